"""The secret that an embedded installation makes for itself."""

import json
import stat
import subprocess
import sys

import pytest

from chiron.config import secret
from chiron.config.env import BadSetting

# Waits for a line, so that all of them begin at the same moment.
READER = """
import sys
from pathlib import Path
from chiron.config import secret
print("ready", flush=True)
sys.stdin.readline()
print(secret.kept_in(Path(sys.argv[1])))
"""


def test_a_secret_is_made_once_and_its_owners_only(tmp_path):
    path = tmp_path / "var" / "secret"

    first, second = secret.kept_in(path), secret.kept_in(path)

    assert first == second
    assert len(first) > 60
    assert [stat.S_IMODE(place.stat().st_mode) for place in (path.parent, path)] == [0o700, 0o600]
    assert list(path.parent.iterdir()) == [path]


def test_processes_that_start_at_once_agree_on_one_secret(tmp_path):
    path = tmp_path / "var" / "secret"
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", READER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(6)
    ]
    for reader in readers:
        assert reader.stdout.readline() == "ready\n"
    for reader in readers:
        reader.stdin.write("\n")
        reader.stdin.flush()

    found = [reader.communicate(timeout=60)[0].strip() for reader in readers]

    assert set(found) == {path.read_text()}
    assert list(path.parent.iterdir()) == [path]


def test_one_that_comes_in_between_is_kept(tmp_path, monkeypatch):
    path = tmp_path / "secret"
    link = secret.os.link

    def late(aside, name):
        path.write_text("another process was quicker")
        link(aside, name)

    monkeypatch.setattr(secret.os, "link", late)

    assert secret.kept_in(path) == "another process was quicker"


def test_a_program_that_dies_on_the_way_leaves_no_half_secret(tmp_path):
    dies = (
        "import os, sys\nfrom pathlib import Path\nfrom chiron.config import secret\nos.fsync = lambda _: os._exit(9)\n"
    )
    path = tmp_path / "secret"

    died = subprocess.run([sys.executable, "-c", f"{dies}secret.kept_in(Path({json.dumps(str(path))}))"], check=False)

    assert (died.returncode, path.exists()) == (9, False)
    assert len(secret.kept_in(path)) > 60


def test_an_empty_secret_is_refused(tmp_path):
    path = tmp_path / "secret"
    path.touch()

    with pytest.raises(BadSetting, match="is empty"):
        secret.kept_in(path)
