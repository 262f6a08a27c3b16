"""Locked pairs: set aside before anything is solved, or refused with the locks that clash."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Clash:
    """Locked pairs (mentee, mentor) that cannot be kept, and why."""

    kind: Literal["not allowed", "mentee has too few places", "mentor has too few places"]
    pairs: tuple[Pair, ...]
    sentence: str


class InfeasibleLocks(ValueError):
    """The locked pairs contradict the rules or the places. `clashes` names each contradiction."""

    def __init__(self, clashes: Iterable[Clash]) -> None:
        self.clashes = tuple(clashes)
        super().__init__(" ".join(clash.sentence for clash in self.clashes))


def set_aside(
    locked: Iterable[Pair],
    *,
    demand: Mapping[str, int],
    capacity: Mapping[str, int],
    refused: Callable[[str, str], str | None],
) -> tuple[tuple[Pair, ...], dict[str, int], dict[str, int]]:
    """Return the locked pairs, sorted and each once, and the places that are left on both sides.

    `refused` says in words why a pair is not allowed, or None. Raises InfeasibleLocks.
    """
    pairs = tuple(sorted(set(locked)))
    clashes = [
        Clash("not allowed", ((mentee, mentor),), f"{mentee} and {mentor} are locked together, but {why}.")
        for mentee, mentor in pairs
        if (why := refused(mentee, mentor))
    ]
    left: list[dict[str, int]] = []
    for side, places in ((0, demand), (1, capacity)):
        of: dict[str, list[Pair]] = {}
        for pair in pairs:
            of.setdefault(pair[side], []).append(pair)
        for person, theirs in of.items():
            if len(theirs) > places[person]:
                others = ", ".join(pair[1 - side] for pair in theirs)
                clashes.append(
                    Clash(
                        "mentor has too few places" if side else "mentee has too few places",
                        tuple(theirs),
                        f"{person} has {_places(places[person])}, but is locked with {others}.",
                    )
                )
        left.append({person: count - len(of.get(person, ())) for person, count in places.items()})
    if clashes:
        raise InfeasibleLocks(clashes)
    return pairs, left[0], left[1]


def _places(count: int) -> str:
    return "1 place" if count == 1 else f"{count} places"
