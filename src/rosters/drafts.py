"""One row about a person, before rows about the same person are joined."""

from dataclasses import dataclass, field
from typing import Any

from rosters.fields import SEVERAL


@dataclass(slots=True)
class Draft:
    """What one row tells."""

    file: str
    row: int
    name: str = ""
    email: str = ""
    told_id: str = ""
    timestamp: str = ""
    sides: set[str] = field(default_factory=set)
    answers: dict[tuple[str, str], Any] = field(default_factory=dict)  # (side or "" for both, field) → value

    def add(self, side: str, name: str, told: Any) -> None:
        """Keep an answer: several are joined in the order told, of a single one the first counts."""
        if name in SEVERAL:
            self.answers[side, name] = tuple(dict.fromkeys((*self.answers.get((side, name), ()), *told)))
        elif name == "goals":
            self.answers[side, name] = "\n".join(filter(None, (self.answers.get((side, name)), told)))
        else:
            self.answers.setdefault((side, name), told)

    def about(self, side: str) -> dict[str, Any]:
        """Give what the row tells about one side: what is asked of both, then what is asked of this side alone."""
        told = {name: value for (asked, name), value in self.answers.items() if not asked}
        for (asked, name), value in self.answers.items():
            if asked == side:
                told[name] = tuple(dict.fromkeys((*told.get(name, ()), *value))) if name in SEVERAL else value
        return told
