import subprocess
import sys
from importlib.metadata import version

from cli.commands import chiron, environment


def test_help_names_every_command(tmp_path):
    answer = chiron("--help", at=tmp_path)

    listed = [line.split()[0] for line in answer.stdout.partition("Commands:\n")[2].splitlines()]
    assert (answer.returncode, listed) == (0, ["demo", "serve", "worker", "migrate", "match", "solve"])
    assert list(tmp_path.iterdir()) == []


def test_it_says_which_version_it_is(tmp_path):
    answer = chiron("--version", at=tmp_path)

    assert (answer.returncode, answer.stdout) == (0, f"Chiron {version('chiron-mentoring')}\n")


def test_asking_for_help_loads_neither_django_nor_the_engine(tmp_path):
    heavy = "[name for name in ('django', 'numpy', 'ortools', 'openpyxl', 'granian') if name in sys.modules]"

    answer = subprocess.run(
        [sys.executable, "-c", f"import sys, chiron.cli; print({heavy})"],
        check=True,
        capture_output=True,
        env=environment(),
        text=True,
        timeout=60,
    )

    assert answer.stdout == "[]\n"


def test_a_mistyped_command_is_a_sentence(tmp_path):
    answer = chiron("serv", at=tmp_path)

    assert (answer.returncode, "No such command 'serv'" in answer.stderr) == (2, True)
