from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from chiron.base.models import Entry
from chiron.people import actions, queries
from chiron.people.models import Profile
from factories import PersonFactory, ProfileFactory
from people import NOW, TODAY


def save(person, facet, *, choices=None, styles=None, by=None, **more):
    return actions.save_profile(
        person, facet=facet, choices=choices or {}, styles=styles or {}, by=by or person, at=NOW, **more
    )


def told(person, facet):
    facet = queries.facets(person)[facet]
    return {kind: codes for kind, codes in facet.choices.items() if codes}, facet.styles


def facts(kind):
    return list(Entry.objects.filter(kind=kind).values_list("data", flat=True))


def test_a_side_is_written_anew(dora):
    save(dora, "mentee", choices={"topics": ["2.3"], "roles": ["coach"]}, styles={"pace": 25, "tone": 100})
    save(dora, "mentee", choices={"topics": ["2.3", "1.2"]}, styles={"pace": 30}, about=" Hello \r\nthere ")

    assert told(dora, "mentee") == ({"topics": ["1.2", "2.3"]}, {"pace": 30})
    assert dora.profiles.get().about == "Hello \nthere"


def test_nothing_crosses_between_the_sides(ben):
    before = told(ben, "mentee")

    save(ben, "mentor", choices={"topics": ["2.1"], "roles": ["peer"]}, styles={"tone": 75}, places=1)
    after_mentor = told(ben, "mentee")
    save(ben, "mentee", choices={"topics": ["9.3"]})

    assert after_mentor == before
    assert told(ben, "mentor") == ({"topics": ["2.1"], "roles": ["peer"]}, {"tone": 75})


def test_saving_the_same_again_is_no_news(dora):
    save(dora, "mentee", choices={"topics": ["2.3"]}, styles={"pace": 25})
    save(dora, "mentee", choices={"topics": ["2.3"]}, styles={"pace": 25})

    profile = dora.profiles.get()
    assert facts("ProfileChanged") == [{"person_id": str(dora.pk), "profile_id": str(profile.pk), "facet": "mentee"}]


def test_a_mentee_chooses_eight_topics_at_most(dora):
    nine = ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3"]

    with pytest.raises(actions.NotSensible, match="take 1 away"):
        save(dora, "mentee", choices={"topics": nine})
    save(dora, "mentor", choices={"topics": nine}, places=1)

    assert not dora.profiles.filter(facet="mentee").exists()


@pytest.mark.parametrize(
    ("facet", "more"),
    [
        ("mentee", {"choices": {"topics": ["99.9"]}}),
        ("mentee", {"choices": {"hats": ["red"]}}),
        ("mentee", {"choices": {"stages": ["intern"]}}),
        ("mentee", {"styles": {"shoe": 50}}),
        ("guru", {}),
    ],
)
def test_words_outside_the_vocabulary_are_refused(dora, facet, more):
    with pytest.raises(actions.UnknownWord):
        save(dora, facet, **more)


