from datetime import date

import pytest
from django.urls import reverse
from django.utils.html import escape

from chiron.people import actions, queries
from chiron.people.models import Person
from factories import AffiliationFactory, PersonFactory, PowerFactory, StageFactory
from people import NOW

PAGES = ["me", "welcome", "settings", "stages", "affiliations", "new_affiliation", "mentee", "mentor", "pause_mentee"]
ACTS = ["open_mentee", "close_mentee", "open_mentor", "close_mentor"]


@pytest.fixture
def as_(client):
    def sign_in(person):
        client.force_login(person)
        return client

    return sign_in


@pytest.fixture
def at_riverside(amara):
    return actions.begin_affiliation(
        amara, institution="Riverside", role="Attending", on=date(2025, 1, 1), powers=["grades"], by=amara, at=NOW
    )


@pytest.mark.parametrize("page", PAGES + ACTS)
def test_nobody_in_particular_is_asked_to_sign_in(client, db, page):
    answer = client.post(reverse(page))

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", ["amara", "ben", "chidi", "dora", "sol"])
def test_everybody_has_pages_of_their_own(as_, page, name, request):
    person = request.getfixturevalue(name)

    assert as_(person).get(reverse(page)).status_code == 200


@pytest.mark.parametrize("page", ACTS)
def test_acts_are_not_pages(as_, ben, page):
    assert as_(ben).get(reverse(page)).status_code == 405


