"""A port that is given on the command line is the one that links lead to."""

from cli.commands import Running, chiron, free_port, get


def test_links_of_a_server_lead_to_its_port(tmp_path):
    assert chiron("migrate", at=tmp_path).returncode == 0

    port = free_port()
    with Running("serve", f"--port={port}", at=tmp_path, until="Chiron listens"):
        _status, _headers, page = get(f"http://127.0.0.1:{port}/api/v1/docs")

    assert f"http://127.0.0.1:{port}/api/" in page.decode()


def test_unless_people_reach_it_elsewhere(tmp_path):
    assert chiron("migrate", at=tmp_path).returncode == 0

    port = free_port()
    with Running("serve", f"--port={port}", at=tmp_path, until="Chiron listens", CHIRON_ORIGIN="http://localhost:81"):
        _status, _headers, page = get(f"http://127.0.0.1:{port}/api/v1/docs")

    assert "http://localhost:81/api/" in page.decode()
