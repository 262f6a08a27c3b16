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


@pytest.mark.parametrize(
    "url", ["mysql://root@127.0.0.1/x", "sqlite:///x", "x", "postgres://h:many/x", "postgres://[h/x", "postgres://h"]
)
def test_a_database_that_is_no_postgresql_is_refused_without_quoting_it(tmp_path, url):
    told = read(at=tmp_path, **{**PRODUCTION, "CHIRON_DATABASE_URL": url})["refused"]

    assert told == "CHIRON_DATABASE_URL has to begin with postgres://, and be like postgres://user:password@host/name."


@pytest.mark.parametrize(
    "origin",
    [
        "foo",
        "foo.example.org:8000",
        "ftp://foo.example.org",
        "https://",
        "https://foo.example.org/chiron",
        "https://foo.example.org?a=b",
        "https://me@foo.example.org",
        "https://foo.example.org:many",
        "https://[foo",
        "https://foo example.org",
    ],
)
def test_an_origin_that_links_could_not_begin_with_is_refused(tmp_path, origin):
    assert read(at=tmp_path, **{**PUBLIC, "CHIRON_ORIGIN": origin}) == {
        "refused": f"CHIRON_ORIGIN is {origin!r}. Use http:// or https:// and a host, such as https://chiron.example.org."
    }


@pytest.mark.parametrize(
    ("origin", "hosts"),
    [
        ("https://mentoring.example.org:8443/", ["mentoring.example.org"]),
        ("http://[::1]:8000", ["127.0.0.1", "localhost", "[::1]"]),
    ],
)
def test_an_origin_may_have_a_port(tmp_path, origin, hosts):
    assert read("ORIGIN", "ALLOWED_HOSTS", at=tmp_path, **{**PUBLIC, "CHIRON_ORIGIN": origin}) == {
        "ORIGIN": origin.rstrip("/"),
        "ALLOWED_HOSTS": hosts,
    }


@pytest.mark.parametrize("more", [{}, PRODUCTION])
def test_a_secret_that_can_be_guessed_is_refused_without_quoting_it(tmp_path, more):
    assert read(at=tmp_path, **{**more, "CHIRON_SECRET_KEY": "x" * 31}) == {
        "refused": "CHIRON_SECRET_KEY is too short. Give it a random text of at least 32 characters."
    }
    assert read("SECRET_KEY", at=tmp_path, **{**more, "CHIRON_SECRET_KEY": "x" * 32}) == {"SECRET_KEY": "x" * 32}


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
