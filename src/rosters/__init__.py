"""Reading people's spreadsheets: what is in them, how sure that is, and every fault at its cell.

>>> from rosters import read
>>> roster = read([Path("mentees.xlsx"), Path("mentors.csv")], mapping=Path("map.toml"))  # doctest: +SKIP
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rosters.roster import Entry, Fault, Faulty, Guess, Ignored, Note, Roster, Sureness

__all__ = [
    "Entry",
    "Fault",
    "Faulty",
    "Guess",
    "Ignored",
    "Note",
    "Roster",
    "Sureness",
    "read",
    "read_pairs",
    "template",
]


def read(paths: Sequence[Path], *, mapping: Path | Mapping[str, Any] | None = None) -> Roster:
    """Read one file with both roles in it, or two (mentees, then mentors), and data dictionaries among them.

    ``mapping`` is a map as ``docs/spreadsheets.md`` describes it: the TOML file, or what one would hold.
    Raises Faulty when anything is unreadable, unknown or doubtful, and when a side has nobody on it.
    """
    raise NotImplementedError


def read_pairs(path: Path, roster: Roster) -> tuple[tuple[str, str, str], ...]:
    """Read pairs to forbid or to lock: (mentee id, mentor id, reason), in the order of the file.

    The columns are mentee, mentor and reason; people are named by e-mail, id or exact name.
    Raises Faulty for an unknown or ambiguous person.
    """
    raise NotImplementedError


def template(directory: Path) -> tuple[Path, ...]:
    """Write our own template with an example into the directory, as CSV and as XLSX; return what was written.

    Raises FileExistsError rather than write over anything.
    """
    raise NotImplementedError
