"""A list costs the same small number of SQL statements, however long it is: on its page and for a program."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

import people
from chiron.api import actions as keys
from chiron.notices import actions as notices
from chiron.people import actions
from chiron.people.models import Stage


def stages(ben, count):
    Stage.objects.filter(person=ben).delete()
    for n in range(count):
        Stage.objects.create(person=ben, code="intern", began_on=people.TODAY - timedelta(days=n))


def places(ben, count):
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


def ring(ben, count):
    for _ in range(count):
        keys.make_key(ben, name="k", scopes=["profile:read"], days=30, by=ben, at=people.NOW)


# Each with its statements. Two more look for the session and its person.
LISTS = [
    ("/me/", places, 6),
    ("/me/stages/", stages, 1),
    ("/me/affiliations/", places, 2),
    ("/me/keys/", ring, 1),
    ("/notices/", tray, 1),
    ("/api/v1/people/me/stages", stages, 1),
    ("/api/v1/people/me/affiliations", places, 2),
    ("/api/v1/notices", tray, 1),
]


@pytest.mark.parametrize("count", [1, 3, 50])
@pytest.mark.parametrize("listed", LISTS, ids=lambda listed: listed[0])
def test_a_list_costs_the_same_however_long(client, ben, monkeypatch, listed, count):
    monkeypatch.setattr(keys, "MOST_KEYS", 50)
    path, fill, statements = listed
    with time_machine.travel(people.NOW, tick=True):
        fill(ben, count)
        client.force_login(ben)
        client.get(path)

        with CaptureQueriesContext(connection) as captured:
            answer = client.get(path)

    assert answer.status_code == 200
    assert len(captured) == statements + 2 <= 8
