"""The bare problem and its answer as documented JSON: read strictly, with the path of every fault."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from pairing.policy import OBJECTIVES, Objective

VERSION = 1
DIGITS = 40  # before and after the point of a score; more is refused, never rounded
FIELDS = ("mentees", "demand", "mentors", "scores", "mentee_ranks", "mentor_ranks", "locked", "forbidden")
Scores = Sequence[tuple[str, str, Decimal | int | float]]
Ranks = Mapping[str, Sequence[Sequence[str]]]
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a problem: the JSON path where it stands, and a sentence."""

    path: str
    sentence: str


class Faulty(ValueError):
    """The problem cannot be read. `faults` has each fault with its JSON path."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(f"{fault.path}: {fault.sentence}" for fault in self.faults))


@dataclass(frozen=True, slots=True)
class Instance:
    """A matching problem: who there is, how many places, which pairs, how good; see docs/engine.md.

    Scores are decimals and compared exactly. Raises Faulty for anything that contradicts itself. The objective
    is `best` if none is given, or `stable` where there are no scores.
    """

    mentees: Sequence[str]
    mentors: Mapping[str, int]
    demand: Mapping[str, int] = field(default_factory=dict)
    scores: Scores | None = None
    mentee_ranks: Ranks | None = None
    mentor_ranks: Ranks | None = None
    locked: Pairs = ()
    forbidden: Pairs = ()
    objective: Objective | None = None
    seed: int = 0

    def __post_init__(self) -> None:
        faults = _check(self)
        if faults:
            raise Faulty(faults)
        if self.objective is None:
            object.__setattr__(self, "objective", "stable" if self.scores is None else "best")

    @classmethod
    def from_json(cls, text: str, *, objective: Objective | None = None, seed: int = 0) -> Instance:
        """Return the problem written in JSON. Raises Faulty with the JSON path of every fault."""
        try:
            data = json.loads(
                text, parse_float=_number, parse_int=_whole, parse_constant=float, object_pairs_hook=_Fields
            )
        except ValueError as error:
            raise Faulty([Fault("$", f"This is not JSON: {error}.")]) from None
        except RecursionError:
            raise Faulty([Fault("$", "This is nested too deeply.")]) from None
        if not isinstance(data, dict):
            raise Faulty([Fault("$", "A problem is a JSON object with mentees and mentors.")])
        faults = [Fault(f"$.{name}", "This field is missing.") for name in ("mentees", "mentors") if name not in data]
        if isinstance(data.get("version"), bool) or data.get("version") != VERSION:
            faults.append(Fault("$.version", f"The version must be {VERSION}."))
        for name, value in data.items():
            if name not in (*FIELDS, "version"):
                faults.append(Fault(_at("$", name), f"There is no such field. A problem has {', '.join(FIELDS)}."))
            elif value is None:
                faults.append(Fault(f"$.{name}", "Leave the field out where nothing is given."))
        faults += _twice("$", data)
        fields: dict[str, Any] = {"mentees": (), "mentors": {}}
        fields |= {name: data[name] for name in FIELDS if data.get(name) is not None}
        try:
            instance = cls(**fields, objective=objective, seed=seed)
        except Faulty as error:
            raise Faulty([*faults, *error.faults]) from None
        if faults:
            raise Faulty(faults)
        return instance


@dataclass(frozen=True, slots=True)
class Solution:
    """The pairs, and what can be said for them.

    `total` and `lowest` are exact; `lowest` is over all demanded places, an empty one counting 0. `bound` is proven:
    no matching has a greater total (for `most`, none with as many pairs). All three are None without scores.
    `optimal` says that the objective is proven reached. `blocking_pairs` is an audit over what is not locked.
    """

    objective: Objective
    pairs: Pairs
    unmatched: tuple[str, ...]
    total: Decimal | None
    matched: int
    lowest: Decimal | None
    bound: Decimal | None
    optimal: bool
    blocking_pairs: int
    seed: int
    seconds: float

    def to_json(self) -> str:
        """Return the solution as one line of JSON, decimals in full."""
        written: dict[str, str] = {"version": str(VERSION)}
        for name in self.__slots__:
            value = getattr(self, name)
            written[name] = plain(value) if isinstance(value, Decimal) else json.dumps(value)
        return "{" + ", ".join(f'"{name}": {value}' for name, value in written.items()) + "}"


def plain(number: Decimal) -> str:
    """Return a decimal without exponent and without trailing zeros."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


