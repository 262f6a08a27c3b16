"""A real browser, signed in as any of our people, that fails a test for whatever a visitor would be let down by."""

import os
import time
from urllib.parse import urlsplit

import pytest
import time_machine
from allauth.account.internal.userkit import user_id_to_str
from django.conf import settings
from django.test import Client
from playwright.sync_api import sync_playwright

import people
from browser import chromium

# Playwright keeps an event loop in this thread, and Django would take the fixtures' queries for asynchronous ones.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

FLAGS = ["--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-component-update"]


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.path.parent.parts[-1:]:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser():
    path = chromium.find()
    if path is None:
        pytest.fail(chromium.MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def clock():
    """The moment it is in every browser test, on both sides of the wire."""
    with time_machine.travel(people.NOW, tick=True):
        yield people.NOW


@pytest.fixture
def letdowns():
    """What went wrong in the browser: errors on its console, and whatever it wanted from other hosts."""
    return []


@pytest.fixture
def browse(browser, live_server, letdowns):
    """Open a browser window, signed in as someone if a person is given."""
    contexts = []

    def window(person=None, *, scheme="light", width=1280, scripts=True):
        context = browser.new_context(
            base_url=live_server.url,
            color_scheme=scheme,
            java_script_enabled=scripts,
            reduced_motion="reduce",
            viewport={"width": width, "height": 900},
        )
        contexts.append(context)
        context.clock.set_fixed_time(people.NOW)
        context.route("**/*", lambda route: _stay_here(route, live_server.url, letdowns))
        context.on("console", lambda message: _listen(message, letdowns))
        context.on("weberror", lambda problem: letdowns.append(f"script: {problem.error}"))
        if person:
            context.add_cookies([_session(person, live_server.url)])
        return context.new_page()

    yield window
    for context in contexts:
        context.close()
    assert letdowns == []


def _stay_here(route, here, letdowns):
    if urlsplit(route.request.url).netloc == urlsplit(here).netloc:
        route.continue_()
    else:
        letdowns.append(f"another host was asked: {route.request.url}")
        route.abort()


def _listen(message, letdowns):
    """A violated policy, a missing file and a failed script all end up on the console."""
    if message.type in ("error", "warning"):
        letdowns.append(f"console: {message.text} ({message.location.get('url')})")


def _session(person, url):
    client = Client()
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    # As if they had just typed their password, so that pages about security open without asking again.
    session["account_authentication_methods_user"] = user_id_to_str(person)
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    session.save()
    return {"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": url}
