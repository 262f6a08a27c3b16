"""Why this mentor, and why not that one: one mentee's view of a matching."""

from __future__ import annotations

from dataclasses import dataclass

from pairing.eligibility import names
from pairing.matching import Matching, Pair
from pairing.outcome import RunnerUp, Unmatched


@dataclass(frozen=True, slots=True)
class Option:
    """A mentor as seen from one mentee: chosen, possible but not chosen, or removed by rules."""

    mentor: str
    chosen: bool
    rules: tuple[str, ...]
    runner_up: RunnerUp | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A mentee's pairs with their reasons, or why there is none or too few, and every mentor by closeness of fit."""

    mentee: str
    pairs: tuple[Pair, ...]
    unmatched: Unmatched | None
    options: tuple[Option, ...]


def explain(matching: Matching, mentee: str) -> Explanation:
    """Return why a mentee has the mentors she has, and why not the others. Raises KeyError for an unknown id."""
    outcome = matching.outcome
    cohort = outcome.cohort
    row = cohort.row[mentee]
    pairs = tuple(pair for pair in matching.pairs if pair.mentee == mentee)
    least = min((pair.points for pair in pairs), default=0)
    order = sorted(
        range(len(cohort.mentors)), key=lambda j: (bool(cohort.removed[row, j]), -int(cohort.points[row, j]), j)
    )
    return Explanation(
        mentee=mentee,
        pairs=pairs,
        unmatched=next((person for person in (*matching.unmatched, *matching.short) if person.id == mentee), None),
        options=tuple(
            Option(
                mentor=cohort.mentors[j].id,
                chosen=j in outcome.mentors_of[row],
                rules=names(int(cohort.removed[row, j])),
                runner_up=None
                if cohort.removed[row, j] or j in outcome.mentors_of[row]
                else outcome.next_mentor(row, j, than=least),
            )
            for j in order
        ),
    )