class _Fields(dict[str, Any]):
    """A JSON object that remembers which of its fields were given more than once."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.twice: tuple[str, ...] = ()
        if len(self) < len(pairs):
            counts = Counter(name for name, _ in pairs)
            self.twice = tuple(name for name, count in counts.items() if count > 1)


def _number(text: str) -> Decimal | str:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text  # an exponent beyond reason; the check will refuse it as no number


def _whole(text: str) -> int | Decimal:
    return int(text) if len(text) <= DIGITS else Decimal(text)


def _at(path: str, name: str) -> str:
    return f"{path}.{name}" if re.fullmatch(r"[A-Za-z_]\w*", name, re.ASCII) else f"{path}[{json.dumps(name)}]"


def _twice(path: str, value: Any) -> list[Fault]:
    return [Fault(_at(path, name), "This stands here twice.") for name in getattr(value, "twice", ())]


class _Checker:
    """Walks over the fields of a problem and writes down every fault with its path."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.mentees: set[str] = set()
        self.mentors: set[str] = set()

    def add(self, path: str, sentence: str) -> None:
        self.faults.append(Fault(path, sentence))

    def everyone(self, mentees: Any, mentors: Any, demand: Any) -> None:
        """Check who there is and how many places."""
        if self.is_list("$.mentees", mentees):
            for k, mentee in enumerate(mentees):
                if not isinstance(mentee, str) or not mentee:
                    self.add(f"$.mentees[{k}]", "A mentee is a text that is not empty.")
                elif mentee in self.mentees:
                    self.add(f"$.mentees[{k}]", f"{mentee!r} is in the list already.")
                else:
                    self.mentees.add(mentee)
        self.counts("$.mentors", mentors, None)
        if isinstance(mentors, Mapping):
            self.mentors.update(mentors)
        self.counts("$.demand", demand, self.mentees)

    def counts(self, path: str, value: Any, known: set[str] | None) -> None:
        if not self.is_object(path, value):
            return
        for person, count in value.items():
            if not person:
                self.add(_at(path, person), "A mentor is a text that is not empty.")
            if known is not None and person not in known:
                self.add(_at(path, person), f"{person!r} is not among the mentees.")
            if isinstance(count, bool) or not isinstance(count, int) or count < 0:
                self.add(_at(path, person), "A number of places is a whole number, 0 or more.")

    def scores(self, value: Any) -> None:
        if value is None or not self.is_list("$.scores", value):
            return
        seen: set[tuple[str, str]] = set()
        for k, row in enumerate(value):
            path = f"$.scores[{k}]"
            if not isinstance(row, list | tuple) or len(row) != 3:
                self.add(path, "A score is a list: mentee, mentor, number.")
                continue
            if self.is_pair(path, row[:2]):
                if (row[0], row[1]) in seen:
                    self.add(path, f"{row[0]!r} and {row[1]!r} have a score already.")
                seen.add((row[0], row[1]))
            self.decimal(f"{path}[2]", row[2])

    def decimal(self, path: str, value: Any) -> None:
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            self.add(path, "A score is a number.")
            return
        number = value if isinstance(value, Decimal) else Decimal(str(value))
        if not number.is_finite():
            self.add(path, "A score is a finite number.")
            return
        exponent = number.as_tuple().exponent
        if number.adjusted() >= DIGITS or (isinstance(exponent, int) and exponent < -DIGITS):
            self.add(path, f"A score has at most {DIGITS} digits before the point and {DIGITS} after it.")

    def ranks(self, path: str, value: Any, people: set[str], others: set[str], side: str) -> None:
        if value is None or not self.is_object(path, value):
            return
        for person, groups in value.items():
            here = _at(path, person)
            if person not in people:
                self.add(here, f"{person!r} is not among the {side}.")
            if not self.is_list(here, groups):
                continue
            seen: set[str] = set()
            for k, group in enumerate(groups):
                if not self.is_list(f"{here}[{k}]", group):
                    continue
                for q, other in enumerate(group):
                    spot = f"{here}[{k}][{q}]"
                    if not isinstance(other, str) or other not in others:
                        self.add(spot, f"{other!r} is not among those who can be ranked here.")
                    elif other in seen:
                        self.add(spot, f"{other!r} is ranked already.")
                    else:
                        seen.add(other)

    def pairs(self, path: str, value: Any) -> None:
        if self.is_list(path, value):
            for k, pair in enumerate(value):
                if isinstance(pair, list | tuple) and len(pair) == 2:
                    self.is_pair(f"{path}[{k}]", pair)
                else:
                    self.add(f"{path}[{k}]", "A pair is a list: mentee, mentor.")

    def is_pair(self, path: str, pair: Any) -> bool:
        sound = True
        for k, (people, side) in enumerate(((self.mentees, "mentees"), (self.mentors, "mentors"))):
            if not isinstance(pair[k], str) or pair[k] not in people:
                self.add(f"{path}[{k}]", f"{pair[k]!r} is not among the {side}.")
                sound = False
        return sound

    def is_list(self, path: str, value: Any) -> bool:
        if isinstance(value, list | tuple):
            return True
        self.add(path, "This must be a list.")
        return False

    def is_object(self, path: str, value: Any) -> bool:
        if not isinstance(value, Mapping):
            self.add(path, "This must be an object.")
            return False
        self.faults += _twice(path, value)
        return True


def _check(instance: Instance) -> list[Fault]:
    checker = _Checker()
    checker.everyone(instance.mentees, instance.mentors, instance.demand)
    checker.scores(instance.scores)
    mentees, mentors = checker.mentees, checker.mentors
    checker.ranks("$.mentee_ranks", instance.mentee_ranks, mentees, mentors, "mentees")
    checker.ranks("$.mentor_ranks", instance.mentor_ranks, mentors, mentees, "mentors")
    checker.pairs("$.locked", instance.locked)
    checker.pairs("$.forbidden", instance.forbidden)
    if instance.objective is not None and instance.objective not in OBJECTIVES:
        checker.add("$.objective", f"Choose one of {', '.join(OBJECTIVES)}.")
    return checker.faults
