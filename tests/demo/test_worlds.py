from datetime import date, timedelta

import pytest
from django.core import checks
from django.db import transaction

import people
from chiron.demo import actions, queries
from chiron.demo.cast import CAST
from chiron.demo.models import World
from chiron.people.models import Person, Profile
from chiron.people.queries import stage_on


@pytest.fixture(autouse=True)
def at_home(db, settings):
    settings.EMBEDDED = settings.LOOPBACK = True


def database_problems():
    return [problem.id for problem in checks.run_checks(tags=["database"], databases=["default"])]


def test_a_world_begins_with_its_four_people():
    actions.open_world("start", at=people.NOW)

    assert list(Person.objects.order_by("email").values_list("email", flat=True)) == [
        "amara@example.org",
        "ben@example.org",
        "chidi@example.org",
        "dora@example.org",
    ]
    open_facets = Profile.objects.filter(is_open=True).order_by("person__email")
    assert [(p.person.name, p.facet) for p in open_facets] == [
        ("Amara Okafor", "mentor"),
        ("Ben Lindqvist", "mentee"),
        ("Dora Novak", "mentee"),
    ]


def test_its_days_are_counted_from_its_beginning():
    actions.open_world("start", at=people.NOW)

    ben = Person.objects.get(email="ben@example.org")
    day = people.TODAY - timedelta(days=130)
    assert (stage_on(ben, day).code, stage_on(ben, people.TODAY).code) == ("ms-pre", "ms-clin")
    assert ben.joined_at == people.NOW


def test_what_they_are_fits_since_when_they_are_it():
    actions.open_world("start", at=people.NOW)

    ben = Person.objects.get(email="ben@example.org")
    (place,) = ben.affiliations.all()
    assert (place.role, stage_on(ben, place.began_on).code) == ("Medical student", "ms-pre")
    assert [post.role for part in CAST.values() for post in part.posts if "-year" in post.role] == []


def test_what_somebody_may_do_to_learners_comes_with_a_role():
    actions.open_world("start", at=people.NOW)

    amara = Person.objects.get(email="amara@example.org")
    powers = amara.affiliations.exclude(powers=None).values_list("role", "powers__code")
    assert list(powers) == [("Attending cardiologist", "assesses")]


@pytest.mark.parametrize("day", [date(2028, 2, 29), date(2027, 3, 1)])
def test_it_can_begin_on_any_day(day):
    at = people.NOW.replace(year=day.year, month=day.month, day=day.day)

    actions.open_world("start", at=at)

    assert Person.objects.count() == len(CAST)


def test_what_was_done_in_it_is_kept():
    actions.open_world("start", at=people.NOW)
    Person.objects.filter(email="ben@example.org").update(name="Ben L.")

    world = actions.open_world("start", at=people.NOW + timedelta(days=3))

    assert world.began_at == people.NOW
    assert Person.objects.get(email="ben@example.org").name == "Ben L."
    assert Person.objects.count() == len(CAST)


def test_nobody_in_it_has_a_password():
    actions.open_world("start", at=people.NOW)

    assert [person.email for person in Person.objects.all() if person.has_usable_password()] == []


def test_a_folder_with_real_people_is_left_alone(amara):
    with pytest.raises(actions.AnotherWorld, match="holds a real installation"):
        actions.open_world("start", at=people.NOW)

    assert World.objects.count() == 0


def test_a_folder_with_a_world_at_another_moment_is_left_alone():
    actions.open_world("start", at=people.NOW)
    World.objects.update(moment="later")

    with pytest.raises(actions.AnotherWorld, match="began at later"):
        actions.open_world("start", at=people.NOW)


def test_an_unknown_moment_is_refused():
    with pytest.raises(actions.UnknownMoment, match="Choose one of: start"):
        actions.open_world("yesteryear", at=people.NOW)


@pytest.mark.parametrize("wall", ["EMBEDDED", "LOOPBACK"])
def test_production_refuses_a_demo_world(settings, wall):
    actions.open_world("start", at=people.NOW)
    at_home = database_problems()

    setattr(settings, wall, False)

    assert (at_home, database_problems()) == ([], ["demo.E001"])
    with pytest.raises(actions.NotADemo):
        actions.open_world("start", at=people.NOW)


def test_production_without_a_demo_world_has_nothing_to_refuse(amara, settings):
    settings.EMBEDDED = settings.LOOPBACK = False

    assert database_problems() == []


def test_a_beginning_that_fails_leaves_nothing_behind(monkeypatch):
    def fail(_at):
        people.amara()
        raise ValueError

    monkeypatch.setitem(actions.worlds.MOMENTS, "start", fail)
    with pytest.raises(ValueError, match=r"^$"), transaction.atomic():
        actions.open_world("start", at=people.NOW)

    assert (queries.world(), queries.holds_people()) == (None, False)
