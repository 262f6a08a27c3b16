"""`chiron serve`, `chiron worker` and `chiron migrate`, run for real, on SQLite and where it is named on PostgreSQL."""

import os
import socket
import sqlite3
from http.client import HTTPConnection
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection

from cli.commands import Running, chiron, free_port, get

PRODUCTION = {
    "CHIRON_SECRET_KEY": "known to these tests only, and long enough",
    "CHIRON_MAIL_URL": "smtp://post.example.org",
}


@pytest.fixture
def migrated(tmp_path):
    assert chiron("migrate", at=tmp_path).returncode == 0
    return tmp_path


def test_a_new_folder_is_migrated_and_served(tmp_path):
    first, second = chiron("migrate", at=tmp_path), chiron("migrate", at=tmp_path)
    assert (first.returncode, second.returncode, second.stdout) == (0, 0, "The database is up to date.\n")

    port = free_port()
    with Running("serve", f"--port={port}", at=tmp_path, until="Chiron listens") as server:
        status, _headers, body = get(f"http://127.0.0.1:{port}/readyz")

        assert (status, body) == (200, b'{"status": "ready"}')
        assert server.stop() == (0, [])


def test_ctrl_c_ends_all_of_it_with_a_browser_still_connected(migrated):
    port = free_port()
    with Running("serve", f"--port={port}", "--workers=4", at=migrated, until="Chiron listens", group=0) as server:
        # A browser keeps its connection open.
        browser = HTTPConnection("127.0.0.1", port)
        get(f"http://127.0.0.1:{port}/readyz")
        browser.request("GET", "/readyz")
        assert browser.getresponse().read() == b'{"status": "ready"}'

        assert server.interrupt() == (0, [])

        browser.close()


def test_the_worker_stops_when_it_is_asked_to(migrated):
    with Running("worker", at=migrated, until="worker started") as worker:
        assert worker.stop() == (0, [])


@pytest.mark.parametrize("command", ["serve", "worker"])
def test_nothing_runs_on_a_database_that_waits_for_migrations(tmp_path, command):
    port = [f"--port={free_port()}"] if command == "serve" else []

    answer = chiron(command, *port, at=tmp_path)

    assert (answer.returncode, answer.stderr) == (
        1,
        "chiron: The database waits for migrations. Run `chiron migrate` first.\n",
    )


@pytest.mark.parametrize("command", ["serve", "worker", "migrate"])
def test_a_database_that_does_not_answer_is_one_sentence(tmp_path, command):
    url = f"postgres://nobody@127.0.0.1:{free_port()}/nothing"

    answer = chiron(command, at=tmp_path, CHIRON_DATABASE_URL=url, **PRODUCTION)

    assert (answer.returncode, answer.stderr.count("\n")) == (1, 1)
    assert answer.stderr.startswith("chiron: The database does not answer (")


def test_production_does_not_start_without_a_secret(tmp_path):
    answer = chiron("migrate", at=tmp_path, CHIRON_DATABASE_URL="postgres://nobody@127.0.0.1/nothing")

    assert (answer.returncode, answer.stderr) == (
        1,
        "chiron: CHIRON_SECRET_KEY is not set. Give it a long random text and keep it secret.\n",
    )


@pytest.mark.parametrize("command", ["serve", "worker", "migrate"])
def test_production_does_not_start_on_a_demo_world(migrated, command):
    data = sqlite3.connect(migrated / "var" / "chiron.sqlite3")
    data.execute("INSERT INTO demo_world (id, moment, began_at) VALUES (1, 'start', '2026-11-02 09:00:00')")
    data.commit()
    data.close()

    answer = chiron(command, at=migrated, CHIRON_ORIGIN="https://mentoring.example.org", CHIRON_PROXIES="1")

    assert answer.returncode == 1
    assert answer.stderr.startswith("chiron: This database holds a demo world")


def test_a_taken_port_is_one_sentence(migrated):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        answer = chiron("serve", f"--port={port}", at=migrated)

    assert (answer.returncode, answer.stderr.count("\n")) == (1, 1)
    assert f"Port {port} of 127.0.0.1 cannot be used" in answer.stderr


def test_the_secret_of_an_embedded_installation_is_its_owners_only(migrated):
    secret = migrated / "var" / "secret"

    assert (secret.stat().st_mode & 0o777, len(secret.read_text()) > 60) == (0o600, True)


@pytest.fixture
def postgres(db):
    """The address of an empty database beside the tests' own."""
    if connection.vendor != "postgresql":
        pytest.skip("this run of the tests is on SQLite")
    place = connection.get_connection_params()
    name = f"chiron_serve_{os.getpid()}"
    login = {key: place[key] for key in ("host", "port", "user", "password") if place.get(key)}
    with psycopg.connect(**login, dbname=place["dbname"], autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield make_conninfo_url(login, name)
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def make_conninfo_url(login, name):
    password = f":{quote(login['password'])}" if "password" in login else ""
    return f"postgres://{login['user']}{password}@{login.get('host', '')}:{login.get('port', 5432)}/{name}"


def test_all_of_it_runs_on_postgresql(tmp_path, postgres):
    production = {"CHIRON_DATABASE_URL": postgres, **PRODUCTION}
    assert chiron("migrate", at=tmp_path, **production).returncode == 0

    port = free_port()
    with (
        Running("serve", f"--port={port}", at=tmp_path, until="Chiron listens", **production) as server,
        Running("worker", at=tmp_path, until="worker started", **production) as worker,
    ):
        status, _headers, body = get(f"http://127.0.0.1:{port}/readyz")

        assert (status, body) == (200, b'{"status": "ready"}')
        assert worker.stop() == (0, [])
        assert server.stop() == (0, [])
