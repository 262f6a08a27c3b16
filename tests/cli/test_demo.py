"""`chiron demo`, run for real: it starts, it keeps what was done, and all of it stops."""

import re
import shutil
import signal
import socket
import sqlite3

import pytest

from cli.commands import Running, chiron, free_port, get

OPEN = "Ctrl-C stops it"


@pytest.fixture(scope="module")
def began(tmp_path_factory):
    """A folder in which a demo world has begun; what the first start wrote stands in demo.txt."""
    folder = tmp_path_factory.mktemp("began")
    with Running("demo", f"--port={free_port()}", at=folder, until=OPEN) as demo:
        assert demo.stop() == (0, [])
    return folder


@pytest.fixture
def folder(began, tmp_path):
    return shutil.copytree(began, tmp_path / "demo")


@pytest.fixture
def demo(folder):
    with Running("demo", f"--port={free_port()}", at=folder, until=OPEN) as demo:
        yield demo


def test_each_of_the_four_gets_a_link_that_leads_to_today(demo):
    landed = {name: get(demo.link(name)) for name in ("amara", "ben", "chidi", "dora")}

    assert {name: status for name, (status, _headers, _page) in landed.items()} == dict.fromkeys(landed, 200)
    assert all(b"<h1" in page for _status, _headers, page in landed.values())


def test_static_files_are_small_on_the_wire_and_kept_for_ever(demo):
    origin = demo.link("ben").partition("/demo/")[0]
    _status, _headers, page = get(origin)
    sheet = re.search(r'href="(/static/[^"]+\.[0-9a-f]{12}\.css)"', page.decode()).group(1)

    _status, headers, _sheet = get(origin + sheet, **{"Accept-Encoding": "br"})

    assert headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert (headers["Content-Encoding"], headers["X-Content-Type-Options"]) == ("br", "nosniff")


def test_what_was_done_is_kept(folder):
    data = sqlite3.connect(folder / "var" / "chiron.sqlite3")
    data.execute("UPDATE people_person SET name = 'Ben the Bold' WHERE email = 'ben@example.org'")
    data.commit()
    data.close()

    with Running("demo", f"--port={free_port()}", at=folder, until=OPEN) as demo:
        _status, _headers, page = get(demo.link("ben").partition("/demo/")[0] + "/healthz")

        assert page == b'{"status": "alive"}'
    data = sqlite3.connect(folder / "var" / "chiron.sqlite3")
    assert data.execute("SELECT name FROM people_person WHERE email LIKE 'ben@%'").fetchall() == [("Ben the Bold",)]
    data.close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_one_signal_stops_all_of_it(demo, number):
    assert len(demo.family) >= 4

    assert demo.stop(number) == (0, [])
    assert "Traceback" not in demo.text


def test_nothing_outlives_a_demo_that_was_killed(demo):
    assert demo.stop(signal.SIGKILL) == (-signal.SIGKILL, [])


@pytest.mark.parametrize("which", [0, 1], ids=["server", "worker"])
def test_when_one_part_dies_all_of_it_ends_and_says_so(demo, which):
    part = sorted(demo.children(), key=lambda process: process.pid)[which]

    part.kill()

    assert demo.end() == (1, [])
    assert f"chiron: The {['server', 'worker'][which]} has ended by itself; " in demo.text


def test_a_taken_port_is_one_sentence(folder):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        answer = chiron("demo", f"--port={port}", at=folder)

    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr == (
        f"chiron: Port {port} of 127.0.0.1 cannot be used (Address already in use). "
        f"Choose another one, such as {port + 1}.\n"
    )


def test_a_folder_that_cannot_be_written_to_is_one_sentence(tmp_path):
    (tmp_path / "var").write_text("a file stands in the way")

    answer = chiron("demo", f"--port={free_port()}", at=tmp_path)

    assert (answer.returncode, answer.stderr.count("\n")) == (1, 1)
    assert f"chiron: The folder {tmp_path}/var cannot be written to" in answer.stderr


def test_a_real_installation_is_left_alone(folder):
    data = sqlite3.connect(folder / "var" / "chiron.sqlite3")
    data.execute("DELETE FROM demo_world")
    data.commit()
    data.close()

    answer = chiron("demo", f"--port={free_port()}", at=folder)

    assert (answer.returncode, answer.stderr) == (
        1,
        f"chiron: The folder {folder}/var holds a real installation. Name another one in CHIRON_DATA for the demo.\n",
    )


def test_an_installation_that_nobody_lives_in_yet_is_left_alone(tmp_path):
    assert chiron("migrate", at=tmp_path).returncode == 0

    answer = chiron("demo", f"--port={free_port()}", at=tmp_path)

    assert (answer.returncode, answer.stderr) == (
        1,
        f"chiron: The folder {tmp_path}/var holds a real installation. Name another one in CHIRON_DATA for the demo.\n",
    )


def test_an_unknown_moment_is_one_sentence(tmp_path):
    answer = chiron("demo", "--at=yesteryear", f"--port={free_port()}", at=tmp_path)

    assert (answer.returncode, answer.stderr) == (
        1,
        "chiron: There is no moment called yesteryear. Choose one of: start.\n",
    )
