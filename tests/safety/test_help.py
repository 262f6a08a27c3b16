"""Help is there for everybody, at once, and knows nobody."""

import re

import pytest

from chiron.safety import queries
from chiron.vocabulary.terms import Term, vocabulary

PAGES = ["/help/", "/help/mentor/"]


# No database is allowed in these tests: a query would fail them.
@pytest.mark.parametrize("page", [*PAGES, "/help/worker.js"])
def test_help_needs_neither_sign_in_nor_database(client, page):
    assert client.get(page).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_help_is_the_same_for_everybody(client, ben, page):
    before = client.get(page).content
    client.force_login(ben)
    after = client.get(page).content

    assert after == before


@pytest.mark.parametrize("page", PAGES)
def test_help_asks_nothing_and_stores_nothing(client, page):
    answer = client.get(page)

    assert [part for part in ("<form", "<input", "<textarea") if part in answer.content.decode()] == []
    assert list(answer.cookies) == []


def test_every_line_of_the_list_can_be_called_written_to_or_opened(client):
    html = client.get("/help/").content.decode()

    links = re.findall(r'href="((?:tel|sms|https):[^"]+)"', html)
    assert [term.label for term in vocabulary("help") if not _links(term) <= set(links)] == []
    assert "tel:8884090141" in links


def _links(term):
    phone, text = (re.sub(r"[^\d+]", "", term.more[key]) for key in ("phone", "text"))
    return {
        *([f"tel:{phone}"] if phone else []),
        *([f"sms:{text}"] if text else []),
        *([term.more["link"]] if term.more["link"] else []),
    }


def test_help_says_how_far_each_number_can_be_trusted():
    checked = {resource.name: resource.checked for region in queries.regions() for resource in region.resources}

    assert checked["Emergency services"] == "We have not called this line ourselves."
    assert checked["Shout"] == "Read at second hand; not confirmed with the service."
    assert checked["Samaritans"] == "Read in: Samaritans’ public pages. Without a date."
    assert "May 2020" in checked["BMA counselling and peer support"]


def test_help_says_who_may_use_a_line(client):
    html = client.get("/help/").content.decode()

    assert "medical students are not eligible" in html
    assert "not watched around the clock" in html
    assert "No local service has been entered here yet" in html


def test_help_is_kept_with_all_that_it_is_drawn_with(client):
    worker = client.get("/help/worker.js")
    kept = set(re.findall(r'"((?:/[^"]*))"', worker.content.decode().replace("\\u002D", "-")))

    assert worker["Content-Type"] == "text/javascript; charset=utf-8"
    for page in PAGES:
        html = client.get(page).content.decode()
        drawn_with = re.findall(r'(?:rel="stylesheet" href|<use href|<script[^>]* src)="([^"#]+)', html)
        assert set(drawn_with) <= kept
        assert page in kept


def test_the_worker_touches_nothing_but_help(client):
    html = client.get("/").content.decode()
    kept = re.findall(r"const PAGES = \[(.*?)\]", client.get("/help/worker.js").content.decode())

    assert 'data-worker="/help/worker.js" data-scope="/help/"' in html
    assert kept == ['"/help/", "/help/mentor/", ']


def test_regions_without_a_line_are_left_out():
    assert [region.code for region in queries.regions() if not region.resources] == []
    assert [region.code for region in queries.regions()] == ["US", "UK", "INTL"]


@pytest.mark.parametrize(
    ("phone", "call"), [("(888) 409-0141", "tel:8884090141"), ("+44 116 123", "tel:+44116123"), ("", "")]
)
def test_a_number_is_made_fit_for_a_telephone(phone, call):
    more = dict.fromkeys(("text", "link", "who", "hours", "note", "verified_on", "source"), "")
    term = Term("x", "X", "US", (), {**more, "phone": phone, "certainty": "unchecked"})

    assert queries._resource(term).call == call
