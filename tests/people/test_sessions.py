"""The list of sessions says when each was last used, without every read becoming a write."""

from datetime import timedelta

import time_machine
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test.utils import CaptureQueriesContext

import people


def visit(client, minutes):
    with time_machine.travel(people.NOW + timedelta(minutes=minutes), tick=False):
        client.get("/me/stages/")


def test_a_session_is_known_from_its_first_page_on(client, ben):
    client.force_login(ben)

    visit(client, 0)

    assert list(UserSession.objects.order_by("pk").values_list("user", "last_seen_at")) == [(ben.pk, people.NOW)]


def test_it_is_seen_again_after_ten_minutes(client, ben):
    client.force_login(ben)
    for minutes in (0, 9, 10, 15):
        visit(client, minutes)

    assert UserSession.objects.get().last_seen_at == people.NOW + timedelta(minutes=10)


def test_a_page_that_is_read_writes_nothing(client, ben):
    client.force_login(ben)
    visit(client, 0)

    with CaptureQueriesContext(connection) as captured:
        visit(client, 1)

    assert [query["sql"] for query in captured if not query["sql"].startswith("SELECT")] == []
