"""From files to a roster: open, understand, read, join, and say everything that stands in the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rosters import columns, own, scales
from rosters.cells import Cells
from rosters.columns import Plans
from rosters.drafts import Draft
from rosters.findings import Findings
from rosters.forms import Dictionary, Form, as_dictionary, understand
from rosters.joining import Joiner
from rosters.mapping import Map, read_map
from rosters.people import People
from rosters.roster import Fault, Faulty, Guess, Ignored, Note, Roster
from rosters.sheets import Table, opened
from rosters.text import fold

WANTED = "Give one file with both mentees and mentors in it, or two: mentees, then mentors."


@dataclass(slots=True)
class _Found:
    """What was found on the way."""

    faults: list[Fault] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def read(paths: Sequence[Path], *, mapping: Path | Mapping[str, Any] | None = None) -> Roster:
    """Read one file with both roles in it, or two (mentees, then mentors), and data dictionaries among them.

    ``mapping`` is a map as ``docs/spreadsheets.md`` describes it: the TOML file, or what one would hold.
    Raises Faulty when anything is unreadable, unknown or doubtful, and when a side has nobody on it.
    """
    found = _Found()
    given = read_map(mapping)
    found.faults += given.faults
    files, dictionary = _open(paths, found)
    joiner = Joiner()
    for tables, side in _sided(files, found):
        for table, own_side in _chosen(tables, side, given, found):
            form = understand(table, given, dictionary)
            for draft in _drafts(form, own_side, given, found):
                joiner.add(draft)
    mentees, mentors = joiner.entries()
    found.faults += joiner.faults
    found.notes += joiner.notes
    found.notes += given.left_over()
    roster = Roster(mentees, mentors, tuple(found.guesses), tuple(found.ignored), tuple(found.notes))
    if not found.faults:
        found.faults += _nobody(roster, paths)
    if found.faults:
        raise Faulty(in_order(found.faults), roster)
    return roster


def in_order(faults: Sequence[Fault]) -> tuple[Fault, ...]:
    """Sort faults by file, row and column; what concerns a whole file comes before its rows."""
    return tuple(
        sorted(
            dict.fromkeys(faults),
            key=lambda fault: (fault.file, fault.row or 0, len(fault.column or ""), fault.column or "", fault.sentence),
        )
    )


def _open(paths: Sequence[Path], found: _Found) -> tuple[list[list[Table]], Dictionary]:
    """Open every file; data dictionaries are told from people by their own headers."""
    files: list[list[Table]] = []
    dictionary: dict[str, Any] = {}
    for path in paths:
        tables = opened(path)
        if isinstance(tables, Fault):
            found.faults.append(tables)
            continue
        people = []
        for table in tables:
            variables = as_dictionary(table)
            if variables is None:
                people.append(table)
            else:
                dictionary.update(variables)
        if people:
            files.append(people)
    return files, dictionary


def _sided(files: list[list[Table]], found: _Found) -> list[tuple[list[Table], str]]:
    """Say which side each file is on: none if there is one, mentees and then mentors if there are two."""
    if not files and not found.faults:
        found.faults.append(Fault("", None, None, f"No file with people was given. {WANTED}"))
    if len(files) > 2:
        extra = files[2][0].file
        found.faults.append(Fault(extra, None, None, f"This is one file of people too many. {WANTED}"))
    if len(files) < 2:
        return [(tables, "") for tables in files]
    first, second = (fold(tables[0].file) for tables in files[:2])
    if "mentor" in first and "mentee" in second and "mentee" not in first and "mentor" not in second:
        found.faults.append(
            Fault(
                files[0][0].file,
                None,
                None,
                "By their names the two files are the wrong way round: mentees come first, then mentors.",
            )
        )
    return [(files[0], "mentee"), (files[1], "mentor")]


def _chosen(tables: list[Table], side: str, given: Map, found: _Found) -> list[tuple[Table, str]]:
    """Choose the sheets of a workbook that hold people: those named for a side, else those that look like it."""
    if len(tables) == 1:
        return [(tables[0], side)]
    named = [(table, _named_side(table.sheet)) for table in tables]
    wanted = [(table, told) for table, told in named if told and side in ("", told)]
    if not wanted:
        wanted = [(table, side) for table in tables if _looks_like_people(table, given)]
    if not wanted:
        wanted = [(tables[0], side)]
    for table in tables:
        if not any(table is chosen for chosen, _ in wanted) and not own.is_words(table.sheet, table.rows[0].cells):
            found.notes.append(
                Note(table.file, None, None, "This sheet was not read: nothing in it looks like people to match.")
            )
    return wanted


def _named_side(sheet: str) -> str:
    words = fold(sheet)
    mentee, mentor = "mentee" in words, "mentor" in words
    return "" if mentee == mentor else "mentee" if mentee else "mentor"


def _looks_like_people(table: Table, given: Map) -> bool:
    form = understand(table, given, {})
    plans = columns.plan(form, "", Map())
    return columns.has_people(plans) and len(plans.read) >= 2 and bool(form.rows)


def _drafts(form: Form, side: str, given: Map, found: _Found) -> list[Draft]:
    """Read the rows of one form; what was found on the way is kept."""
    plans = columns.plan(form, side, given)
    findings = Findings(form.file)
    drafts: list[Draft] = []
    if columns.has_people(plans) and not columns.is_list_of_pairs(plans):
        cells = Cells(form, given, findings, scales.settle(form, plans, given, findings))
        cells.refuse_nameless_codes(plans)
        drafts = People(form, plans, cells, side).drafts()
    elif not plans.faults:
        found.faults.append(_no_names(form, plans))
    found.guesses += [*plans.guesses, *findings.guesses()]
    found.ignored += plans.ignored
    found.faults += [*plans.faults, *findings.faults]
    found.notes += findings.notes
    return drafts


def _no_names(form: Form, plans: Plans) -> Fault:
    seen = ", ".join(column.header for column in form.columns[:6] if column.header)
    sentence = (
        f"No column here holds names or e-mail addresses. Row {form.header_row} was taken for the header ({seen})."
    )
    if columns.is_list_of_pairs(plans):
        sentence = f"This looks like a list of pairs, not of people. {WANTED}"
    return Fault(form.file, form.header_row, None, sentence)


def _nobody(roster: Roster, paths: Sequence[Path]) -> list[Fault]:
    """Say that there is nobody on a side, in the file that should have held them."""
    if roster.mentees and roster.mentors:
        return []
    missing = [side for side, people in (("mentees", roster.mentees), ("mentors", roster.mentors)) if not people]
    file = paths[-1 if missing == ["mentors"] else 0].name
    if len(missing) == 2:
        return [Fault(file, None, None, f"There are no people in it. {WANTED}")]
    return [Fault(file, None, None, f"There are no {missing[0]} in it, so nobody can be matched. {WANTED}")]
