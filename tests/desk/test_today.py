"""Today tells a person what to do next, the most helpful first, and stops when nothing is left."""

import people
from chiron.desk import queries
from chiron.people.models import Choice, Profile


def verbs(person):
    return [step.verb for step in queries.next_steps(person, on=people.TODAY)]


def choose(person, facet, code="2.3"):
    Choice.objects.create(profile=person.profiles.get(facet=facet), kind=Choice.Kind.TOPIC, code=code)


def test_somebody_new_is_asked_for_a_name_a_stage_and_a_side(chidi):
    chidi.name = ""

    assert verbs(chidi) == ["Give your name", "Choose your stage", "Choose a side"]


def test_a_mentee_without_topics_is_asked_for_them(ben):
    assert verbs(ben) == ["Choose topics"]


def test_a_mentor_without_topics_or_room_is_asked_for_both(amara):
    amara.profiles.update(places=None)

    assert verbs(amara) == ["Choose topics", "Give a number"]


def test_whoever_has_told_enough_is_left_in_peace(ben):
    choose(ben, Profile.Facet.MENTEE)

    assert verbs(ben) == []


def test_whoever_has_told_enough_and_is_closed_is_told_how_to_open(ben):
    choose(ben, Profile.Facet.MENTEE)
    ben.profiles.update(is_open=False)

    assert verbs(ben) == ["Look it over, and open it"]


def test_a_side_that_is_closed_beside_an_open_one_is_left_alone(amara):
    choose(amara, Profile.Facet.MENTOR)
    Profile.objects.create(person=amara, facet=Profile.Facet.MENTEE, is_open=False)
    choose(amara, Profile.Facet.MENTEE)

    assert verbs(amara) == []


def test_somebody_elses_side_is_not_counted(ben, dora):
    assert verbs(dora) == ["Choose a side"]


def test_steps_are_found_in_two_statements_with_one_topic_and_with_three(ben, django_assert_num_queries):
    choose(ben, Profile.Facet.MENTEE)
    with django_assert_num_queries(2):
        verbs(ben)

    choose(ben, Profile.Facet.MENTEE, "2.1")
    choose(ben, Profile.Facet.MENTEE, "1.1")
    with django_assert_num_queries(2):
        verbs(ben)


def test_today_has_one_primary_button(client, chidi):
    client.force_login(chidi)

    html = client.get("/today/").content.decode()

    assert html.count('class="button primary"') == 1
    assert "Choose your stage" in html


def test_today_says_when_nothing_waits(client, ben):
    choose(ben, Profile.Facet.MENTEE)
    client.force_login(ben)

    html = client.get("/today/").content.decode()

    assert "Nothing waits for you" in html
    assert 'class="button primary"' not in html
