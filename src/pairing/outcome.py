"""Why not: who came next, why somebody has no mentor yet, and what would change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from pairing.cohort import Cohort
from pairing.deferred import tied
from pairing.eligibility import SWITCHED, Rule, names
from pairing.market import Market
from pairing.people import Mentee, Mentor

CLOSEST = 3


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """Somebody who was possible and was not chosen here.

    `closer` says whether the fit is better than that of the pair beside which this stands; `free` counts places not
    taken (mentors) or still wanted (mentees); `holders` are the ids of those whom this person is paired with.
    """

    id: str
    points: int
    closer: bool
    free: int
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Something that would give somebody a mentor. Whoever has one already is told of further places only: other
    answers might cost the one she has.

    - `rule`: the rule is all that stands before a free place with `mentor`; any one of `codes` told as well would lift
      it (languages, channels, roles); for the rule `stage` it takes an exception by the mentor.
    - `place`: one more place with `mentor`.
    - `mentor`: one more mentor whom the rules allow.

    `kept` says that the place has to be kept for this person (a locked pair): otherwise somebody else might get it.
    """

    kind: Literal["rule", "place", "mentor"]
    mentor: str | None = None
    rule: str | None = None
    codes: tuple[str, ...] = ()
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Somebody without a mentor for now, or with fewer (`held`) than wanted; what follows is about further ones.

    `why` is `nobody` (there are no mentors), `rules` (none is possible; `rules` counts how many each rule removes) or
    `places` (those possible, `possible` of them, are full; `closest` are the nearest).
    """

    id: str
    wanted: int
    held: tuple[str, ...]
    why: Literal["nobody", "rules", "places"]
    rules: tuple[tuple[str, int], ...]
    possible: int
    closest: tuple[RunnerUp, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """A cohort with its pairs (row, column), sorted."""

    cohort: Cohort
    pairs: tuple[tuple[int, int], ...]
    mentors_of: tuple[tuple[int, ...], ...]
    mentees_of: tuple[tuple[int, ...], ...]
    tied: bool  # stable, with ties: one change may move others, so that only a kept place is sure

    @classmethod
    def of(cls, cohort: Cohort, pairs: Sequence[tuple[int, int]], market: Market) -> Outcome:
        """Return the outcome of a matching."""
        mentors: list[list[int]] = [[] for _ in cohort.mentees]
        mentees: list[list[int]] = [[] for _ in cohort.mentors]
        for i, j in sorted(pairs):
            mentors[i].append(j)
            mentees[j].append(i)
        with_ties = cohort.policy.objective == "stable" and bool(
            tied(market.left, market.mentee_rank).any() or tied(market.right, market.mentor_rank).any()
        )
        return cls(cohort, tuple(sorted(pairs)), tuple(map(tuple, mentors)), tuple(map(tuple, mentees)), with_ties)

    def free(self, column: int) -> int:
        """Return how many places of a mentor are not taken."""
        return self.cohort.mentors[column].places - len(self.mentees_of[column])

    def next_mentor(self, row: int, column: int, *, than: int) -> RunnerUp:
        """Return a mentor as a runner-up for a mentee, beside a pair of `than` points."""
        fit = int(self.cohort.points[row, column])
        holders = tuple(sorted(self.cohort.mentees[i].id for i in self.mentees_of[column]))
        return RunnerUp(self.cohort.mentors[column].id, fit, fit > than, self.free(column), holders)

    def next_mentee(self, column: int, row: int, *, than: int) -> RunnerUp:
        """Return a mentee as a runner-up for a mentor, beside a pair of `than` points."""
        fit = int(self.cohort.points[row, column])
        mentee = self.cohort.mentees[row]
        holders = tuple(sorted(self.cohort.mentors[j].id for j in self.mentors_of[row]))
        return RunnerUp(mentee.id, fit, fit > than, mentee.places - len(holders), holders)

    def waiting(self) -> tuple[Unmatched, ...]:
        """Return everybody who has fewer mentors than wanted, sorted by id."""
        rows = [i for i, mentee in enumerate(self.cohort.mentees) if len(self.mentors_of[i]) < mentee.places]
        return tuple(sorted(map(self._waiting, rows), key=lambda person: person.id))

    def _waiting(self, row: int) -> Unmatched:
        cohort, held = self.cohort, self.mentors_of[row]
        removed = np.delete(cohort.removed[row], held)
        possible = int(np.count_nonzero(removed == 0))
        counts = [(name, int(np.count_nonzero(removed & rule))) for rule in Rule for name in names(rule)]
        return Unmatched(
            id=cohort.mentees[row].id,
            wanted=cohort.mentees[row].places,
            held=tuple(sorted(cohort.mentors[j].id for j in held)),
            why="places" if possible else "rules" if len(removed) else "nobody",
            rules=tuple((name, count) for name, count in counts if count),
            possible=possible,
            closest=tuple(
                self.next_mentor(row, column, than=0) for column in cohort.closest_mentors(row, CLOSEST, besides=held)
            ),
            changes=self._changes(row),
        )

    def _changes(self, row: int) -> tuple[Change, ...]:
        cohort = self.cohort
        mentee = cohort.mentees[row]
        changes = []
        for name, rule in SWITCHED.items() if not self.mentors_of[row] else ():
            alone = np.flatnonzero((cohort.removed[row] == rule) & (cohort.points[row] > 0)).tolist()
            free = [
                column
                for column in alone
                if self.free(column) > 0 and (name == "stage" or _codes(name, mentee, cohort.mentors[column]))
            ]
            if free:
                mentor = cohort.mentors[min(free, key=lambda column: (-cohort.points[row, column], column))]
                kept = name == "stage" or self.tied
                changes.append(Change("rule", mentor.id, name, _codes(name, mentee, mentor), kept))
        full = cohort.closest_mentors(row, CLOSEST, besides=self.mentors_of[row], aside=Rule.PLACE)
        changes += [Change("place", cohort.mentors[column].id) for column in full]
        return tuple(changes) or (Change("mentor"),)


def _codes(rule: str, mentee: Mentee, mentor: Mentor) -> tuple[str, ...]:
    """Return what the mentee could add to her answers, any one of which lifts the rule."""
    match rule:
        case "language":
            return tuple(sorted(mentor.languages))
        case "channel":
            return tuple(sorted(mentor.channels))
        case "role":
            return tuple(sorted(mentor.roles - mentee.roles))
        case "junior":
            # To ask for a peer is to ask for a role: of no use where that would then be the rule that stands between.
            fits = not mentor.roles or bool((mentee.roles | {"peer"}) & mentor.roles)
            return ("peer",) if fits else ()
        case _:
            return ()
