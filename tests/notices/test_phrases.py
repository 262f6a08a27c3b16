"""What holds for the words of every kind, present and to come."""

import re
from html.parser import HTMLParser
from pathlib import Path

import allauth
import pytest
from allauth.account import app_settings
from django.conf import settings

import people
from chiron.notices import words

FOLDER = Path(words.__file__).parent / "templates" / "notices"
KINDS = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
MAILS = [kind for kind in KINDS if (FOLDER / kind / "subject.txt").exists()]
# What an email may carry. A name, a topic or anything about health never leaves the house in one.
SAYABLE = {"origin", "code", "password_reset_url", "signup_url", "timestamp"}
FILLED = {
    "code": "K7-PQ",
    "password_reset_url": "https://chiron.example/account/password/reset/key/1-a?x=1&y=2",
    "signup_url": "https://chiron.example/account/signup/",
    "timestamp": people.NOW,
}


class Html(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.links, self.words = [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag == "a":
            self.links.append(dict(attributes)["href"])

    def handle_data(self, data):
        self.words.append(data)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_all_parts_of_an_email_or_a_notice(kind):
    parts = {path.name for path in (FOLDER / kind).iterdir()}

    assert parts in (
        {"subject.txt", "body.txt", "body.html"},
        {"page.html"},
        {"subject.txt", "body.txt", "body.html", "page.html"},
    )


@pytest.mark.parametrize("kind", MAILS)
def test_a_subject_is_one_line_that_says_the_same_to_everybody(kind):
    source = (FOLDER / kind / "subject.txt").read_text(encoding="utf-8")

    assert "{{" not in source
    assert len(words.mail(kind, FILLED, to=None).subject.splitlines()) == 1


@pytest.mark.parametrize("kind", MAILS)
@pytest.mark.parametrize("part", ["body.txt", "body.html"])
def test_an_email_carries_nothing_that_could_give_a_person_away(kind, part):
    source = (FOLDER / kind / part).read_text(encoding="utf-8")

    assert set(re.findall(r"{{\s*(\w+)", source)) <= SAYABLE


@pytest.mark.parametrize("kind", MAILS)
def test_text_and_html_lead_to_the_same_places(kind):
    said = words.mail(kind, FILLED, to=None)

    html = Html(said.html)
    assert sorted(set(re.findall(r"https?://\S+", said.text))) == sorted(set(html.links))
    assert (FILLED["code"] in said.text) == (FILLED["code"] in said.html)


@pytest.mark.parametrize("kind", [*MAILS, "."])
def test_what_the_text_says_the_html_says_too(kind):
    def said(part):
        return {
            sentence
            for path in (FOLDER / kind).glob(part)
            for sentence in re.findall(r'{% translate "(.*?)" %}', path.read_text(encoding="utf-8"))
        }

    assert said("*.txt") - said("subject.txt") <= said("*.html")


def test_every_letter_of_allauth_has_our_words():
    templates = Path(allauth.__file__).parent / "templates"
    theirs = {
        path.name.removesuffix("_subject.txt")
        for app in ("account", "mfa")
        for path in (templates / app / "email").glob("*_subject.txt")
    }
    # Signing in and resetting by a code are not switched on, so there is nothing to say about them.
    assert not app_settings.LOGIN_BY_CODE_ENABLED
    assert not app_settings.PASSWORD_RESET_BY_CODE_ENABLED
    assert theirs - set(MAILS) == {"login_code", "password_reset_code"}


def test_times_that_letters_name_are_those_that_hold():
    assert settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT == 30 * 60
    assert "half an hour" in words.mail("email_confirmation", FILLED, to=None).text
    assert settings.PASSWORD_RESET_TIMEOUT == 3 * 24 * 60 * 60
    assert "three days" in words.mail("password_reset_key", FILLED, to=None).text


def test_a_time_is_told_in_the_readers_zone(amara):
    assert "2 November 2026, 04:00 EST" in words.mail("password_changed", FILLED, to=amara).text
    assert "2 November 2026, 09:00 UTC" in words.mail("password_changed", FILLED, to=None).text


def test_a_zone_that_this_machine_does_not_know_keeps_no_letter_back(amara):
    amara.time_zone = "Moon/Tranquility"

    assert "2 November 2026, 09:00 UTC" in words.mail("password_changed", FILLED, to=amara).text
