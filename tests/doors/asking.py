"""Knocking at doors: one address, one verb, one visitor after the other, and nothing is left of it."""

import json

from django.core.cache import caches
from django.db import transaction
from django.test import Client

from doors import world
from doors.addresses import filled
from doors.table import VISITORS


class Doorstep:
    """Everybody, each with a browser in which they have just shown who they are, in front of Ben's things."""

    def __init__(self):
        visitors, self.parts = world.build()
        self.browsers = {name: _browser(person) for name, person in visitors.items()}

    def knock(self, verb, address, whose, *, as_whom=VISITORS):
        """What each visitor is told there, as words."""
        url = filled(address, self.parts.get(whose, ()))
        return [self._ask(self.browsers[name], verb, url, world.BODIES.get((verb, address))) for name in as_whom]

    def _ask(self, browser, verb, url, body):
        caches["throttle"].clear()
        with transaction.atomic():
            cookies = browser.cookies.copy()
            if url.startswith("/api/"):
                answer = browser.generic(verb, url, json.dumps(body) if body else "", content_type="application/json")
            elif verb == "POST":
                answer = browser.post(url)
            else:
                answer = browser.generic(verb, url)
            browser.cookies = cookies
            transaction.set_rollback(True)
        return _word(answer)


def _browser(person):
    browser = Client()
    if person:
        browser.force_login(person)
        browser.post("/account/reauthenticate/", {"password": "correct horse battery"})
    return browser


def _word(answer):
    where = answer.headers.get("Location", "")
    if where.startswith("/account/login/"):
        return "login"
    if "reauthenticate" in where:
        return "again"
    return str(answer.status_code)
