"""What follows from the environment: what a server refuses to start with, and what a public one is careful about."""

import pytest

from config.reading import PRODUCTION, PUBLIC, on_a_terminal, read


def without(*names):
    return {name: value for name, value in PRODUCTION.items() if name not in names}


def test_all_of_production_is_taken(tmp_path):
    assert read("EMBEDDED", "ORIGIN", at=tmp_path, **PRODUCTION) == {
        "EMBEDDED": False,
        "ORIGIN": "https://mentoring.example.org",
    }


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            without("CHIRON_SECRET_KEY"),
            "CHIRON_SECRET_KEY is not set. Give it a long random text and keep it secret.",
        ),
        (
            without("CHIRON_MAIL_URL"),
            "CHIRON_MAIL_URL is not set, so nobody would get a letter. Name the server that takes the mail.",
        ),
        (
            without("CHIRON_PROXIES"),
            "CHIRON_ORIGIN is https://, so a proxy stands before Chiron. Say in CHIRON_PROXIES how many do, 1 to 5.",
        ),
        (
            {**PUBLIC, "CHIRON_PROXIES": "0"},
            "CHIRON_ORIGIN is https://, so a proxy stands before Chiron. Say in CHIRON_PROXIES how many do, 1 to 5.",
        ),
    ],
)
def test_what_would_go_wrong_in_silence_is_refused_aloud(tmp_path, given, sentence):
    assert read(at=tmp_path, **given) == {"refused": sentence}


def test_in_one_folder_nothing_needs_to_be_set(tmp_path):
    assert read("EMAIL_BACKEND", at=tmp_path) == {"EMAIL_BACKEND": "chiron.notices.eml.Backend"}


def test_a_public_origin_has_cookies_that_no_other_host_can_set(tmp_path):
    names = [f"{kind}_COOKIE_{what}" for kind in ("SESSION", "CSRF") for what in ("NAME", "SECURE")]

    assert list(read(*names, at=tmp_path, **PUBLIC).values()) == ["__Host-session", True, "__Host-csrf", True]


@pytest.mark.parametrize(
    ("given", "form"),
    [
        ({}, "ConsoleRenderer"),
        ({"CHIRON_LOG": "json"}, "JSONRenderer"),
        (PUBLIC, "JSONRenderer"),
        (PRODUCTION, "JSONRenderer"),
        ({**PRODUCTION, "CHIRON_ORIGIN": "http://127.0.0.1:8000"}, "JSONRenderer"),
        ({**PRODUCTION, "CHIRON_LOG": "terminal"}, "ConsoleRenderer"),
    ],
)
def test_a_terminal_shows_tracebacks_only_where_nobody_is_served_or_by_wish(tmp_path, given, form):
    lines = on_a_terminal("LOGGING", at=tmp_path, **given)["LOGGING"]["formatters"]["line"]["processors"]

    assert f".{form} object" in lines[-1]
