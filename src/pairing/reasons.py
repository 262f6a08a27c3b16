"""What a score is made of: its parts, with the facts that words are made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from pairing.columns import Columns
from pairing.people import STYLES, Mentee, Mentor
from pairing.policy import PARTS, Policy
from pairing.scoring import SCALE, VALUES, minutes_apart, worth

NEAR = 0.75  # of the time zone: up to three hours apart
ALIKE, UNLIKE = 0.25, 0.5  # on a style value from 0 to 1: near enough to be a reason, far enough to be a difference


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score. `value` is 0 to 1, or None where not told: then it counts half, and `untold` says by whom.

    `shared` and `missing` are codes that both have, and that are asked for and not there; topics that may not be named
    are left out of both, but counted in `amounts`. `amounts`, by part: topics (covered, needed); stage (steps ahead);
    zone (minutes apart); hours (for each mentee, asked for). `points` are of SCALE, and add up to the score.
    """

    name: str
    value: float | None
    weight: float
    points: int
    shared: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    amounts: tuple[float, ...] = ()
    untold: tuple[str, ...] = ()

    @property
    def is_reason(self) -> bool:
        """Whether there is something to say for the pair here."""
        if not self.weight or self.value is None:
            return False
        match self.name:
            case "topics":
                return self.amounts[0] > 0
            case "stage":
                return self.value > 0.5
            case "zone":
                return self.value >= NEAR
            case "hours":
                return self.value >= 1
            case _:
                return bool(self.shared)

    @property
    def is_difference(self) -> bool:
        """Whether there is something here in which the two differ, or that is missing."""
        if not self.weight or self.value is None:
            return False
        match self.name:
            case "topics":
                return self.amounts[0] < self.amounts[1]
            case "stage":
                return self.value < 0.5
            case "zone":
                return self.value < NEAR
            case "hours":
                return self.value < 1
            case _:
                return bool(self.missing)


Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """Whatever has a score made of parts."""

    points: int
    parts: Parts

    @property
    def score(self) -> float:
        """The score from 0 to 1."""
        return self.points / SCALE

    @property
    def reasons(self) -> Parts:
        """Parts with something to say for the pair, the weightiest first."""
        return tuple(sorted((part for part in self.parts if part.is_reason), key=lambda part: -part.weight))

    @property
    def differences(self) -> Parts:
        """Parts in which the two differ, the one that costs most first."""
        told = [part for part in self.parts if part.is_difference]
        return tuple(sorted(told, key=lambda part: -part.weight * (1.0 - (part.value or 0.0))))

    @property
    def untold(self) -> Parts:
        """Parts on which one or both have not told anything yet."""
        return tuple(part for part in self.parts if part.value is None and part.weight > 0)


def explained(
    pairs: Sequence[tuple[int, int]],
    mentees: Sequence[Mentee],
    mentors: Sequence[Mentor],
    sides: tuple[Columns, Columns],
    policy: Policy,
) -> list[Parts]:
    """Return the parts of each pair (row of mentee, row of mentor)."""
    rows, others = (np.array([pair[k] for pair in pairs], dtype=np.int64) for k in (0, 1))
    first, second = sides[0].apart(rows), sides[1].apart(others)
    values = {name: VALUES[name](first, second)[:, 0, 0] for name in PARTS}
    worths = {name: worth(values[name], name, policy).tolist() for name in PARTS}
    minutes = minutes_apart(first, second)[:, 0, 0].tolist()
    steps = (second.step - first.step)[:, 0].tolist()
    return [
        tuple(
            Part(
                name=name,
                value=None if np.isnan(values[name][k]) else float(values[name][k]),
                weight=policy.weights[name],
                points=worths[name][k],
                **_facts(name, mentees[i], mentors[j], policy, {"stage": steps[k], "zone": minutes[k]}),
            )
            for name in PARTS
        )
        for k, (i, j) in enumerate(pairs)
    ]


def _facts(name: str, mentee: Mentee, mentor: Mentor, policy: Policy, measured: dict[str, float]) -> dict[str, Any]:
    told = {"mentee": _has_told(name, mentee, policy), "mentor": _has_told(name, mentor, policy)}
    if not all(told.values()):
        return {"untold": tuple(who for who, has in told.items() if not has)}
    if name in measured:
        return {"amounts": (measured[name],)}
    if name == "topics":
        return _topics(mentee, mentor, policy)
    if name == "style":
        return _style(mentee, mentor)
    if name == "hours":
        return {"amounts": ((mentor.hours or 0.0) / max(mentor.places, 1), mentee.hours or 0.0)}
    field = "specialties" if name == "specialty" else name
    mine, theirs = getattr(mentee, field), getattr(mentor, field)
    shared = mine & theirs
    # Only of roles is each one asked for; of the others, one in common is enough.
    missing = mine - theirs if name == "roles" or not shared else ()
    return {"shared": tuple(sorted(shared)), "missing": tuple(sorted(missing))}


def _has_told(name: str, person: Mentee | Mentor, policy: Policy) -> bool:
    match name:
        case "topics":
            return bool(person.needs if isinstance(person, Mentee) else person.offers)
        case "stage":
            return person.stage in policy.steps
        case "style":
            return any(value is not None for value in person.style)
        case "zone" | "hours":
            return getattr(person, name) is not None
        case _:
            return bool(person.specialties if name == "specialty" else getattr(person, name))


def _topics(mentee: Mentee, mentor: Mentor, policy: Policy) -> dict[str, Any]:
    ordered = sorted(mentee.needs, key=lambda topic: (-mentee.needs[topic], topic))
    covered = [topic for topic in ordered if topic in mentor.offers]
    named = [topic for topic in ordered if policy.names(topic) and topic not in mentee.keeps]
    return {
        "shared": tuple(topic for topic in named if topic in mentor.offers),
        "missing": tuple(topic for topic in named if topic not in mentor.offers),
        "amounts": (float(len(covered)), float(len(ordered))),
    }


def _style(mentee: Mentee, mentor: Mentor) -> dict[str, Any]:
    gaps = {
        style: abs(mine - theirs)
        for style, mine, theirs in zip(STYLES, mentee.style, mentor.style, strict=True)
        if mine is not None and theirs is not None
    }
    if not gaps:
        return {"untold": ("mentee", "mentor")}
    return {
        "shared": tuple(style for style, gap in gaps.items() if gap <= ALIKE),
        "missing": tuple(style for style, gap in gaps.items() if gap >= UNLIKE),
    }
