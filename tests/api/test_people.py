"""What a program can see and change of its person: the same acts as on the pages, and nobody else's."""

from datetime import timedelta

import pytest

import people
from chiron.base.models import Entry
from chiron.people import actions
from chiron.people.models import Profile, Stage

DAY = people.TODAY.isoformat()


@pytest.fixture
def ask(program, ben):
    return program(ben)


def items(answer):
    assert answer.status_code == 200
    return answer.json()["items"]


@pytest.fixture
def place(ben):
    return actions.begin_affiliation(
        ben, institution="Riverbend", role="Tutor", on=people.TODAY, powers=["assesses"], by=ben, at=people.NOW
    )


def test_one_sees_oneself(ask, ben):
    assert ask("GET", "/people/me").json() == {
        "id": str(ben.pk),
        "name": "Ben Lindqvist",
        "email": "ben@example.org",
        "time_zone": "America/New_York",
        "language": "en",
        "joined_at": "2026-11-02T09:00:00Z",
    }


def test_what_is_left_out_stays(ask, ben):
    answer = ask("PATCH", "/people/me", {"time_zone": "Africa/Lagos", "language": None})

    assert (answer.json()["name"], answer.json()["time_zone"]) == ("Ben Lindqvist", "Africa/Lagos")
    ben.refresh_from_db()
    assert ben.time_zone == "Africa/Lagos"


def test_a_stage_is_begun_put_right_and_removed(ask, ben):
    begun = ask("POST", "/people/me/stages", {"code": "intern", "began_on": "2026-06-01"})
    assert begun.status_code == 201
    pk = begun.json()["id"]
    assert begun.json() == {
        "id": pk,
        "code": "intern",
        "label": "First postgraduate year",
        "began_on": "2026-06-01",
    }

    right = ask("PUT", f"/people/me/stages/{pk}", {"code": "intern", "began_on": "2026-06-02"})
    assert right.json()["began_on"] == "2026-06-02"
    assert [stage["code"] for stage in items(ask("GET", "/people/me/stages"))] == ["intern", "ms-clin"]

    assert ask("DELETE", f"/people/me/stages/{pk}").status_code == 204
    assert [stage["code"] for stage in items(ask("GET", "/people/me/stages"))] == ["ms-clin"]
    assert set(Entry.objects.filter(by=ben.pk).values_list("kind", flat=True)) >= {
        "StageBegan",
        "StageCorrected",
        "StageRemoved",
    }


def test_a_place_is_told_with_its_powers_and_ends_with_them(ask):
    told = {"institution": "Riverbend", "role": "Tutor", "began_on": "2026-03-01", "powers": ["assesses"]}
    made = ask("POST", "/people/me/affiliations", told)
    assert made.status_code == 201
    pk = made.json()["id"]
    assert [power["code"] for power in made.json()["powers"]] == ["assesses"]

    more = ask("POST", f"/people/me/affiliations/{pk}/powers", {"code": "grades", "began_on": "2026-04-01"})
    assert (more.status_code, more.json()["code"], more.json()["ended_on"]) == (201, "grades", None)

    ended = ask("POST", f"/people/me/affiliations/{pk}/end", {"ended_on": "2026-05-01"}).json()
    assert ended["ended_on"] == "2026-05-01"
    assert {power["ended_on"] for power in ended["powers"]} == {"2026-05-01"}

    assert ask("DELETE", f"/people/me/affiliations/{pk}").status_code == 204
    assert items(ask("GET", "/people/me/affiliations")) == []


def test_a_power_is_laid_down_or_was_never_there(ask, place):
    pk = place.powers.get().pk

    assert ask("POST", f"/people/me/powers/{pk}/end", {"ended_on": DAY}).json()["ended_on"] == DAY
    again = ask("POST", f"/people/me/powers/{pk}/end", {"ended_on": DAY})
    assert again.json()["error"]["sentence"] == "You have said that this ended on 2 November 2026."
    assert ask("DELETE", f"/people/me/powers/{pk}").status_code == 204


def test_a_side_that_was_never_begun_is_empty_and_closed(ask):
    side = ask("GET", "/people/me/profiles/mentor").json()

    assert (side["facet"], side["is_open"], side["paused_until"]) == ("mentor", False, None)
    assert (side["told"]["about"], side["told"]["places"], side["told"]["styles"]) == ("", None, {})
    assert Profile.objects.filter(facet="mentor").count() == 0


