"""Every page, as everyone meets it: in both color schemes, on the narrowest screen, by keyboard, without scripts."""

import pytest

from browser import axe
from browser.pages import pages


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_page_keeps_nobody_out(browse, ben, page):
    window = browse(None if page.is_open else ben)

    window.goto(page.path)

    assert window.evaluate("location.pathname") == page.path
    assert axe.faults(window) == []
    window.emulate_media(color_scheme="dark")
    assert axe.faults(window) == []
    window.set_viewport_size({"width": 320, "height": 640})
    assert window.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_page_is_readable_without_scripts(browse, ben, page):
    window = browse(None if page.is_open else ben, scripts=False)

    answer = window.goto(page.path)

    assert answer.status == 200
    assert window.locator("main h1").is_visible()
