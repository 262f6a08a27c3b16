import pytest

import people
from chiron.api.v1 import api
from chiron.notices import actions
from chiron.notices.models import Notice
from chiron.vocabulary.terms import KINDS, vocabulary


@pytest.fixture
def ask(program, ben):
    return program(ben)


@pytest.fixture
def notice(ben):
    actions.write("welcome", to=ben, by=None, at=people.NOW)
    return Notice.objects.get(to=ben)


def test_a_notice_says_what_its_page_says_until_it_is_read(ask, notice):
    told = ask("GET", "/notices").json()["items"]

    assert [(one["id"], one["kind"], one["read_at"]) for one in told] == [(str(notice.pk), "welcome", None)]
    assert "Welcome to Chiron" in told[0]["html"]

    assert ask("POST", f"/notices/{notice.pk}/read").status_code == 204
    assert ask("GET", "/notices").json()["items"][0]["read_at"] is not None


def test_all_are_read_at_once_and_only_ones_own(ask, notice, dora):
    actions.write("welcome", to=dora, by=None, at=people.NOW)

    assert ask("POST", "/notices/read").status_code == 204

    assert list(Notice.objects.filter(read_at=None).values_list("to", flat=True)) == [dora.pk]


@pytest.mark.parametrize("stranger", ["amara", "chidi", "dora", "sol"])
def test_a_stranger_neither_sees_nor_reads_it(request, program, notice, stranger):
    ask = program(request.getfixturevalue(stranger))

    assert ask("GET", "/notices").json()["items"] == []
    assert ask("POST", f"/notices/{notice.pk}/read").status_code == 404


def test_every_vocabulary_is_listed_with_its_size(ask):
    told = ask("GET", "/vocabulary").json()["items"]

    assert [(one["kind"], one["size"]) for one in told] == [(kind, len(vocabulary(kind))) for kind in KINDS]


@pytest.mark.parametrize("kind", KINDS)
def test_a_vocabulary_is_given_whole(ask, kind):
    told = ask("GET", f"/vocabulary/{kind}").json()

    assert [term["code"] for term in told["terms"]] == [term.code for term in vocabulary(kind)]
    assert {term["group"] for term in told["terms"]} <= {group["code"] for group in told["groups"]} | {""}


def test_a_vocabulary_that_is_not_is_not(ask):
    assert ask("GET", "/vocabulary/spells").status_code == 404


# --- the page and the document for those who write programs ---


def test_anybody_may_read_the_document_and_its_page(client, db):
    assert client.get("/api/v1/openapi.json").json()["info"]["title"] == "Chiron"
    assert client.get("/api/v1/docs").status_code == 200


def test_the_page_tells_every_act_and_every_no(client, db):
    page = client.get("/api/v1/docs").text

    document = api.get_openapi_schema()
    acts = [(path, verb) for path, verbs in document["paths"].items() for verb in verbs]
    assert [act for act in acts if f"{act[1].upper()} {act[0]}" not in page] == []
    assert [code for code in document["components"]["responses"] if f"<code>{code}</code>" not in page] == []


def test_the_page_keeps_the_rule_for_every_page(client, db):
    answer = client.get("/api/v1/docs")

    policy = answer["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "style=" not in answer.text
    assert "://" not in answer.text.replace("http://127.0.0.1:8000", "").replace("http://www.w3.org", "")
