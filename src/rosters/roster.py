"""What a reader hands on: people, the guesses it made about them, and what it could not accept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Sureness = Literal["sure", "likely", "doubtful"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One person on one side, as told in a file; what was not told is empty or None.

    Someone who is both mentor and mentee has one entry on each side, both with the same id.
    """

    id: str  # the e-mail address, lower-cased; without one, a name made comparable
    name: str  # as it should be shown
    email: str  # normalized; "" if none was told
    stage: str | None
    topics: tuple[str, ...]  # codes, in the order told
    specialties: tuple[str, ...]
    roles: tuple[str, ...]  # wanted by a mentee, offered by a mentor
    style: Mapping[str, float]  # style code → 0 (its low end) to 1 (its high end); only what was told
    channels: tuple[str, ...]
    languages: tuple[str, ...]
    zone: str | None  # an IANA name
    hours: float | None  # a month
    places: int  # mentors wanted by a mentee (1 or more), mentees welcome with a mentor (0 or more)
    stages: tuple[str, ...]  # stages a mentor welcomes; empty means every stage
    goals: str  # free text, several answers joined by newlines
    file: str
    row: int  # as a spreadsheet program counts it, from 1
    told_id: str = ""  # the id that the file itself gives, such as a student number


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column header or an answer was taken for, and how sure that is."""

    file: str
    column: str  # its letters, such as "C"
    header: str
    text: str  # what was written: the header itself, or one answer
    field: str  # what the column holds, such as "topics" or "mentor.places"
    meaning: str  # for a header its field, for an answer its code or value; "" while nothing fits
    sureness: Sureness
    score: int  # 0 to 100
    compared_with: str  # the word of ours that came nearest
    cells: int = 1  # how many cells say this
    samples: tuple[str, ...] = ()  # a few answers of the column, for a header
    remark: bool = False  # the text holds more than what it was taken for: somebody's own words, not to be passed on
    names: tuple[str, ...] = ()  # codes of the topics that the header itself names, as "Topics [Exam plan]" does


@dataclass(frozen=True, slots=True)
class Ignored:
    """A column that nothing was read from."""

    file: str
    column: str
    header: str
    why: str
    names: tuple[str, ...] = ()  # codes of the topics that the header itself names

    def __str__(self) -> str:
        return f"{self.file}, column {self.column} ({self.header or 'no header'}): {self.why}"


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was put right or set aside and that a person should know about."""

    file: str
    row: int | None
    column: str | None
    sentence: str
    remark: str = ""  # somebody's own words that it is about, not to be passed on

    def __str__(self) -> str:
        told = f"{place(self.file, self.row, self.column)}: {self.sentence}"
        return f'{told} It says: "{self.remark}".' if self.remark else told


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that cannot be accepted, where it stands, and what to do about it."""

    file: str
    row: int | None
    column: str | None  # its letters, such as "C"
    sentence: str
    map_lines: tuple[str, ...] = ()  # the lines of a map that would settle it, table heading first

    def __str__(self) -> str:
        return f"{place(self.file, self.row, self.column)}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Roster:
    """The people of one reading, in the order of the files, with everything that was guessed."""

    mentees: tuple[Entry, ...] = ()
    mentors: tuple[Entry, ...] = ()
    guesses: tuple[Guess, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    notes: tuple[Note, ...] = field(default=())


class Faulty(Exception):
    """The files cannot be accepted as they are.

    ``faults`` are in the order of file, row and column; ``roster`` holds what could be read all the same,
    its guesses above all, for a page or a report that helps to put things right.
    """

    def __init__(self, faults: tuple[Fault, ...], roster: Roster | None = None) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults
        self.roster = roster or Roster()


def place(file: str, row: int | None, column: str | None) -> str:
    """Say where something stands: ``people.csv, row 3, column C``."""
    parts = [file]
    if row is not None:
        parts.append(f"row {row}")
    if column is not None:
        parts.append(f"column {column}")
    return ", ".join(parts)
