"""Every no has one shape, whatever went wrong, and is never a page."""

import pytest
from django.test import Client

from chiron.api.v1 import api
from chiron.base.errors import Refused
from chiron.people import actions


def no(response):
    assert response["Content-Type"] == "application/json"
    assert response["Cache-Control"] == "no-store"
    error = response.json()["error"]
    assert sorted(error) == ["code", "fields", "sentence"]
    return response.status_code, error["code"]


@pytest.mark.parametrize(
    "path", ["", "people", "people/me/", "people/me/stages/x", "people/you", "x\n", "vocabulary/", "%00"]
)
@pytest.mark.parametrize("verb", ["GET", "POST", "PUT", "PATCH", "DELETE", "PROPFIND"])
def test_where_nothing_is_it_says_so(client, db, verb, path):
    assert no(client.generic(verb, f"/api/v1/{path}")) == (404, "unseen")


@pytest.mark.parametrize("path", ["profiles/both", "stages/01900000-0000-7000-8000-000000000000"])
def test_what_cannot_be_and_what_is_not_ones_own_is_not_there(program, ben, path):
    body = None if "both" in path else {"code": "intern", "began_on": "2026-01-01"}

    assert no(program(ben)("GET" if body is None else "PUT", f"/people/me/{path}", body)) == (404, "unseen")


@pytest.mark.parametrize("verb", ["DELETE", "OPTIONS", "TRACE", "BREW"])
def test_a_wrong_verb_is_told_the_right_ones(client, db, verb):
    answer = client.generic(verb, "/api/v1/people/me")

    assert no(answer) == (405, "wrong-verb")
    assert sorted(answer["Allow"].split(", ")) == ["GET", "PATCH"]


def test_head_is_get_without_its_body(program, ben):
    answer = program(ben)("HEAD", "/people/me")

    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize("body", ["{", "", "nonsense", "\xff", "[" * 100_000, "1" * 5000])
def test_what_is_not_json_is_unreadable(ben, key, body):
    answer = Client().patch(
        "/api/v1/people/me",
        body or " ",
        content_type="application/json",
        headers={"Authorization": f"Bearer {key(ben)}"},
    )

    assert no(answer)[0] in {400, 422}


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_what_does_not_say_it_is_json_is_not_read(ben, key, kind):
    answer = Client().patch(
        "/api/v1/people/me", '{"name": "X"}', content_type=kind, headers={"Authorization": f"Bearer {key(ben)}"}
    )

    assert no(answer) == (415, "wrong-kind")
    ben.refresh_from_db()
    assert ben.name == "Ben Lindqvist"


def test_a_charset_beside_it_does_no_harm(ben, key):
    answer = Client().patch(
        "/api/v1/people/me",
        '{"name": "X"}',
        content_type="application/json; charset=utf-8",
        headers={"Authorization": f"Bearer {key(ben)}"},
    )

    assert answer.json()["name"] == "X"


def test_too_much_is_too_large(program, ben):
    assert no(program(ben)("PATCH", "/people/me", {"name": "x" * 3_000_000})) == (413, "too-large")


def test_every_wrong_field_is_named_at_its_place(program, ben):
    answer = program(ben)(
        "PUT",
        "/people/me/profiles/mentor",
        {"places": "3", "hours_a_month": True, "nickname": "B", "choices": {"topics": "1.1"}, "styles": {"pace": 101}},
    )

    assert no(answer) == (422, "invalid")
    assert {tuple(field["path"]): field["sentence"] for field in answer.json()["error"]["fields"]} == {
        ("body", "places"): "Write a whole number, without quotes.",
        ("body", "hours_a_month"): "Write a whole number, without quotes.",
        ("body", "nickname"): "There is no field of this name.",
        ("body", "choices", "topics"): "Input should be a valid list.",
        ("body", "styles", "pace"): "Input should be less than or equal to 100.",
    }


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "2026-1-1", 20260101, "2026-01-01T00:00:00", None])
def test_only_a_day_is_a_day(program, ben, day):
    answer = program(ben)("POST", "/people/me/stages", {"code": "intern", "began_on": day})

    assert no(answer) == (422, "invalid")
    assert [field["path"] for field in answer.json()["error"]["fields"]] == [["body", "began_on"]]


def test_half_a_character_is_no_name(program, ben):
    assert no(program(ben)("PATCH", "/people/me", {"name": "a\ud800"})) == (422, "invalid")


def test_a_refusal_says_what_the_page_says(program, ben):
    answer = program(ben)("POST", "/people/me/stages", {"code": "wizard", "began_on": "2026-01-01"})

    assert no(answer) == (409, "refused")
    assert answer.json()["error"]["sentence"] == "“wizard” is not in our list. Choose one that is."


def test_what_is_broken_gives_nothing_away_and_is_reported(program, ben, monkeypatch):
    def fall(*_args, **_more):
        raise RuntimeError("the password of Ben is swordfish")

    monkeypatch.setattr(actions, "change_settings", fall)
    ask = program(ben)

    with pytest.raises(RuntimeError):
        ask("PATCH", "/people/me", {"name": "B"})
    ask.client.raise_request_exception = False
    answer = ask("PATCH", "/people/me", {"name": "B"})

    assert no(answer) == (500, "broken")
    assert "swordfish" not in answer.text


def test_each_act_documents_each_no_it_can_give():
    document = api.get_openapi_schema()

    undocumented = {
        (path, verb, status)
        for path, acts in document["paths"].items()
        for verb, act in acts.items()
        for status in {401, 403, 405, 429, 500} | ({404} if "{" in path else set())
        if status not in act["responses"]
    }
    assert undocumented == set()
    assert document["openapi"] == "3.1.0"


def test_each_act_has_a_name_of_its_own():
    names = [act["operationId"] for acts in api.get_openapi_schema()["paths"].values() for act in acts.values()]

    assert sorted(names) == sorted(set(names))


def test_refused_is_one_shape_for_every_kind_of_it(rf):
    class SlotTaken(Refused): ...

    answer = api.on_exception(rf.get("/"), SlotTaken("Someone has just taken that time."))

    assert answer.status_code == 409
