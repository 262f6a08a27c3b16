"""A list costs the same small number of SQL statements, however long it is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import people
from chiron.notices import actions as notices
from chiron.people import actions
from chiron.people.models import Stage


def stages(ben, count):
    Stage.objects.filter(person=ben).delete()
    for n in range(count):
        Stage.objects.create(person=ben, code="intern", began_on=people.TODAY - timedelta(days=n))


def affiliations(ben, count):
    for n in range(count):
        actions.begin_affiliation(
            ben,
            institution=f"Place {n}",
            role="Tutor",
            on=people.TODAY,
            powers=["assesses", "grades"],
            by=ben,
            at=people.NOW,
        )


def tray(ben, count):
    for _ in range(count):
        notices.write("welcome", to=ben, by=None, at=people.NOW)


LISTS = [("/people/me/stages", stages, 1), ("/people/me/affiliations", affiliations, 2), ("/notices", tray, 1)]


@pytest.mark.parametrize("count", [1, 3, 50])
@pytest.mark.parametrize("listed", LISTS, ids=lambda listed: listed[0])
def test_a_list_costs_the_same_however_long(program, ben, listed, count):
    path, fill, statements = listed
    fill(ben, count)
    ask = program(ben)
    ask("GET", "/people/me")

    with CaptureQueriesContext(connection) as captured:
        answer = ask("GET", path)

    assert len(answer.json()["items"]) == count
    # One more looks for the key and its person.
    assert len(captured) == statements + 1
