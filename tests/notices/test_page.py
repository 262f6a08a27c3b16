import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import people
from chiron.notices import actions, queries


@pytest.fixture
def told(amara):
    """Amara has been told a number of things."""

    def told(times):
        for _ in range(times):
            actions.write("welcome", to=amara, by=None, at=people.NOW)
        return amara

    return told


def page(client, person):
    client.force_login(person)
    return client.get(reverse("notices"))


def test_nothing_says_so_and_leads_on(client, told):
    response = page(client, told(0))

    assert "Nothing here yet" in response.text
    assert reverse("today") in response.text


def test_a_notice_reads_as_its_kind_says(client, told):
    response = page(client, told(1))

    assert "Welcome to Chiron" in response.text
    assert "Mark as read" in response.text
    assert "Mark all as read" not in response.text


def test_a_stranger_sees_nothing_and_cannot_mark_it(client, told, dora):
    notice = queries.unread(told(1)).get()
    assert "Welcome to Chiron" not in page(client, dora).text

    response = client.post(reverse("notice_read", args=[notice.pk]))

    assert response.status_code == 404
    assert queries.unread(notice.to).count() == 1


def test_one_is_marked_and_the_other_stays(client, told):
    amara = told(2)
    page(client, amara)
    first = queries.unread(amara)[0]

    response = client.post(reverse("notice_read", args=[first.pk]), follow=True)

    assert response.redirect_chain == [(reverse("notices"), 302)]
    assert [notice.pk == first.pk for notice in queries.visible_to(amara)] == [False, True]


def test_all_are_marked(client, told, dora):
    amara = told(3)
    actions.write("welcome", to=dora, by=None, at=people.NOW)
    assert "Mark all as read" in page(client, amara).text

    client.post(reverse("notices_read"))

    assert (queries.unread(amara).count(), queries.unread(dora).count()) == (0, 1)


def test_looking_changes_nothing(client, told):
    amara = told(1)
    notice = queries.unread(amara).get()
    client.force_login(amara)

    assert client.get(reverse("notice_read", args=[notice.pk])).status_code == 405
    assert client.get(reverse("notices_read")).status_code == 405
    assert queries.unread(amara).count() == 1


@pytest.mark.parametrize("times", [1, 3])
def test_a_longer_list_costs_no_more_queries(client, told, times):
    client.force_login(told(times))

    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("notices"))

    assert len([query for query in asked if "notices_notice" in query["sql"]]) == 1
