"""What a matching says on the terminal: a short account when it is done, every fault when it is not."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from chiron.cli.outcome import Outcome
    from rosters import Fault

MOST = 10  # so many guesses, notes or columns are told; the report has all of them
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(text: str) -> str:
    """Replace what could steer a terminal or turn a line around: a cell may hold anything."""
    return "".join("\ufffd" if (category(c) in ("Cc", "Cs") and c != "\n") or c in _TURNING else c for c in text)


def summary(outcome: "Outcome", folder: Path, replaced: Sequence[str]) -> Iterator[str]:
    """Yield the lines that say what was read, what was guessed, what came out and where it is."""
    yield from map(plain, _read(outcome))
    yield ""
    yield from map(plain, _found(outcome))
    yield ""
    yield from map(plain, _written(folder, replaced))


def refusal(faults: Sequence["Fault"]) -> Iterator[str]:
    """Yield every fault at its place, and the lines of a map that would settle the doubtful ones."""
    yield from (plain(str(fault)) for fault in faults)
    lines: dict[str, list[str]] = {}
    for fault in faults:
        if fault.map_lines:
            heading, *rest = fault.map_lines
            known = lines.setdefault(heading, [])
            known.extend(line for line in rest if line not in known)
    yield ""
    if lines:
        yield "To settle what is doubtful, put these lines into a file, correct them, and name it with --map:"
        for heading, rest in lines.items():
            yield from ("", *map(plain, (heading, *rest)))
        yield ""
    yield f"{_count(len(faults), 'fault')}. Nothing was written."


def _read(outcome: "Outcome") -> Iterator[str]:
    files = ", ".join(file.name for file in outcome.inputs if file.part == "people")
    yield f"Read {_count(len(outcome.mentees), 'mentee')} and {_count(len(outcome.loads), 'mentor')} from {files}."
    if outcome.understood:
        yield f"{_count(len(outcome.understood), 'column')} understood for sure."
    unsure = [
        f"{where}: “{written}” was taken for {meaning} ({how})" for where, written, meaning, how in outcome.guesses
    ]
    yield from _some("Guessed, so look at them", unsure)
    yield from _some("Not used", [f"{where}: {why}" for where, why in outcome.ignored])
    yield from _some("Put right or set aside", outcome.notes)


def _found(outcome: "Outcome") -> Iterator[str]:
    everyone, lacking = len(outcome.mentees), len(outcome.not_yet)
    places, taken = sum(load.places for load in outcome.loads), sum(load.taken for load in outcome.loads)
    yield f"Mentees with a mentor: {outcome.with_mentor} of {everyone}. Mentor places taken: {taken} of {places}."
    if lacking:
        yield f"Without a mentor yet: {lacking}; unmatched.csv says why, and what would change it."
    if outcome.short:
        yield f"With fewer mentors than wanted: {len(outcome.short)}; the report names them."
    yield outcome.aim
    yield outcome.proof


def _written(folder: Path, replaced: Sequence[str]) -> Iterator[str]:
    yield f"Report: {folder / 'report.html'}"
    yield f"Tables: {', '.join(str(folder / name) for name in ('matches.csv', 'unmatched.csv', 'mentors.csv'))}"
    if replaced:
        yield f"Replaced from an earlier run: {', '.join(replaced)}. Everything else in the folder was left alone."


def _some(heading: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"{heading}:"
        yield from (f"  {line}" for line in lines[:MOST])
    if len(lines) > MOST:
        yield f"  and {len(lines) - MOST} more, all in the report."


def _count(number: int, noun: str, nouns: str = "") -> str:
    return f"{number} {noun if number == 1 else nouns or noun + 's'}"
