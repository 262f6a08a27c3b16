"""Rows that a test needs and does not talk about. Whoever a test talks about is in people.py."""

from datetime import date

from factory import Sequence, SubFactory
from factory.django import DjangoModelFactory

from chiron.people.models import Affiliation, Institution, Person, Power, Profile, Stage


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    name = Sequence(lambda n: f"Person {n}")
    email = Sequence(lambda n: f"person{n}@example.org")


class StageFactory(DjangoModelFactory):
    class Meta:
        model = Stage

    person = SubFactory(PersonFactory)
    code = "ms-pre"
    began_on = Sequence(lambda n: date(2020, 1, 1 + n % 28))


class ProfileFactory(DjangoModelFactory):
    class Meta:
        model = Profile

    person = SubFactory(PersonFactory)
    facet = Profile.Facet.MENTEE


class InstitutionFactory(DjangoModelFactory):
    class Meta:
        model = Institution

    key = Sequence(lambda n: f"hospital {n}")


class AffiliationFactory(DjangoModelFactory):
    class Meta:
        model = Affiliation

    person = SubFactory(PersonFactory)
    institution = SubFactory(InstitutionFactory)
    place = Sequence(lambda n: f"Hospital {n}")
    role = "attending"
    began_on = date(2025, 1, 1)


class PowerFactory(DjangoModelFactory):
    class Meta:
        model = Power

    affiliation = SubFactory(AffiliationFactory)
    code = "grades"
    began_on = date(2025, 1, 1)
