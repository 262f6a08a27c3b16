"""Every folder of tests/spreadsheets holds files as coordinators have them, and the outcome that they must give."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from rosters import Entry, Faulty, Roster, read

FOLDERS = sorted(path.parent for path in (Path(__file__).parents[1] / "spreadsheets").glob("*/expected.toml"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_spreadsheet_gives_the_outcome_beside_it(folder: Path) -> None:
    expected = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))
    mapping = folder / expected["map"] if "map" in expected else None

    try:
        roster, faults = read([folder / file for file in expected["files"]], mapping=mapping), ()
    except Faulty as faulty:
        roster, faults = faulty.roster, faulty.faults

    first = expected["files"][0]
    wanted = [(fault.get("file", first), fault.get("row"), fault.get("column")) for fault in expected.get("faults", [])]
    assert sorted(map(str, wanted)) == sorted(str((fault.file, fault.row, fault.column)) for fault in faults), faults
    for fault in expected.get("faults", []):
        place = (fault.get("file", first), fault.get("row"), fault.get("column"))
        there = [found for found in faults if (found.file, found.row, found.column) == place]
        assert any(fault["says"] in found.sentence for found in there), there
        assert any(set(fault.get("map", [])) <= set(found.map_lines) for found in there), there
    if not faults:
        _check_people(roster, expected, first)


def _check_people(roster: Roster, expected: dict[str, Any], first: str) -> None:
    for side, people in (("mentees", roster.mentees), ("mentors", roster.mentors)):
        assert [entry.id for entry in people] == [told["id"] for told in expected[side]]
        for entry, told in zip(people, expected[side], strict=True):
            assert _only(entry, told) == told
    assert [column.header for column in roster.ignored] == expected.get("ignored", [])
    assert {guess.sureness for guess in roster.guesses} <= {"sure", "likely"}
    likely = {guess.meaning for guess in roster.guesses if guess.sureness == "likely"}
    assert likely == set(expected.get("likely", []))
    notes = [(note.file, note.row) for note in roster.notes]
    assert sorted(notes) == sorted((note.get("file", first), note.get("row")) for note in expected.get("notes", []))
    for told in expected.get("notes", []):
        assert any(told["says"] in str(note) for note in roster.notes if note.row == told.get("row"))


def _only(entry: Entry, told: dict[str, Any]) -> dict[str, Any]:
    """Give of an entry what the expectation speaks about, in the shape that TOML has."""
    values = {name: getattr(entry, name) for name in told}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
