import pytest
from django.urls import reverse
from playwright.sync_api import Error

import people
from chiron.demo import actions, links
from chiron.demo.cast import CAST


@pytest.fixture
def world(db, settings):
    settings.EMBEDDED = settings.LOOPBACK = True
    return actions.open_world("start", at=people.NOW)


@pytest.mark.parametrize("name", CAST)
def test_a_sign_in_link_leads_to_today(browse, world, name):
    window = browse()

    window.goto(reverse("demo_enter", args=[name, links.key(name)]))

    assert window.evaluate("location.pathname") == reverse("today")
    assert window.locator("main h1").is_visible()


def test_the_first_tab_stop_skips_to_what_the_page_is_about(browse, ben):
    window = browse(ben)
    window.goto(reverse("today"))

    window.keyboard.press("Tab")
    first = window.evaluate("document.activeElement.getAttribute('href')")
    window.keyboard.press("Enter")
    window.keyboard.press("Tab")

    assert first == "#main"
    assert window.evaluate("location.hash") == "#main"
    assert window.evaluate("document.querySelector('#main').contains(document.activeElement)")


def test_a_violated_policy_is_noticed(browse, letdowns):
    window = browse()
    window.goto(reverse("front"))

    window.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))")

    assert [letdown for letdown in letdowns if "Content Security Policy" in letdown] == letdowns != []
    letdowns.clear()


def test_a_request_to_another_host_is_noticed(browse, letdowns):
    window = browse()

    with pytest.raises(Error, match="ERR_FAILED"):
        window.goto("http://elsewhere.example.org/")

    assert letdowns[0] == "another host was asked: http://elsewhere.example.org/"
    letdowns.clear()
