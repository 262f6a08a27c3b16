import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from outcomes import SMALL

from chiron.cli.delivery import NAMES, defused, deliver, tables

CONTENTS = {name: f"new {name}".encode() for name in NAMES}


def rows(name):
    content = tables(SMALL)[name]
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_matches_have_the_columns_that_were_promised():
    first = rows("matches.csv")[0]

    assert first == {
        "mentee": "Ben Carter",
        "mentee_email": "ben@example.org",
        "mentor": "أمارة عكافور",
        "mentor_email": "amara@example.org",
        "score": "0.9000",
        "reasons": "covers 2 of 3 topics: Exam plan and one private topic",
    }


def test_the_unmatched_learn_why_and_what_would_change_it():
    assert rows("unmatched.csv") == [
        {
            "mentee": "<script>alert('Dina')</script>",
            "email": "",
            "why": "Every mentor who covers Letters is full.",
            "what would change it": "One more place with such a mentor.",
        }
    ]


def test_mentors_are_listed_with_places_and_taken():
    assert [(row["mentor"], row["places"], row["taken"]) for row in rows("mentors.csv")] == [
        ("أمارة عكافور", "2", "2"),
        ("Bilal\r\nHaddad\x00", "3", "0"),
    ]


def test_formulas_are_defused_on_the_way_out():
    (esi,) = [row for row in rows("matches.csv") if "Esi" in row["mentee"]]

    assert esi["mentee"] == '\'=HYPERLINK("http://evil.example","Esi")'
    assert esi["mentee_email"] == "'+esi@example.org"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", " =", "\u00a0@"])
def test_each_beginning_of_a_formula_is_defused(start):
    assert defused(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize(
    ("cell", "made"),
    [
        ('Bo;=HYPERLINK("http://evil.example")', 'Bo;\'=HYPERLINK("http://evil.example")'),
        ("Bo\t=1+1", "Bo\t'=1+1"),
        ("Bo| @SUM(1)", "Bo|' @SUM(1)"),
        ("Bo\n=1", "Bo\n'=1"),
        ("=1;+2", "'=1;'+2"),
        ("\u3000+5", "'\u3000+5"),
    ],
)
def test_formula_is_defused_where_a_program_may_cut_the_cell(cell, made):
    assert defused(cell) == made


@pytest.mark.parametrize("cell", ["", "Ben", "0.5", "a=b", "Okafor-Eze", "'quoted", "one; two | three", "a, -b"])
def test_other_cells_stay_as_they_are(cell):
    assert defused(cell) == cell


def test_a_missing_folder_is_made_with_its_parents(tmp_path: Path):
    folder = tmp_path / "rounds" / "2026"

    assert deliver(CONTENTS, folder) == ()

    assert {file.name: file.read_bytes() for file in folder.iterdir()} == CONTENTS
    assert [file.name for file in folder.parent.iterdir()] == ["2026"]


def test_earlier_files_are_replaced_and_others_left_alone(tmp_path: Path):
    (tmp_path / "matches.csv").write_text("old")
    (tmp_path / "notes.txt").write_text("mine")

    assert deliver(CONTENTS, tmp_path) == ("matches.csv",)

    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted([*NAMES, "notes.txt"])
    assert (tmp_path / "matches.csv").read_bytes() == CONTENTS["matches.csv"]


def test_when_one_file_cannot_be_moved_all_stay_as_they_were(tmp_path: Path):
    (tmp_path / "matches.csv").write_text("old")
    (tmp_path / "report.html").mkdir()

    with pytest.raises(IsADirectoryError):
        deliver(CONTENTS, tmp_path)

    assert sorted(file.name for file in tmp_path.iterdir()) == ["matches.csv", "report.html"]
    assert (tmp_path / "matches.csv").read_text() == "old"


def test_a_folder_that_cannot_be_made_leaves_nothing(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(OSError, match="file"):
        deliver(CONTENTS, tmp_path / "file" / "out")

    assert [file.name for file in tmp_path.iterdir()] == ["file"]


STOPPED = """
import sys
from pathlib import Path
from chiron.cli.delivery import NAMES, deliver
moves = 0
def stop(event, told):
    global moves
    moves += event == "os.rename"
    if event == "os.rename" and moves == int(sys.argv[2]):
        raise KeyboardInterrupt
sys.addaudithook(stop)
deliver({name: b"new" for name in NAMES}, Path(sys.argv[1]))
"""


@pytest.mark.parametrize("move", range(1, 8))
def test_when_somebody_stops_it_midway_all_stay_as_they_were(tmp_path: Path, move):
    for name in NAMES[:3]:
        (tmp_path / name).write_text("old")

    done = subprocess.run([sys.executable, "-c", STOPPED, tmp_path, str(move)], capture_output=True, check=False)

    assert b"KeyboardInterrupt" in done.stderr
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == dict.fromkeys(NAMES[:3], "old")
