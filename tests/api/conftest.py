import json

import pytest
import time_machine
from django.core.cache import caches
from django.test import Client
from django.utils.timezone import now

import people
from chiron.api import actions
from chiron.api.models import Scope


@pytest.fixture(autouse=True)
def clock():
    """It is the moment at which every test plays."""
    with time_machine.travel(people.NOW, tick=True):
        yield


@pytest.fixture(autouse=True)
def fresh_minute():
    """Nobody has asked anything yet."""
    caches["throttle"].clear()


@pytest.fixture
def key():
    """Make a key for somebody and give its value."""

    def make(person, *scopes, days=30):
        made = actions.make_key(person, name="my script", scopes=scopes or Scope.values, days=days, by=person, at=now())
        return made.value

    return make


class Program:
    """A program that speaks JSON, with a key or without."""

    def __init__(self, key=None):
        self.client = Client(enforce_csrf_checks=True)
        self.headers = {"Authorization": f"Bearer {key}"} if key else {}

    def __call__(self, verb, path, body=None, **headers):
        data = "" if body is None else json.dumps(body)
        return self.client.generic(
            verb, f"/api/v1{path}", data, content_type="application/json", headers={**self.headers, **headers}
        )


@pytest.fixture
def program(key):
    """A program with a person's key, good for everything unless scopes are named; or with none."""

    def make(person=None, *scopes):
        return Program(key(person, *scopes) if person else None)

    return make