@pytest.mark.parametrize("name", ["ben", "chidi", "dora", "sol"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_of_another_does_not_exist(as_, at_riverside, name, method, request):
    amara = at_riverside.person
    ask = getattr(as_(request.getfixturevalue(name)), method)
    stage, power = amara.stages.get(), at_riverside.powers.get()

    answers = [
        ask(reverse(page, args=[row.pk])).status_code
        for page, row in [
            ("stage", stage),
            ("remove_stage", stage),
            ("end_affiliation", at_riverside),
            ("remove_affiliation", at_riverside),
            ("take_power", at_riverside),
            ("lay_down_power", power),
            ("remove_power", power),
        ]
    ]

    assert answers == [404] * 7
    assert amara.stages.get() == stage
    assert at_riverside.powers.get() == power


def test_no_page_shows_anybody_else(as_, amara, ben, at_riverside):
    visitor = as_(ben)

    shown = "".join(visitor.get(reverse(page)).content.decode() for page in PAGES)

    assert "Ben Lindqvist" in shown
    assert [word for word in ("Amara", "amara@", "Riverside") if word in shown] == []


def test_a_new_person_says_three_things(as_, db):
    person = PersonFactory(name="")

    answer = as_(person).post(
        reverse("welcome"),
        {"name": "  Eve   Adeyemi ", "time_zone": "Africa/Lagos", "stage": "ms-clin", "on": "2026-08-01"},
    )

    person.refresh_from_db()
    assert answer.url == reverse("me")
    assert (person.name, person.time_zone) == ("Eve Adeyemi", "Africa/Lagos")
    assert [(stage.code, stage.began_on) for stage in person.stages.all()] == [("ms-clin", date(2026, 8, 1))]


def test_what_is_not_told_stays_as_it_has_become_meanwhile(ben, settings):
    settings.LANGUAGES = [("en", "English"), ("fr", "français")]
    before = Person.objects.get(pk=ben.pk)
    actions.change_settings(ben, name="Benedikt", language="fr", by=ben, at=NOW)

    actions.change_settings(before, time_zone="Africa/Lagos", by=before, at=NOW)
    actions.welcome(before, name="Bengt", time_zone="Asia/Tokyo", by=before, at=NOW)

    ben.refresh_from_db()
    assert (ben.name, ben.time_zone, ben.language) == ("Bengt", "Asia/Tokyo", "fr")


def test_a_zone_that_no_machine_knows_is_refused(as_, ben):
    answer = as_(ben).post(reverse("settings"), {"name": "Ben", "time_zone": "Mars/Base", "language": "en"})

    assert answer.context["form"].errors.keys() == {"time_zone"}
    with pytest.raises(actions.NotSensible):
        actions.change_settings(ben, name="Ben", time_zone="Mars/Base", language="en", by=ben, at=NOW)


@pytest.mark.parametrize("zone", ["Mars/Base", "", "../../etc/passwd", "/etc/localtime"])
def test_a_zone_gone_bad_breaks_no_page(as_, ben, zone):
    Person.objects.filter(pk=ben.pk).update(time_zone=zone)

    assert as_(ben).get(reverse("me")).status_code == 200


def test_nothing_typed_is_lost(as_, dora):
    typed = {
        "topics": ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3"],
        "roles": ["coach"],
        "style_pace": "75",
        "about": "I hope for <b>calm</b>.",
        "hours_a_month": "3",
    }

    answer = as_(dora).post(reverse("mentee"), typed)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "take 1 away" in page
    assert escape(typed["about"]) in page
    kept = [field for field in ("topics", "roles") for value in typed[field] if f'value="{value}"' in page]
    assert len(kept) == 10
    assert answer.context["form"]["style_pace"].value() == "75"
    assert not dora.profiles.exists()


def test_a_whole_side_is_told_on_one_page(as_, dora):
    typed = {
        "topics": ["1.2", "4.6"],
        "stages": ["ms-clin"],
        "roles": ["mentor"],
        "specialties": ["em"],
        "channels": ["video", "walking"],
        "languages": ["en", "fr"],
        "style_tone": "100",
        "style_pace": "",
        "places": "2",
        "answers_within_days": "5",
        "hours_a_month": "4",
        "about": "Hello.",
        "not_doing": "No letters.",
    }

    answer = as_(dora).post(reverse("mentor"), typed, follow=True)

    facet = queries.facets(dora)["mentor"]
    assert answer.redirect_chain == [(reverse("mentor"), 302)]
    assert facet.choices == {
        "topics": ["1.2", "4.6"],
        "stages": ["ms-clin"],
        "roles": ["mentor"],
        "specialties": ["em"],
        "channels": ["video", "walking"],
        "languages": ["en", "fr"],
    }
    assert facet.styles == {"tone": 100}
    assert (facet.profile.places, facet.profile.answers_within_days, facet.profile.hours_a_month) == (2, 5, 4)
    assert (facet.profile.about, facet.profile.not_doing) == ("Hello.", "No letters.")


def test_a_finer_slider_is_not_moved_by_saving(as_, dora):
    actions.save_profile(dora, facet="mentee", choices={}, styles={"pace": 37, "tone": 37}, by=dora, at=NOW)
    form = as_(dora).get(reverse("mentee")).context["form"]
    assert form["style_pace"].value() == 25

    as_(dora).post(reverse("mentee"), {"style_pace": "25", "style_tone": "50"})

    assert queries.facets(dora)["mentee"].styles == {"pace": 37, "tone": 50}


def test_a_side_opens_pauses_and_closes(as_, ben):
    visitor = as_(ben)
    facet = ben.profiles.filter(facet="mentee")

    visitor.post(reverse("close_mentee"))
    closed = facet.get().is_open
    visitor.post(reverse("open_mentee"))
    opened = facet.get().is_open
    visitor.post(reverse("pause_mentee"), {"until": "2027-12-01"})

    assert (closed, opened, facet.get().paused_until) == (False, True, date(2027, 12, 1))


def test_a_side_that_is_not_ready_says_what_is_missing(as_, dora):
    answer = as_(dora).post(reverse("open_mentor"), follow=True)

    assert [str(message) for message in answer.context["messages"]] == ["Nothing here yet. Choose a topic first."]


def test_saving_a_closed_side_says_that_it_is_closed(as_, dora):
    visitor = as_(dora)

    def saved():
        answer = visitor.post(reverse("mentee"), {"topics": ["1.2"]}, follow=True)
        return [str(message) for message in answer.context["messages"]]

    closed = saved()
    visitor.post(reverse("open_mentee"))

    assert closed == ["Saved. Nobody is proposed to you until you open this side."]
    assert saved() == ["Saved. You can change this at any time."]


def test_what_one_decides_is_said_in_the_first_person(as_, dora):
    visitor = as_(dora)
    offered = visitor.get(reverse("new_affiliation")).content.decode()
    place = {"institution": "Riverside", "role": "Resident", "on": "2025-07-01", "powers": ["grades"]}
    page = visitor.post(reverse("new_affiliation"), place, follow=True).content.decode()
    power = dora.affiliations.get().powers.get()
    asked = visitor.get(reverse("lay_down_power", args=[power.pk])).content.decode()

    assert "I assess them" in offered
    assert "<p>I grade them</p>" in page
    assert "“I grade them” at Riverside: until when?" in asked


def test_places_and_powers_are_told_by_hand(as_, dora):
    visitor = as_(dora)
    visitor.post(
        reverse("new_affiliation"),
        {"institution": "Riverside", "role": "Resident", "on": "2025-07-01", "powers": ["assesses"]},
    )
    affiliation = dora.affiliations.get()
    visitor.post(reverse("take_power", args=[affiliation.pk]), {"code": "grades", "on": "2026-01-01"})
    visitor.post(reverse("lay_down_power", args=[affiliation.powers.get(code="grades").pk]), {"on": "2026-02-01"})
    visitor.post(reverse("remove_power", args=[affiliation.powers.get(code="assesses").pk]))
    visitor.post(reverse("end_affiliation", args=[affiliation.pk]), {"on": "2026-03-01"})

    affiliation.refresh_from_db()
    assert affiliation.ended_on == date(2026, 3, 1)
    assert list(affiliation.powers.values_list("code", "began_on", "ended_on")) == [
        ("grades", date(2026, 1, 1), date(2026, 2, 1))
    ]

    visitor.post(reverse("remove_affiliation", args=[affiliation.pk]))

    assert not dora.affiliations.exists()


def test_a_road_is_told_put_right_and_taken_back_by_hand(as_, dora):
    visitor = as_(dora)
    visitor.post(reverse("stages"), {"code": "ms-clin", "on": "2026-08-01"})
    stage = dora.stages.get(code="ms-clin")
    visitor.post(reverse("stage", args=[stage.pk]), {"code": "ms-clin", "on": "2026-07-01"})
    corrected = [(s.stage.code, s.ended_on) for s in queries.road(dora)]
    asked = visitor.get(reverse("remove_stage", args=[stage.pk]))
    still = dora.stages.count()
    visitor.post(reverse("remove_stage", args=[stage.pk]))

    assert corrected == [("ms-clin", None), ("ms-pre", date(2026, 6, 30))]
    assert (asked.status_code, still, dora.stages.count()) == (200, 2, 1)


def test_the_familiar_names_of_stages_are_offered(as_, ben):
    page = as_(ben).get(reverse("stages")).content.decode()

    assert [name for name in ("MS3", "FY2", "PGY-2", "ST3") if name not in page] == []


def test_what_is_thin_is_told_with_its_reason(dora):
    before = [thin.page for thin in queries.own_page(dora).thin]
    AffiliationFactory(person=dora)
    actions.save_profile(dora, facet="mentor", choices={"topics": ["1.2"]}, styles={}, places=1, by=dora, at=NOW)

    after = queries.own_page(dora).thin

    assert before == ["affiliations"]
    assert [thin.what for thin in after] == ["Within how many days you answer", "What you do not do"]
    assert all(thin.why for thin in after)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_persons_own_page_is_read_in_six_statements(rows, django_assert_num_queries, db):
    person = PersonFactory()
    StageFactory.create_batch(rows, person=person)
    for affiliation in AffiliationFactory.create_batch(rows, person=person):
        PowerFactory(affiliation=affiliation)
    for facet in ("mentee", "mentor"):
        topics = ["1.2", "2.3", "4.6"][:rows]
        actions.save_profile(person, facet=facet, choices={"topics": topics}, styles={"pace": 0}, by=person, at=NOW)

    with django_assert_num_queries(6):
        page = queries.own_page(person)
        assert len(page.road) == len(page.affiliations) == len(page.mentee.words["topics"]) == rows
        assert [len(affiliation.powers.all()) for affiliation in page.affiliations] == [1] * rows
