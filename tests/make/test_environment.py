"""What a newcomer is told when an environment cannot be made: one sentence, and nothing is left half done."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def clone(tmp_path):
    for name in ("make", "requirements"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def program(path, text):
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def make_environment(clone, **environment):
    return subprocess.run(
        ["make/environment.sh", "run"],
        check=False,
        capture_output=True,
        cwd=clone,
        env={"PATH": os.environ["PATH"], "HOME": str(clone)} | environment,
        text=True,
        timeout=60,
    )


@pytest.fixture
def tools(clone):
    """A folder of commands without any Python in it."""
    folder = clone / "tools"
    folder.mkdir()
    for tool in ("sh", "dirname", "cat", "cksum"):
        (folder / tool).symlink_to(shutil.which(tool))
    return folder


def test_an_old_python_is_one_sentence(clone):
    old = program(clone / "python", 'case "$*" in *exit*) exit 1;; *print*) echo 3.9.18;; esac')

    answer = make_environment(clone, PYTHON=str(old))

    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr == (
        f"Chiron needs Python 3.11, 3.12 or 3.13, and {old} is 3.9.18. Name another one with PYTHON=.\n"
    )
    assert not (clone / ".venv").exists()


def test_no_suitable_python_at_all_is_one_sentence(clone, tools):
    answer = make_environment(clone, PATH=str(tools))

    assert (answer.returncode, answer.stderr.count("\n")) == (1, 1)
    assert answer.stderr.startswith("Chiron needs Python 3.11, 3.12 or 3.13, and python3 here is no Python at all.")


def test_a_newer_name_is_taken_where_python3_is_too_old(clone, tools):
    program(tools / "python3", "exit 1")
    program(tools / "python3.12", f'case "$*" in *ensurepip*) exit 1;; esac; exec {sys.executable} "$@"')

    answer = make_environment(clone, PATH=str(tools))

    assert (answer.returncode, answer.stderr.count("\n")) == (1, 1)
    assert answer.stderr.startswith("This Python has no venv module.")


def test_a_folder_that_cannot_be_written_to_is_one_sentence(clone):
    (clone / ".venv").write_text("a file stands in the way")
    blocked = program(clone / "rm", "exit 1").parent

    answer = make_environment(clone, PATH=f"{blocked}:{os.environ['PATH']}", PYTHON=sys.executable)

    assert (answer.returncode, answer.stderr.count("\n")) == (1, 1)
    assert answer.stderr.startswith(f"The folder {clone} cannot be written to.")
