"""`chiron solve` as a person meets it: files, exit codes, stderr."""

import json
import subprocess
import sys

import pytest
import typer
from typer.testing import CliRunner

from chiron.cli.solve import solve

PROBLEM = {
    "version": 1,
    "mentees": ["a", "b", "c"],
    "demand": {"a": 2},
    "mentors": {"m1": 2, "m2": 1},
    "scores": [["a", "m1", 0.82], ["a", "m2", 0.4], ["b", "m1", 0.3], ["c", "m2", 0.9]],
    "locked": [["c", "m2"]],
}


@pytest.fixture
def run(tmp_path):
    app = typer.Typer()
    app.command()(solve)

    def run(problem, *options):
        path = tmp_path / "problem.json"
        path.write_bytes(problem if isinstance(problem, bytes) else json.dumps(problem).encode())
        return CliRunner().invoke(app, [str(path), *options])

    return run


@pytest.mark.parametrize("objective", ["best", "most", "stable", "fair"])
def test_a_problem_is_answered_on_stdout(run, objective):
    done = run(PROBLEM, "--objective", objective, "--seed", "4")

    answer = json.loads(done.stdout)
    assert (done.exit_code, done.stderr) == (0, "")
    assert (answer["objective"], answer["seed"]) == (objective, 4)
    assert answer["pairs"] == [["a", "m1"], ["b", "m1"], ["c", "m2"]]


def test_the_answer_goes_into_a_file_when_asked(run, tmp_path):
    done = run(PROBLEM, "--out", str(tmp_path / "answer.json"))

    assert (done.exit_code, done.stdout) == (0, "")
    assert json.loads((tmp_path / "answer.json").read_text())["matched"] == 3


def test_bad_input_exits_with_2_names_each_path_and_writes_nothing(run, tmp_path):
    done = run(PROBLEM | {"mentees": ["a", "a"], "demand": {"z": 1}}, "--out", str(tmp_path / "answer.json"))

    assert (done.exit_code, done.stdout) == (2, "")
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == [
        "$.mentees[1]",
        "$.demand.z",
        "$.scores[2][0]",
        "$.scores[3][0]",
        "$.locked[0][0]",
    ]
    assert not (tmp_path / "answer.json").exists()


def test_clashing_locks_exit_with_3_and_say_which(run, tmp_path):
    clashing = PROBLEM | {"locked": [["c", "m2"], ["b", "m2"], ["a", "m2"]]}

    done = run(clashing, "--out", str(tmp_path / "answer.json"))

    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr.splitlines() == [
        "$.locked[1]: b and m2 are locked together, but the pair is not allowed.",
        "$.locked[2], $.locked[1], $.locked[0]: m2 has 1 place, but is locked with a, b, c.",
    ]
    assert not (tmp_path / "answer.json").exists()


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"[]", b"[" * 50_000])
def test_a_file_that_is_no_problem_is_refused_in_one_line(run, content):
    done = run(content)

    assert done.exit_code == 2
    assert done.stderr.startswith("$: ")
    assert done.stderr.count("\n") == 1


def test_a_missing_file_and_an_unwritable_one_are_refused(run, tmp_path):
    nowhere = run(PROBLEM, "--out", str(tmp_path / "no" / "answer.json"))
    (tmp_path / "folder").mkdir()
    app = typer.Typer()
    app.command()(solve)
    missing = CliRunner().invoke(app, [str(tmp_path / "none.json")])

    assert (nowhere.exit_code, missing.exit_code) == (2, 2)
    assert nowhere.stderr.endswith("cannot be written: No such file or directory.\n")
    assert missing.stderr.endswith("cannot be read: No such file or directory.\n")


def test_an_unknown_objective_is_refused(run):
    assert run(PROBLEM, "--objective", "happiest").exit_code == 2


def test_the_engine_starts_light():
    heavy = "{'django', 'ortools', 'pandas', 'numba'}"
    told = f"import sys, pairing, chiron.cli.solve; print(sorted({heavy} & {{*sys.modules}}))"

    assert subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout == "[]\n"
