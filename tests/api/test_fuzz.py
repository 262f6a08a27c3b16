"""The whole API, asked at random: it never breaks, and it answers nothing that its document does not say."""

import json

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

import people
from chiron.api.v1 import api
from chiron.config.wsgi import application
from chiron.notices import actions as notices
from chiron.notices.models import Notice
from chiron.people import actions
from chiron.people.models import Power, Stage

DOCUMENT = schemathesis.openapi.from_dict(json.loads(json.dumps(api.get_openapi_schema())))
DOCUMENT.app = application
ACTS = [operation.ok() for operation in DOCUMENT.get_all_operations()]

every_act = pytest.mark.parametrize("act", ACTS, ids=lambda act: act.label)


@pytest.fixture(autouse=True)
def one_connection(db):
    """Keep the connection open whose transaction this test is: a server closes it after each request."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def told(ben):
    """Ben has told something of every kind."""
    place = actions.begin_affiliation(
        ben, institution="Riverbend", role="Tutor", on=people.TODAY, powers=["assesses"], by=ben, at=people.NOW
    )
    notices.write("welcome", to=ben, by=None, at=people.NOW)
    return {
        "stage_id": str(Stage.objects.get(person=ben).pk),
        "affiliation_id": str(place.pk),
        "power_id": str(Power.objects.get(affiliation=place).pk),
        "notice_id": str(Notice.objects.get(to=ben).pk),
    }


def play(act, *, examples, headers, **more):
    """Ask for one act in ways that are right and in ways that are wrong, the same ones every time."""
    statuses = set()
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):

        @settings(
            max_examples=examples,
            derandomize=True,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=act.as_strategy(generation_mode=mode, **more))
        def ask(case):
            statuses.add(case.call_and_validate(headers=headers).status_code)

        ask()
    return statuses


@every_act
def test_a_person_is_answered_as_documented(act, ben, told, key, monkeypatch):
    more = {}
    monkeypatch.setattr(api.throttle, "most", 1_000_000)
    owned = {name: pk for name, pk in told.items() if f"{{{name}}}" in act.path}
    if owned:
        more = {"path_parameters": owned}

    statuses = play(act, examples=10, headers={"Authorization": f"Bearer {key(ben)}"}, **more)

    assert statuses - {401, 403}


@every_act
def test_nobody_is_answered_as_documented(act):
    statuses = play(act, examples=3, headers={})

    assert statuses <= {401, 404, 415, 429}