@pytest.mark.parametrize(
    ("facet", "more"),
    [
        ("mentee", {"styles": {"pace": 101}}),
        ("mentee", {"styles": {"pace": -1}}),
        ("mentee", {"places": 3}),
        ("mentee", {"answers_within_days": 3}),
        ("mentee", {"not_doing": "letters"}),
        ("mentee", {"hours_a_month": 101}),
        ("mentor", {"hours_a_month": 0}),
        ("mentor", {"answers_within_days": 15}),
        ("mentor", {"places": 51}),
        ("mentor", {"about": "a" * 2001}),
        ("mentor", {"not_doing": "a" * 1001}),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(dora, facet, more):
    with pytest.raises(actions.NotSensible) as refused:
        save(dora, facet, **more)

    assert refused.value.sentence.endswith(".")


def test_control_characters_do_not_reach_the_database(dora):
    save(dora, "mentor", about="a\x00b\x07c\nd")

    assert dora.profiles.get().about == "abc\nd"


def test_a_mentor_opens_with_a_topic_and_a_place(dora):
    for choices, places in (({}, 2), ({"topics": ["1.2"]}, None), ({"topics": ["1.2"]}, 0)):
        save(dora, "mentor", choices=choices, places=places)
        with pytest.raises(actions.NotReady):
            actions.open_profile(dora, facet="mentor", by=dora, at=NOW)
    save(dora, "mentor", choices={"topics": ["1.2"]}, places=2)

    actions.open_profile(dora, facet="mentor", by=dora, at=NOW)

    assert dora.profiles.get().is_available(TODAY)


def test_a_side_never_begun_cannot_open(dora):
    with pytest.raises(actions.NotReady):
        actions.open_profile(dora, facet="mentee", by=dora, at=NOW)


@pytest.mark.django_db(transaction=True)
def test_an_open_side_keeps_its_last_topic(ben):
    before = told(ben, "mentee")

    with pytest.raises(actions.NotReady):
        save(ben, "mentee", choices={"roles": ["coach"]})

    assert told(ben, "mentee") == before


def test_a_pause_ends_by_itself(amara):
    until = TODAY + timedelta(days=10)

    actions.pause_profile(amara, facet="mentor", until=until, by=amara, at=NOW)

    profile = amara.profiles.get()
    assert not profile.is_available(until - timedelta(days=1))
    assert profile.is_available(until)


def test_opening_ends_a_pause(amara):
    actions.pause_profile(amara, facet="mentor", until=TODAY + timedelta(days=10), by=amara, at=NOW)
    actions.open_profile(amara, facet="mentor", by=amara, at=NOW)

    assert amara.profiles.get().is_available(TODAY)


@pytest.mark.parametrize("until", [TODAY, TODAY - timedelta(days=1), date(2036, 1, 1)])
def test_a_pause_ends_on_a_day_ahead_and_in_reach(amara, until):
    with pytest.raises(actions.NotSensible):
        actions.pause_profile(amara, facet="mentor", until=until, by=amara, at=NOW)


def test_a_closed_side_keeps_what_was_told(amara):
    before = told(amara, "mentor")
    actions.pause_profile(amara, facet="mentor", until=TODAY + timedelta(days=10), by=amara, at=NOW)

    actions.close_profile(amara, facet="mentor", by=amara, at=NOW)
    actions.close_profile(amara, facet="mentor", by=amara, at=NOW)

    assert told(amara, "mentor") == before
    assert not amara.profiles.get().is_available(TODAY + timedelta(days=30))
    assert len(facts("ProfileClosed")) == 1


def test_a_closed_side_does_not_pause(dora):
    save(dora, "mentee", choices={"topics": ["2.3"]})

    with pytest.raises(actions.NotSensible):
        actions.pause_profile(dora, facet="mentee", until=TODAY + timedelta(days=3), by=dora, at=NOW)


def test_nobody_changes_the_side_of_another(ben, dora, sol):
    for other in (dora, sol):
        with pytest.raises(PermissionDenied):
            save(ben, "mentee", choices={"topics": ["2.3"]}, by=other)
        with pytest.raises(PermissionDenied):
            actions.open_profile(ben, facet="mentee", by=other, at=NOW)
        with pytest.raises(PermissionDenied):
            actions.close_profile(ben, facet="mentee", by=other, at=NOW)
        with pytest.raises(PermissionDenied):
            actions.pause_profile(ben, facet="mentee", until=TODAY + timedelta(days=3), by=other, at=NOW)


def test_nobody_sees_anybody_else(amara, ben, chidi, dora, sol):
    for viewer in (amara, ben, chidi, dora, sol):
        assert list(queries.visible_to(viewer)) == [viewer]
        assert {profile.person for profile in queries.profiles_visible_to(viewer)} <= {viewer}


@pytest.mark.parametrize("told_topics", [["1.2"], ["1.2", "2.3", "4.6"]])
def test_both_sides_are_read_in_three_statements(told_topics, django_assert_num_queries, db):
    person = PersonFactory()
    for facet in Profile.Facet.values:
        save(person, facet, choices={"topics": told_topics}, styles={"pace": 50, "tone": 0})

    with django_assert_num_queries(3):
        both = queries.facets(person)
        assert [len(facet.words["topics"]) for facet in both.values()] == [len(told_topics)] * 2
        assert [len(facet.leanings) for facet in both.values()] == [2, 2]


def test_a_side_never_begun_reads_as_empty(dora, django_assert_num_queries):
    ProfileFactory(facet="mentor")

    with django_assert_num_queries(1):
        both = queries.facets(dora)

    assert not both["mentee"].is_begun
    assert both["mentor"].words["topics"] == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "Weekly"),
        (25, "leans to “Weekly”"),
        (50, "between “Weekly” and “Now and then”"),
        (75, "leans to “Now and then”"),
        (100, "Now and then"),
    ],
)
def test_a_slider_is_told_in_words(dora, value, words):
    save(dora, "mentee", styles={"pace": value})

    assert queries.facets(dora)["mentee"].leanings == [("How often", words)]
