"""The map: what it may say, what it is refused for, and that each fault shows the line that settles it."""

import os
import time
import tomllib
from pathlib import Path

import pytest

from rosters import Faulty, Roster, read
from rosters.mapping import read_map

ROWS = [
    "Name,Email,Role,Q7,Topics,Stage,Hours per month,Time zone,Closeness,Languages",
    "Ada Ek,ada.ek@example.org,Volunteer,Cardiology,Basket weaving,Y3,a while,CST,2,Englisch",
    "Bo Ek,bo.ek@example.org,Mentor,Dermatology,Letters,MS3,2,Europe/Paris,4,English",
    "Cy Ek,cy.ek@example.org,Mentee,Neurology,Letters,MS3,2,Europe/Paris,3,English",
]


@pytest.fixture
def people(tmp_path: Path) -> Path:
    file = tmp_path / "people.csv"
    file.write_text("\n".join(ROWS), encoding="utf-8")
    return file


def faulty(people: Path, mapping: Path | dict[str, object] | None = None) -> Faulty:
    with pytest.raises(Faulty) as found:
        read([people], mapping=mapping)
    return found.value


def test_lines_of_the_faults_make_a_map_that_settles_every_doubt(people: Path) -> None:
    tables: dict[str, list[str]] = {}
    for fault in faulty(people).faults:
        heading, *lines = fault.map_lines
        tables.setdefault(heading, []).extend(lines)
    text = "\n".join([heading + "\n" + "\n".join(lines) for heading, lines in tables.items()])
    for answer, meaning in (("Volunteer", "mentee"), ("CST", "America/Chicago"), ("a while", "3")):
        text = text.replace(f'"{answer}" = "?"', f'"{answer}" = "{meaning}"')
    text = text.replace('= "?"', '= "ignore"')
    (people.parent / "map.toml").write_text(text, encoding="utf-8")

    roster = read([people], mapping=people.parent / "map.toml")

    ada = roster.mentees[0]
    assert (ada.name, ada.topics, ada.specialties, ada.zone) == ("Ada Ek", (), ("cards",), "America/Chicago")
    assert (ada.hours, ada.style) == (3.0, {"closeness": 0.25})
    assert {guess.sureness for guess in roster.guesses} <= {"sure", "likely"}


def test_map_may_be_given_as_what_its_file_would_hold(people: Path) -> None:
    given = tomllib.loads('[columns]\n"Q7" = "ignore"\n"topics" = "ignore"\n"CLOSENESS" = "ignore"')

    found = faulty(people, given)

    assert {fault.column for fault in found.faults} == {"C", "F", "G", "H"}
    assert [column.header for column in found.roster.ignored] == ["Q7", "Topics", "Closeness"]


def test_map_may_speak_of_one_file_only(tmp_path: Path) -> None:
    for name in ("mentees.csv", "mentors.csv"):
        (tmp_path / name).write_text(f"Name,Q7\n{name} One,Cardiology\n", encoding="utf-8")
    given = {"columns": {"mentees.csv": {"Q7": "specialties"}, "Q7": "ignore"}}

    roster = read([tmp_path / "mentees.csv", tmp_path / "mentors.csv"], mapping=given)

    assert [entry.specialties for entry in (*roster.mentees, *roster.mentors)] == [("cards",), ()]


def test_column_of_the_map_that_no_file_has_is_told(people: Path) -> None:
    found = faulty(people, {"columns": {"Q8": "topics"}})

    assert [note.sentence for note in found.roster.notes] == ['The map names a column "Q8", which no file has.']


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"columns": {"Q7": 3}}, "names 3 for"),
        ({"columns": ["Q7"]}, "has to be a table"),
        ({"answers": {"shoes": {}}}, '"shoes" has no answers'),
        ({"answers": {"topics": {"x": ["2.3", 4]}}}, "in quotation marks"),
        ({"answers": {"stage": {"x": "wizard"}}}, "not one of the stages"),
        ({"answers": {"zone": {"x": "Moon/Base"}}}, "not an answer of this kind"),
        ({"answers": {"style.pace": {"x": 2}}}, "not an answer of this kind"),
        ({"codes": {"stage": "MS3"}}, "has to name each code"),
        ({"codes": {"stage": {"1": 2}}}, "in quotation marks"),
        ({"scales": {"Closeness": [1, 1]}}, "both ends"),
        ({"scales": {"Closeness": [True, 5]}}, "both ends"),
    ],
)
def test_faulty_line_of_a_map_is_told(given: dict[str, object], says: str, people: Path) -> None:
    found = faulty(people, given)

    assert [fault.file for fault in found.faults if says in fault.sentence] == ["the map"]


def test_map_that_is_not_there_is_a_fault(people: Path) -> None:
    found = faulty(people, people.parent / "no.toml")

    assert "cannot be opened" in next(fault.sentence for fault in found.faults if fault.file == "no.toml")


def test_faults_stand_in_the_order_of_file_row_and_column(people: Path) -> None:
    found = faulty(people, {"answer": {}}).faults

    places = [(fault.file, fault.row or 0, fault.column or "") for fault in found]
    assert places == sorted(places)
    assert len(places) > 4


def test_what_could_be_read_is_there_beside_the_faults(people: Path) -> None:
    roster: Roster = faulty(people).roster

    assert [entry.name for entry in roster.mentors] == ["Bo Ek"]
    assert {guess.field for guess in roster.guesses if guess.sureness == "doubtful"} >= {
        "specialties",
        "topics",
        "side",
    }


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("a" + ".a" * 30_000 + " = 1", "more points"),
        ("[" + '"a b".' * 9_000 + "a]", "more points"),
        ("# " + "x" * 70_000, "larger than 64 KB"),
        ("a = " + "[" * 30_000, "too deep"),
    ],
)
def test_map_made_to_take_long_is_refused_at_once(content: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text(content)
    begun = time.process_time()

    (fault,) = read_map(tmp_path / "map.toml").faults

    assert says in fault.sentence
    assert time.process_time() - begun < 1


def test_pipe_is_no_map(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "map.toml")

    (fault,) = read_map(tmp_path / "map.toml").faults

    assert fault.sentence == "This map cannot be opened: it is not a file."


def test_line_that_nobody_filled_in_is_refused(people: Path) -> None:
    given = {"answers": {"topics": {"Basket weaving": "?"}, "zone": {"CST": "?"}}, "codes": {"stage": {"2": "?"}}}

    sentences = [fault.sentence for fault in read_map(given).faults]

    assert sentences == [f'Say what "{text}" means, or "ignore".' for text in ("Basket weaving", "CST", "2")]


def test_meaning_is_never_suggested_where_only_a_person_knows_it(people: Path) -> None:
    people.write_text("\n".join([*ROWS, "Di Ek,di@example.org,Mentor,Neurology,7,2,1,UTC,3,English"]), encoding="utf-8")
    lines = [
        line
        for fault in faulty(people).faults
        for line in fault.map_lines
        if {"[columns]", "[scales]"}.isdisjoint(fault.map_lines)
    ]

    told = [line for line in lines if not line.startswith("[")]
    assert {line.partition(" = ")[2] for line in told} == {'"?"  # say what it means, or "ignore"'}
    assert {'"7"', '"2"', '"CST"', '"Basket weaving"'} <= {line.partition(" = ")[0] for line in told}


def test_code_may_be_left_out(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Name,Role,Topics\nAda,mentee,7\nBo,mentor,Letters\n", encoding="utf-8")

    roster = read([file], mapping={"codes": {"Topics": {"7": "ignore"}}})

    assert [entry.topics for entry in roster.mentees] == [()]