@pytest.mark.parametrize("facet", ["mentee", "mentor"])
def test_what_was_read_can_be_written_back_unchanged(ask, facet):
    told = {
        "about": "Slow and steady.",
        "hours_a_month": 3,
        "choices": {"topics": ["1.1", "2.3"], "channels": ["phone"], "languages": ["en"]},
        "styles": {"pace": 20},
    }
    first = ask("PUT", f"/people/me/profiles/{facet}", told).json()

    again = ask("PUT", f"/people/me/profiles/{facet}", first["told"]).json()

    assert again == first
    assert first["told"]["choices"]["topics"] == ["1.1", "2.3"]
    assert first["told"]["styles"] == {"pace": 20}


def test_what_is_left_out_of_a_side_is_taken_away_and_the_other_stays(ask):
    ask("PUT", "/people/me/profiles/mentor", {"about": "Mentor.", "choices": {"topics": ["1.1"]}})
    ask("PUT", "/people/me/profiles/mentee", {"about": "Mentee.", "choices": {"topics": ["2.3"]}})

    ask("PUT", "/people/me/profiles/mentor", {"choices": {"topics": ["1.2"]}})

    mentor = ask("GET", "/people/me/profiles/mentor").json()["told"]
    mentee = ask("GET", "/people/me/profiles/mentee").json()["told"]
    assert (mentor["about"], mentor["choices"]["topics"]) == ("", ["1.2"])
    assert (mentee["about"], mentee["choices"]["topics"]) == ("Mentee.", ["2.3"])


def test_a_side_is_opened_paused_and_closed(ask):
    refused = ask("POST", "/people/me/profiles/mentor/open")
    assert refused.status_code == 409
    ask("PUT", "/people/me/profiles/mentor", {"places": 2, "choices": {"topics": ["1.1"]}})

    assert ask("POST", "/people/me/profiles/mentor/open").json()["is_open"] is True
    # Far enough ahead, whenever this is run, and near enough to be a plan.
    until = (people.TODAY + timedelta(days=100)).isoformat()
    assert ask("POST", "/people/me/profiles/mentor/pause", {"until": until}).json()["paused_until"] == until
    closed = ask("POST", "/people/me/profiles/mentor/close").json()
    assert (closed["is_open"], closed["paused_until"]) == (False, None)


def test_a_list_comes_in_pages_that_neither_skip_nor_repeat(ask, ben):
    Stage.objects.all().delete()
    made = [
        Stage.objects.create(person=ben, code="intern", began_on=people.TODAY - timedelta(days=n)) for n in range(7)
    ]

    seen, after = [], ""
    while after is not None:
        answer = ask("GET", f"/people/me/stages?limit=3{after and '&after='}{after}").json()
        seen += [item["id"] for item in answer["items"]]
        assert len(answer["items"]) <= 3
        after = answer["next"]

    assert seen == [str(stage.pk) for stage in reversed(made)]


def test_a_page_that_is_just_full_is_the_last(ask, ben):
    Stage.objects.create(person=ben, code="intern", began_on=people.TODAY)

    assert ask("GET", "/people/me/stages?limit=2").json()["next"] is None
    assert ask("GET", "/people/me/stages?limit=1").json()["next"] is not None


@pytest.mark.parametrize("stranger", ["amara", "chidi", "dora", "sol"])
def test_nobody_else_can_touch_it(request, program, ben, place, stranger):
    ask = program(request.getfixturevalue(stranger))
    stage, power = ben.stages.get(), place.powers.get()
    told = {"code": "intern", "began_on": DAY}

    answers = [
        ask("PUT", f"/people/me/stages/{stage.pk}", told),
        ask("DELETE", f"/people/me/stages/{stage.pk}"),
        ask("POST", f"/people/me/affiliations/{place.pk}/end", {"ended_on": DAY}),
        ask("POST", f"/people/me/affiliations/{place.pk}/powers", {"code": "grades", "began_on": DAY}),
        ask("DELETE", f"/people/me/affiliations/{place.pk}"),
        ask("POST", f"/people/me/powers/{power.pk}/end", {"ended_on": DAY}),
        ask("DELETE", f"/people/me/powers/{power.pk}"),
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert "Riverbend" not in ask("GET", "/people/me/affiliations").text
    assert (ben.stages.get(), place.powers.get()) == (stage, power)
