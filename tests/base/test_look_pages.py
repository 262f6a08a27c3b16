"""The frame, and the pages that nobody hopes to see."""

import re

import pytest
from django.template.loader import get_template
from django.test import Client

HELP = '<a class="get-help" href="/help/">'


@pytest.mark.parametrize("query", ["", "?scheme=dark", "?dir=rtl"])
def test_the_living_page_is_open_and_draws_everything(client, query):
    answer = client.get(f"/living/{query}")

    assert answer.status_code == 200
    assert answer.content.decode().count("<h1") == 1


def test_the_living_page_turns(client):
    assert '<html lang="en" dir="rtl">' in client.get("/living/?dir=rtl").content.decode()
    assert '<html lang="en" dir="ltr" data-scheme="dark">' in client.get("/living/?scheme=dark").content.decode()
    assert "alert(" not in client.get("/living/?scheme=alert(1)&dir=alert(1)").content.decode()


def test_the_rail_is_there_for_whoever_is_signed_in(client, ben):
    before = client.get("/about/").content.decode()
    client.force_login(ben)
    after = client.get("/about/").content.decode()

    assert ('class="rail"' in before, 'class="rail"' in after) == (False, True)
    assert ("/account/login/" in before, "/account/login/" in after) == (True, False)
    assert (HELP in before, HELP in after) == (True, True)


def test_the_rail_has_at_most_six_entries_and_says_where_one_is(client, ben):
    client.force_login(ben)

    [rail] = re.findall(r'<nav class="rail".*?</nav>', client.get("/today/").content.decode(), re.DOTALL)

    assert 1 <= rail.count("<li>") <= 6
    assert re.findall(r'href="([^"]+)" aria-current="page"', rail) == ["/today/"]


@pytest.mark.parametrize("page", ["/", "/about/", "/help/", "/help/mentor/", "/living/", "/nowhere/"])
def test_a_page_says_what_it_is_in_words_and_for_machines(client, page):
    html = client.get(page).content.decode()

    assert html.startswith("<!doctype html>")
    assert re.findall(r"<title>(.+) · Chiron</title>", html) != []
    assert [html.count(part) for part in ("<h1", '<main id="main"', 'href="#main"', HELP)][:2] == [1, 1]
    assert HELP in html
    assert 'href="#main"' in html


@pytest.mark.django_db
def test_a_page_that_is_not_there_says_what_to_do(client):
    answer = client.get("/nowhere/")

    assert answer.status_code == 404
    assert "Check the address" in answer.content.decode()


@pytest.mark.parametrize("name", ["400.html", "500.html", "403_csrf.html", "429.html"])
def test_errors_are_drawn_without_request_or_database(name):
    html = get_template(name).render({})

    assert HELP in html
    assert html.count("<h1") == 1
    assert "Oops" not in html


@pytest.mark.django_db
def test_a_form_that_waited_too_long_is_told_kindly():
    answer = Client(enforce_csrf_checks=True).post("/account/login/", {"login": "ben@example.org"})

    assert answer.status_code == 403
    assert "Send that once more" in answer.content.decode()
