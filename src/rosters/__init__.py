"""Reading people's spreadsheets: what is in them, how sure that is, and every fault at its cell.

>>> from rosters import read
>>> roster = read([Path("mentees.xlsx"), Path("mentors.csv")], mapping=Path("map.toml"))  # doctest: +SKIP
"""

from rosters.own import template
from rosters.pairs import read_pairs
from rosters.reading import read
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
