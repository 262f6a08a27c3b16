"""The map: what a coordinator says about columns and answers that no guess should be made about."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rosters import toml, values
from rosters.answers import words
from rosters.fields import FIELDS, STYLES, VOCABULARIES, apart
from rosters.roster import Fault, Note
from rosters.text import fold
from rosters.values import CHECKS

IGNORE = "ignore"
UNSAID = "?"  # what our suggestions hold where only a person knows the meaning
LEFT_OUT = "n/a"  # an answer that says nothing
TABLES = ("columns", "answers", "codes", "scales")
SIDES = ("mentee", "mentor", "both")
ANSWERED = (*VOCABULARIES, "side", "zone", "hours", "places", *STYLES)


@dataclass(slots=True)
class Map:
    """A map that was read; ``unused`` shrinks as its lines are used, and what is left is told to the person."""

    columns: dict[str, str] = field(default_factory=dict)  # folded header → field or "ignore"
    columns_of: dict[str, dict[str, str]] = field(default_factory=dict)  # the same, for one file by its name
    answers: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)  # kind → answer → codes
    codes: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)  # folded header → raw code → codes
    code_texts: dict[str, dict[str, str]] = field(default_factory=dict)  # folded header → raw code → what it says
    settled: set[str] = field(default_factory=set)  # every answer named, folded
    scales: dict[str, tuple[float, float]] = field(default_factory=dict)  # folded header → lowest, highest
    unused: dict[str, str] = field(default_factory=dict)  # folded header → the header as the map writes it
    faults: list[Fault] = field(default_factory=list)
    file: str = "the map"

    def column(self, file: str, *names: str) -> str | None:
        """Give the field that the map names for a column known by any of these names, or "ignore", or None."""
        own = self.columns_of.get(fold(file), {})
        for name in map(fold, names):
            if name and (found := own.get(name) or self.columns.get(name)):
                self.unused.pop(name, None)
                return found
        return None

    def left_over(self) -> list[Note]:
        """Tell of each column that the map names and no file has."""
        told = self.unused.values()
        return [
            Note(self.file, None, None, f'The map names a column "{header}", which no file has.') for header in told
        ]

    def names(self, file: str, text: str) -> bool:
        """Whether the map says anything about a column of this name."""
        return fold(text) in self.columns or fold(text) in self.columns_of.get(fold(file), {})

    def answers_to(self, text: str) -> bool:
        """Whether the map says what this answer means, in whichever column."""
        return fold(text) in self.settled

    def code_text(self, names: Sequence[str], code: str) -> str:
        """Give the answer that the map names for a raw code of a column known by any of these names, or ""."""
        for name in map(fold, names if self.code_texts else ()):
            if (texts := self.code_texts.get(name)) is not None:
                self.unused.pop(name, None)
                if found := texts.get(code.casefold()):
                    return found
        return ""

    def scale(self, *names: str) -> tuple[float, float] | None:
        """Give the ends of the scale that the map names for a column."""
        return next((self.scales[name] for name in map(fold, names) if name in self.scales), None)


def read_map(given: Path | Mapping[str, Any] | None) -> Map:
    """Read a map from its file, or take one that was read already; its faults are kept in it."""
    if given is None:
        return Map()
    if isinstance(given, Mapping):
        return _Reader("the map").read(given)
    found = Map()
    try:
        parsed = toml.load(given)
    except OSError as reason:
        found.faults.append(Fault(given.name, None, None, f"This map cannot be opened: {reason.strerror}."))
    except ValueError as reason:  # TOML and UTF-8 errors are both ValueErrors
        place = re.search(r"\(at line (\d+)", str(reason))
        row = int(place[1]) if place else None
        why = re.sub(r"\s*\(at .*\)$", "", str(reason))
        found.faults.append(Fault(given.name, row, None, f"This map is not valid TOML: {why}."))
    else:
        return _Reader(given.name).read(parsed)
    return found


def line(key: str, value: str | tuple[str, ...]) -> str:
    """Write one line of a map: ``"Research" = ["5.1", "5.4"]``."""
    told = value if isinstance(value, str) else list(value)
    return f"{json.dumps(key, ensure_ascii=False)} = {json.dumps(told, ensure_ascii=False)}"


def heading(*names: str) -> str:
    """Write the heading that a line stands under: ``[answers.topics]``."""
    plain = (name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else json.dumps(name, ensure_ascii=False) for name in names)
    return f"[{'.'.join(plain)}]"


class _Reader:
    """Checks a parsed map piece by piece."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.map = Map(file=file)

    def read(self, given: Mapping[str, Any]) -> Map:
        for name, table in given.items():
            if name not in TABLES:
                self.fault(f'A map has no table "{name}"; it has {_listed(TABLES)}.')
            elif not isinstance(table, Mapping):
                self.fault(f'"{name}" has to be a table: write [{name}] on a line of its own.')
            else:
                getattr(self, f"_{name}")(table)
        return self.map

    def fault(self, sentence: str) -> None:
        self.map.faults.append(Fault(self.file, None, None, sentence))

    def _unsaid(self, text: object, value: object) -> bool:
        """Refuse a line of ours that nobody has filled in."""
        if value not in (UNSAID, [UNSAID]):
            return False
        self.fault(f'Say what "{text}" means, or "{IGNORE}".')
        return True

    def _columns(self, table: Mapping[str, Any]) -> None:
        for header, value in table.items():
            if isinstance(value, Mapping):
                own = self.map.columns_of.setdefault(fold(header), {})
                for inner, field_name in value.items():
                    self._column(own, inner, field_name)
            else:
                self._column(self.map.columns, header, value)

    def _column(self, into: dict[str, str], header: str, value: object) -> None:
        if not isinstance(value, str) or (value != IGNORE and value not in FIELDS):
            self.fault(
                f'[columns] names {_shown(value)} for "{header}", which is no field. '
                f'The fields are {_listed(sorted(field for field in FIELDS if not apart(field)[0]))}, or "ignore".'
            )
            return
        into[fold(header)] = value
        self.map.unused[fold(header)] = header

    def _answers(self, table: Mapping[str, Any]) -> None:
        for name, answers in table.items():
            if name not in ANSWERED or not isinstance(answers, Mapping):
                self.fault(f'"{name}" has no answers to name; there are [answers.…] for {_listed(ANSWERED)}.')
                continue
            kind = VOCABULARIES.get(name, name)
            into = self.map.answers.setdefault(kind, {})
            for text, value in answers.items():
                if self._unsaid(text, value):
                    continue
                codes = self._codes_of(kind, value, f'{heading("answers", name)} for "{text}"')
                if codes is not None:
                    into[text] = codes
                    self.map.settled.add(fold(text))

    def _codes(self, table: Mapping[str, Any]) -> None:
        for header, codes in table.items():
            if not isinstance(codes, Mapping):
                self.fault(f'[codes.{header}] has to name each code, as in "1" = "Exam plan".')
                continue
            texts = self.map.code_texts.setdefault(fold(header), {})
            self.map.unused[fold(header)] = header
            for code, value in codes.items():
                if self._unsaid(code, value):
                    continue
                told = [value] if isinstance(value, str) else value
                if told == [IGNORE]:
                    texts[str(code).strip().casefold()] = LEFT_OUT
                elif isinstance(told, list) and all(isinstance(each, str) for each in told):
                    texts[str(code).strip().casefold()] = "; ".join(told)
                else:
                    self.fault(
                        f'[codes.{header}] names {_shown(value)} for "{code}"; write an answer in quotation marks.'
                    )

    def _scales(self, table: Mapping[str, Any]) -> None:
        for header, ends in table.items():
            numbers = ends if isinstance(ends, list) else []
            if (
                len(numbers) == 2
                and all(isinstance(end, int | float) and not isinstance(end, bool) for end in numbers)
                and numbers[0] != numbers[1]
            ):
                self.map.scales[fold(header)] = (float(numbers[0]), float(numbers[1]))
            else:
                self.fault(f'[scales] has to name both ends of "{header}", as in {json.dumps(header)} = [1, 5].')

    def _codes_of(self, kind: str, value: object, place: str) -> tuple[str, ...] | None:
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        told = [value] if isinstance(value, str) else value
        if not isinstance(told, list) or not all(isinstance(each, str) for each in told):
            self.fault(f'{place} names {_shown(value)}; write a code in quotation marks, several in [ ], or "ignore".')
            return None
        if told == [IGNORE]:
            return ()
        codes: dict[str, None] = {}
        for each in told:
            known = _known(kind, each)
            if not known:
                what = f"one of the {kind}" if kind in VOCABULARIES.values() else "an answer of this kind"
                self.fault(f"{place} names {_shown(each)}, which is not {what}.")
                return None
            codes.update(dict.fromkeys(known))
        return tuple(codes)


def _known(kind: str, text: str) -> tuple[str, ...]:
    """Give the codes that a map's word stands for; none if it is not known for sure."""
    if kind == "side":
        return (text,) if text in SIDES else ()
    if kind in CHECKS or kind in STYLES:
        check = CHECKS.get(kind, CHECKS["style"])
        return (text,) if check(text) and (kind not in STYLES or 0 <= values.number(text) <= 1) else ()
    found = words(kind).known(text)
    return found.codes if found and found.sureness == "sure" else ()


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _listed(names: Any) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else str(last)
