"""Who asks: a key, a session, both, neither; and the CSRF token, which a session needs and a key does not."""

import pytest
from django.test import Client
from django.utils.timezone import now

from chiron.api.models import Key, Scope
from chiron.api.v1 import api
from chiron.api.v1.who import WRONG_KEYS

ME = "/api/v1/people/me"


def no(response):
    error = response.json()["error"]
    return response.status_code, error["code"], error["sentence"]


@pytest.fixture
def browser(ben):
    """Ben's browser, as careful about CSRF as a real one has to be."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(ben)
    return client


def with_token(client):
    """What a script on our own pages would send along."""
    client.get("/me/settings/")
    return {"X-CSRFToken": client.cookies["csrftoken"].value}


def rename(client, name="Ben", **headers):
    return client.patch(ME, {"name": name}, content_type="application/json", headers=headers)


def bearer(value):
    return {"Authorization": f"Bearer {value}"}


def test_nobody_is_asked_to_sign_in(client, db):
    answer = client.get(ME)

    assert no(answer)[:2] == (401, "unauthenticated")
    assert answer["WWW-Authenticate"] == "Bearer"


def test_a_session_reads_without_a_csrf_token(browser):
    assert browser.get(ME).json()["name"] == "Ben Lindqvist"


def test_a_session_writes_with_a_csrf_token(browser):
    assert rename(browser, **with_token(browser)).json()["name"] == "Ben"


@pytest.mark.parametrize("headers", [{}, {"X-CSRFToken": "a" * 64}])
def test_a_session_does_not_write_without_the_right_csrf_token(browser, ben, headers):
    with_token(browser)

    answer = rename(browser, **headers)

    assert no(answer)[:2] == (403, "unallowed")
    ben.refresh_from_db()
    assert ben.name == "Ben Lindqvist"


@pytest.mark.parametrize("verb", ["post", "put", "patch", "delete"])
def test_no_verb_that_writes_comes_round_the_csrf_token(browser, ben, verb):
    path = {"post": "/people/me/stages", "put": "/people/me/profiles/mentee", "patch": "/people/me"}.get(
        verb, f"/people/me/stages/{ben.stages.get().pk}"
    )

    answer = getattr(browser, verb)(f"/api/v1{path}", {}, content_type="application/json")

    assert no(answer)[:2] == (403, "unallowed")


def test_nobody_is_told_to_sign_in_before_any_csrf_token(db):
    assert rename(Client(enforce_csrf_checks=True)).status_code == 401


def test_a_key_writes_without_a_csrf_token(ben, key):
    answer = rename(Client(enforce_csrf_checks=True), **bearer(key(ben)))

    assert answer.json()["name"] == "Ben"


def test_where_both_come_the_key_decides(browser, dora, key):
    assert browser.get(ME, headers=bearer(key(dora))).json()["name"] == "Dora Novak"
    assert rename(browser, name="Dora", **bearer(key(dora))).json()["name"] == "Dora"


def test_a_wrong_key_never_falls_back_on_the_session(browser):
    answer = rename(browser, **with_token(browser), **bearer("chiron_wrong"))

    assert no(answer)[:2] == (401, "unauthenticated")


def test_a_narrow_key_is_not_widened_by_the_session(browser, ben, key):
    answer = rename(browser, **with_token(browser), **bearer(key(ben, Scope.PROFILE_READ)))

    assert no(answer)[:2] == (403, "unallowed")


def test_another_scheme_is_somebody_elses_business(browser):
    assert browser.get(ME, headers={"Authorization": "Basic eDp5"}).status_code == 200
    assert rename(browser, Authorization="Basic eDp5").status_code == 403


@pytest.mark.parametrize("told", ["Bearer", "Bearer ", "bearer  x", "Bearer ü", "Bearer a b"])
def test_half_a_key_is_no_key(client, db, told):
    assert client.get(ME, headers={"Authorization": told}).status_code == 401


# --- scopes ---

ACTS = [
    ("GET", "/people/me", Scope.PROFILE_READ),
    ("PATCH", "/people/me", Scope.PROFILE_WRITE),
    ("GET", "/notices", Scope.NOTICES_READ),
    ("POST", "/notices/read", Scope.NOTICES_WRITE),
]


@pytest.mark.parametrize(("verb", "path", "scope"), ACTS)
def test_a_key_does_what_it_is_for_and_nothing_else(program, ben, verb, path, scope):
    for one in Scope:
        body = {} if verb == "PATCH" else None
        answer = program(ben, one)(verb, path, body)

        if one == scope:
            assert answer.status_code < 300
        else:
            assert no(answer) == (403, "unallowed", f"This key is not for that. Make one that may: {scope.label}.")


@pytest.mark.parametrize("scope", Scope)
def test_the_words_are_open_to_every_key(program, ben, scope):
    assert program(ben, scope)("GET", "/vocabulary/topics").status_code == 200


def test_a_key_opens_no_page_and_makes_no_key(ben, key):
    headers = bearer(key(ben))
    client = Client()

    assert client.get("/me/keys/", headers=headers).url == "/account/login/?next=/me/keys/"
    assert client.post("/me/keys/", {"name": "x"}, headers=headers).status_code == 302
    assert Key.objects.count() == 1


def test_its_use_is_seen(program, ben):
    before = now()

    program(ben)("GET", "/people/me")

    assert Key.objects.get().used_at >= before


# --- how often ---


def test_who_asks_too_often_is_told_how_long_to_wait(program, ben, monkeypatch):
    monkeypatch.setattr(api.throttle, "most", 2)
    ask = program(ben)

    answers = [ask("GET", "/people/me") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 1 <= int(answers[-1]["Retry-After"]) <= 60
    assert no(answers[-1])[1] == "too-many"


def test_one_persons_haste_holds_nobody_else_up(program, ben, dora, monkeypatch):
    monkeypatch.setattr(api.throttle, "most", 1)
    program(ben)("GET", "/people/me")

    assert program(dora)("GET", "/people/me").status_code == 200
    assert program(ben)("GET", "/people/me").status_code == 429


def test_wrong_keys_are_not_tried_without_end(client, db, monkeypatch):
    monkeypatch.setattr(WRONG_KEYS, "most", 2)

    answers = [client.get(ME, headers=bearer(f"chiron_{n}")) for n in range(3)]

    assert [answer.status_code for answer in answers] == [401, 401, 429]
    assert 1 <= int(answers[-1]["Retry-After"]) <= 60
