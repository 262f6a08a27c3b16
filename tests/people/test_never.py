"""What must never be, held by the database itself, whoever writes to it."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from chiron.people.models import Choice, Institution, Profile, Style
from factories import AffiliationFactory, InstitutionFactory, PersonFactory, PowerFactory, ProfileFactory, StageFactory

DAY = date(2025, 1, 1)
BEFORE = date(2024, 12, 31)


def never(make, *args, **more):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(*args, **more)


def test_two_people_with_one_address(db):
    PersonFactory(email="eve@example.org")

    never(PersonFactory, email="Eve@Example.org")


def test_two_stages_on_one_day(ben):
    never(StageFactory, person=ben, code="intern", began_on=ben.stages.get().began_on)


def test_two_institutions_with_one_name(db):
    InstitutionFactory(key=Institution.key_of("Riverside"))

    never(InstitutionFactory, key=Institution.key_of("RIVERSIDE"))


def test_an_affiliation_that_ends_before_it_begins(db):
    never(AffiliationFactory, began_on=DAY, ended_on=BEFORE)


def test_one_affiliation_twice(db):
    here = AffiliationFactory()

    never(AffiliationFactory, person=here.person, institution=here.institution, role=here.role)


def test_a_power_that_ends_before_it_begins(db):
    never(PowerFactory, began_on=DAY, ended_on=BEFORE)


def test_one_open_power_twice(db):
    power = PowerFactory()

    never(PowerFactory, affiliation=power.affiliation, code=power.code)


def test_one_side_twice(ben):
    never(ProfileFactory, person=ben, facet="mentee")


@pytest.mark.parametrize(
    "wrong",
    [
        {"facet": "guru"},
        {"facet": "mentee", "places": 3},
        {"facet": "mentee", "answers_within_days": 3},
        {"facet": "mentee", "not_doing": "letters"},
        {"facet": "mentee", "is_open": False, "paused_until": DAY},
        {"facet": "mentor", "hours_a_month": 0},
        {"facet": "mentor", "hours_a_month": 101},
        {"facet": "mentor", "answers_within_days": 0},
        {"facet": "mentor", "answers_within_days": 15},
        {"facet": "mentor", "places": 51},
    ],
)
def test_a_side_that_promises_what_it_cannot(db, wrong):
    never(ProfileFactory, **wrong)


def test_one_word_chosen_twice(ben):
    never(Choice.objects.create, profile=ben.profiles.get(), kind="topics", code="1.2")


def test_a_slider_in_two_places_or_off_its_scale(ben):
    profile = Profile.objects.get(person=ben)
    Style.objects.create(profile=profile, code="pace", value=0)

    never(Style.objects.create, profile=profile, code="pace", value=50)
    never(Style.objects.create, profile=profile, code="tone", value=101)
