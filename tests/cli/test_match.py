import csv
import os
import subprocess
import sys
from pathlib import Path

import cohort
import pytest
import typer
from typer.testing import CliRunner

from chiron.cli.match import match
from chiron.cli.terminal import plain
from chiron.vocabulary.terms import vocabulary

HEADS = "name,email,mentor or mentee,stage,topics,places\n"
BEN = "Ben Carter,ben@example.org,mentee,clinical student,Exam plan,1\n"
ESI = "Esi Mensah,esi@example.org,mentee,clinical student,Letters,1\n"
AMARA = "Amara Okafor,amara@example.org,mentor,attending,Exam plan; Letters,1\n"
BILAL = "Bilal Haddad,bilal@example.org,mentor,attending,Grants and protected time,1\n"

app = typer.Typer()
app.command()(match)


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def rows(path: Path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def people(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text(HEADS + BEN + ESI + AMARA + BILAL, encoding="utf-8")
    return path


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def pairs(tmp_path, name, *lines):
    path = tmp_path / name
    path.write_text("mentee,mentor,reason\n" + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_a_spreadsheet_becomes_pairs_with_reasons(people, out):
    done = run(people, "--out", out)

    assert done.exit_code == 0, done.stderr
    assert {row["mentee"] for row in rows(out / "matches.csv")} == {"Ben Carter", "Esi Mensah"}
    assert all(row["reasons"] for row in rows(out / "matches.csv"))
    assert rows(out / "mentors.csv") == [
        {"mentor": "Amara Okafor", "email": "amara@example.org", "places": "1", "taken": "1"},
        {"mentor": "Bilal Haddad", "email": "bilal@example.org", "places": "1", "taken": "1"},
    ]
    assert rows(out / "unmatched.csv") == []
    assert sorted(file.name for file in out.iterdir()) == ["matches.csv", "mentors.csv", "report.html", "unmatched.csv"]


def test_it_says_what_was_read_and_where_the_report_is(people, out):
    told = run(people, "--out", out).stdout

    assert "Read 2 mentees and 2 mentors from people.csv." in told
    assert "Mentees with a mentor: 2 of 2. Mentor places taken: 2 of 2." in told
    assert str(out / "report.html") in told


def test_what_was_guessed_is_told_with_how_sure_it_is(people, out):
    people.write_text(HEADS + BEN.replace("Exam plan", "Exam plann") + AMARA)

    done = run(people, "--out", out)

    assert "people.csv, column E (topics): “Exam plann” was taken for Exam plan (likely)" in done.stdout
    assert "Exam plann" in (out / "report.html").read_text(encoding="utf-8")


def test_those_who_got_fewer_mentors_than_wanted_are_named(people, out):
    people.write_text(HEADS + BEN.replace(",1\n", ",2\n") + AMARA)

    done = run(people, "--out", out)

    assert "With fewer mentors than wanted: 1" in done.stdout
    assert "Has 1 of 2 mentors: Amara Okafor." in (out / "report.html").read_text(encoding="utf-8")


def test_people_of_one_name_are_told_apart(people, out):
    people.write_text(HEADS + BEN + BEN.replace("ben@", "b.carter@") + AMARA + BILAL)

    assert run(people, "--out", out).exit_code == 0

    report = (out / "report.html").read_text(encoding="utf-8")
    assert "ben@example.org" in report
    assert "b.carter@example.org" in report
    assert "amara@example.org" not in report


def test_columns_that_were_not_used_are_told(people, out):
    lines = people.read_text().splitlines()
    people.write_text("\n".join([lines[0] + ",Shoe size"] + [line + ",41" for line in lines[1:]]))

    done = run(people, "--out", out)

    assert "Shoe size" in done.stdout
    assert "Shoe size" in (out / "report.html").read_text(encoding="utf-8")


def test_too_few_places_leave_somebody_who_learns_why(people, out):
    people.write_text(HEADS + BEN + ESI + AMARA)

    assert run(people, "--out", out).exit_code == 0

    (left,) = rows(out / "unmatched.csv")
    assert left["why"]
    assert left["what would change it"]
    assert len(rows(out / "matches.csv")) == 1


def test_a_locked_pair_is_kept(people, out, tmp_path):
    lock = pairs(tmp_path, "lock.csv", "ben@example.org,Bilal Haddad,they know each other")

    assert run(people, "--lock", lock, "--out", out).exit_code == 0

    assert ("Ben Carter", "Bilal Haddad") in {(row["mentee"], row["mentor"]) for row in rows(out / "matches.csv")}
    assert "Fixed beforehand" in (out / "report.html").read_text(encoding="utf-8")


def test_a_forbidden_pair_is_not_made(people, out, tmp_path):
    forbid = pairs(tmp_path, "forbid.csv", "Ben Carter,Amara Okafor,she grades him", "Ben Carter,Bilal Haddad,kin")

    assert run(people, "--forbid", forbid, "--out", out).exit_code == 0

    assert [row["mentee"] for row in rows(out / "unmatched.csv")] == ["Ben Carter"]


def test_a_pair_that_is_locked_and_forbidden_is_a_fault(people, out, tmp_path):
    line = "Ben Carter,Amara Okafor,"
    lock, forbid = pairs(tmp_path, "lock.csv", line), pairs(tmp_path, "forbid.csv", line)

    done = run(people, "--lock", lock, "--forbid", forbid, "--out", out)

    assert done.exit_code == 2
    assert "Ben Carter and Amara Okafor are fixed here and ruled out in forbid.csv." in done.stderr
    assert not out.exists()


def test_more_locked_pairs_than_places_is_a_fault(people, out, tmp_path):
    lock = pairs(tmp_path, "lock.csv", "Ben Carter,Amara Okafor,", "Esi Mensah,Amara Okafor,")

    done = run(people, "--lock", lock, "--out", out)

    assert done.exit_code == 2
    assert done.stderr.startswith("lock.csv: ")
    assert not out.exists()


def test_every_fault_of_every_file_is_told_at_once(people, out, tmp_path):
    lock = pairs(tmp_path, "lock.csv", "nobody@example.org,Amara Okafor,")
    weights = tmp_path / "weights.toml"
    weights.write_text('topics = -1\nshoes = 3\nstyle = "much"\n')

    done = run(people, "--lock", lock, "--weights", weights, "--out", out)

    assert done.exit_code == 2
    told = done.stderr.splitlines()
    assert any(line.startswith("lock.csv, row 2, column A: ") for line in told)
    assert (
        'weights.toml: "shoes" is not a part of the fit. '
        "The parts are topics, specialty, roles, stage, style, channels, languages, zone, hours." in told
    )
    assert 'weights.toml: The weight of "topics" must be a number, 0 or more and below a million.' in told
    assert 'weights.toml: The weight of "style" must be a number, 0 or more and below a million.' in told
    assert done.stdout == ""
    assert not out.exists()


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"topics", b"topics = nan", b"topics = true", b"a = [" * 5000])
def test_a_bad_file_of_weights_is_one_sentence(people, out, tmp_path, content):
    weights = tmp_path / "weights.toml"
    weights.write_bytes(content)

    done = run(people, "--weights", weights, "--out", out)

    assert done.exit_code == 2
    assert done.stderr.startswith("weights.toml: ")
    assert not out.exists()


def test_weights_of_nothing_are_refused(people, out, tmp_path):
    weights = tmp_path / "weights.toml"
    parts = ("topics", "specialty", "roles", "stage", "style", "channels", "languages", "zone", "hours")
    weights.write_text("[weights]\n" + "\n".join(f"{part} = 0" for part in parts))

    assert "Every weight is 0" in run(people, "--weights", weights, "--out", out).stderr


def test_weights_are_told_in_the_report(people, out, tmp_path):
    weights = tmp_path / "weights.toml"
    weights.write_text("topics = 7.25\n")

    assert run(people, "--weights", weights, "--out", out).exit_code == 0

    assert "7.25" in (out / "report.html").read_text(encoding="utf-8")


def test_a_file_without_mentors_is_a_fault_and_leaves_earlier_results_alone(people, out):
    run(people, "--out", out)
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    people.write_text(HEADS + BEN + ESI)

    done = run(people, "--out", out)

    assert done.exit_code == 2
    assert "people.csv" in done.stderr
    assert "Nothing was written." in done.stderr
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before


def test_a_second_run_replaces_what_the_first_wrote_and_says_so(people, out):
    run(people, "--out", out)
    (out / "mine.txt").write_text("mine")

    done = run(people, "--out", out)

    assert "Replaced from an earlier run: matches.csv, unmatched.csv, mentors.csv, report.html." in done.stdout
    assert (out / "mine.txt").read_text() == "mine"


def test_the_same_again_is_the_same_to_the_byte(people, tmp_path):
    run(people, "--out", tmp_path / "a" / "round")
    run(people, "--out", tmp_path / "b" / "round")

    for file in (tmp_path / "a" / "round").iterdir():
        assert file.read_bytes() == (tmp_path / "b" / "round" / file.name).read_bytes()


def test_a_place_that_cannot_be_written_is_one_sentence(people, tmp_path):
    done = run(people, "--out", people / "out")

    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
    assert "Choose another folder with --out." in done.stderr


def test_the_results_never_write_over_what_was_read(tmp_path):
    people = tmp_path / "matches.csv"
    people.write_text(HEADS + BEN + AMARA)

    done = run(people, "--out", tmp_path)

    assert done.exit_code == 2
    assert done.stderr.startswith("matches.csv would be written over")
    assert people.read_text() == HEADS + BEN + AMARA


def test_another_name_of_an_earlier_result_is_not_read_as_people(people, out, tmp_path):
    run(people, "--out", out)
    (out / "matches.csv").write_text(people.read_text())
    (tmp_path / "other.csv").hardlink_to(out / "matches.csv")

    done = run(tmp_path / "other.csv", "--out", out)

    assert done.exit_code == 2
    assert done.stderr.startswith("other.csv would be written over")


@pytest.mark.parametrize("option", ["people", "--map", "--weights", "--lock", "--forbid"])
def test_pipe_or_folder_in_place_of_a_file_is_one_sentence(people, out, tmp_path, option):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()

    for odd in ("pipe", "folder"):
        named = [tmp_path / odd] if option == "people" else [people, option, tmp_path / odd]
        done = run(*named, "--out", out)

        assert done.exit_code == 2
        assert done.stderr.startswith(odd)
        assert "1 fault. Nothing was written." in done.stderr


def test_without_people_or_place_it_says_what_to_give(people):
    assert "--template" in run().stderr
    assert "--out" in run(people).stderr
    assert (run().exit_code, run(people).exit_code) == (2, 2)


def test_a_discreet_need_counts_but_is_named_nowhere(people, out):
    told = "Exam plan; Stress and burnout; Failed exam and recovery"
    people.write_text(HEADS + BEN.replace("Exam plan", told) + AMARA.replace("Exam plan", told))

    done = run(people, "--out", out)

    written = done.stdout + "".join(file.read_text(encoding="utf-8") for file in out.iterdir())
    assert done.exit_code == 0
    assert "Exam plan" in written
    assert "private topic" in written
    assert "burnout" not in written.casefold()
    assert "failed exam" not in written.casefold()


def test_a_misspelt_discreet_answer_is_guessed_without_being_shown(people, out):
    people.write_text(HEADS + BEN.replace("Exam plan", "Exam plan; Stress and burnot") + AMARA)

    done = run(people, "--out", out)

    assert done.exit_code == 0, done.stderr
    assert "“not shown here” was taken for one private topic" in done.stdout
    assert "burn" not in done.stdout + "".join(file.read_text(encoding="utf-8") for file in out.iterdir())


def test_somebodys_own_words_stay_in_her_file(people, out):
    people.write_text(HEADS + BEN.replace("Exam plan", "Exam plan; Other: my mother died") + AMARA)

    done = run(people, "--out", out)

    assert done.exit_code == 0, done.stderr
    assert "people.csv, row 2, column E: An answer in their own words is not matched" in done.stdout
    assert "mother" not in done.stdout + "".join(file.read_text(encoding="utf-8") for file in out.iterdir())


def test_no_discreet_topic_is_written_anywhere(people, out):
    answers = [term.label for term in vocabulary("topics") if term.more.get("discreet")]
    people.write_text(HEADS + BEN.replace("Exam plan", f'"{"; ".join(answers)}"') + AMARA)

    done = run(people, "--out", out)

    written = "".join(file.read_text(encoding="utf-8") for file in out.iterdir())
    assert done.exit_code == 0, done.stderr
    assert [answer for answer in answers if answer in written] == []


def test_nothing_that_steers_a_terminal_is_left():
    assert plain("a\x1b[31mb\x07\u202ec\x9b") == "a\ufffd[31mb\ufffd\ufffdc\ufffd"
    assert plain("Zoë\u00a0محمد\u200cها 王") == "Zoë\u00a0محمد\u200cها 王"


def test_what_steers_a_terminal_is_taken_out_of_what_is_told(people, out):
    people.write_text(HEADS + BEN.replace("Exam plan", "\x1b[31mred\x1b[0m \u202etfel") + AMARA)

    done = run(people, "--out", out)

    assert done.exit_code == 2
    assert "\x1b" not in done.stderr
    assert "\u202e" not in done.stderr


def test_the_template_matches_as_it_is(tmp_path):
    made = run("--template", tmp_path / "template")
    assert made.exit_code == 0
    example = next(path for path in sorted((tmp_path / "template").iterdir()) if path.suffix in (".csv", ".xlsx"))

    again = run("--template", tmp_path / "template")
    done = run(example, "--out", tmp_path / "out")

    assert again.exit_code == 2
    assert "nothing was written over" in again.stderr
    assert done.exit_code == 0, done.stderr


@pytest.mark.parametrize("objective", ["most", "best", "stable", "fair"])
def test_each_objective_says_what_it_was(tmp_path, out, objective):
    people = cohort.write(tmp_path / "people.csv", mentees=30, mentors=18)

    done = run(people, "--objective", objective, "--out", out)

    assert done.exit_code == 0, done.stderr
    taken = {row["mentor"]: int(row["taken"]) for row in rows(out / "mentors.csv")}
    matched = [row["mentor"] for row in rows(out / "matches.csv")]
    assert all(matched.count(mentor) == taken[mentor] for mentor in taken)
    assert all(int(row["taken"]) <= int(row["places"]) for row in rows(out / "mentors.csv"))
    assert f"--objective {objective}" in (out / "report.html").read_text(encoding="utf-8")


def test_neither_django_nor_the_heavy_modules_are_loaded_before_they_are_needed(people, out):
    code = (
        "import sys; from chiron.cli.match import match, Objective; from pathlib import Path\n"
        "heavy = {'django', 'numpy', 'ortools', 'openpyxl', 'rapidfuzz'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
        "match([Path(sys.argv[1])], out=Path(sys.argv[2]), forbid=None, lock=None, objective=Objective.MOST,"
        " weights=None, mapping=None, seed=0, template=None)\n"
        "assert 'django' not in sys.modules\n"
    )

    done = subprocess.run([sys.executable, "-c", code, people, out], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert (out / "report.html").is_file()
