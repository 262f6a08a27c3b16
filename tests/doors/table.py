"""The table of doors, as it stands in table.txt."""

import re
from dataclasses import dataclass
from pathlib import Path

VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE")
VISITORS = ("nobody", "dora", "ben", "amara", "chidi", "sol")
FILE = Path(__file__).parent / "table.txt"


@dataclass(frozen=True)
class Door:
    """One line: some verbs at an address, and what each visitor is told there."""

    verbs: str
    address: str
    whose: str
    told: tuple[str, ...]

    @property
    def each_verb(self):
        return VERBS if self.verbs == "any" else tuple(self.verbs.split())


def sections():
    """The lines under their headings, as (heading, lines)."""
    found = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("=="):
            found.append((line.strip("= "), []))
        elif line and not line.startswith(("#", "verbs ")):
            verbs, address, whose, *told = re.split(r"\s{2,}", line)
            found[-1][1].append(Door(verbs, address, whose, tuple(told)))
    return found


def doors():
    return [door for _, there in sections() for door in there]
