"""Today tells a person what to do next, the most helpful first, and stops when nothing is left."""

import people
from chiron.desk import queries
from chiron.notices import actions as notices
from chiron.people.models import Choice, Profile


def verbs(person):
    return [step.verb for step in queries.next_steps(person, on=people.TODAY)]


def tell(person, facet, *topics):
    """Make these the topics of that side, and no others."""
    profile = person.profiles.get(facet=facet)
    profile.choices.filter(kind=Choice.Kind.TOPIC).delete()
    Choice.objects.bulk_create(Choice(profile=profile, kind=Choice.Kind.TOPIC, code=code) for code in topics)


def test_somebody_new_is_asked_for_a_name_a_stage_and_a_side(chidi):
    chidi.name = ""

    assert verbs(chidi) == ["Give your name", "Choose your stage", "Choose a side"]


def test_a_mentee_without_topics_is_asked_for_them(ben):
    tell(ben, Profile.Facet.MENTEE)

    assert verbs(ben) == ["Choose topics"]


def test_a_mentor_without_topics_or_room_is_asked_for_both(amara):
    tell(amara, Profile.Facet.MENTOR)
    amara.profiles.update(places=None)

    assert verbs(amara) == ["Choose topics", "Give a number"]


def test_whoever_has_told_enough_is_left_in_peace(ben):
    tell(ben, Profile.Facet.MENTEE, "2.3")

    assert verbs(ben) == []


def test_whoever_has_told_enough_and_is_closed_is_told_how_to_open(ben):
    tell(ben, Profile.Facet.MENTEE, "2.3")
    ben.profiles.update(is_open=False, paused_until=None)

    assert verbs(ben) == ["Look it over, and open it"]


def test_a_side_that_is_closed_beside_an_open_one_is_left_alone(amara):
    tell(amara, Profile.Facet.MENTOR, "2.3")
    Profile.objects.create(person=amara, facet=Profile.Facet.MENTEE, is_open=False)
    tell(amara, Profile.Facet.MENTEE, "2.3")

    assert verbs(amara) == []


def test_somebody_elses_side_is_not_counted(ben, dora):
    assert verbs(dora) == ["Choose a side"]


def test_steps_are_found_in_two_statements_with_one_topic_and_with_three(ben, django_assert_num_queries):
    tell(ben, Profile.Facet.MENTEE, "2.3")
    with django_assert_num_queries(2):
        verbs(ben)

    tell(ben, Profile.Facet.MENTEE, "2.3", "2.1", "1.1")
    with django_assert_num_queries(2):
        verbs(ben)


def test_today_has_one_primary_button(client, chidi):
    client.force_login(chidi)

    html = client.get("/today/").content.decode()

    assert html.count('class="button primary"') == 1
    assert "Choose your stage" in html


def test_today_says_when_nothing_waits(client, ben):
    tell(ben, Profile.Facet.MENTEE, "2.3")
    client.force_login(ben)

    html = client.get("/today/").content.decode()

    assert "Nothing to do today" in html
    assert 'class="button primary"' not in html


def test_today_says_how_many_notices_are_new_and_counts_three_statements(client, ben, django_assert_num_queries):
    for _ in range(2):
        notices.write("welcome", to=ben, by=None, at=people.NOW)

    with django_assert_num_queries(3):
        shown = queries.today(ben, on=people.TODAY)

    assert shown["unread"] == 2
    client.force_login(ben)
    assert "Read 2 new notices" in client.get("/today/").content.decode()
