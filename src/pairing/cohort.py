"""Everybody who takes part, in drawn order, with who may be paired and how well they fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairing import eligibility
from pairing.columns import Columns, columns
from pairing.eligibility import Bits
from pairing.locks import Pair
from pairing.market import drawn
from pairing.people import Mentee, Mentor
from pairing.policy import Policy
from pairing.reasons import Parts, explained
from pairing.scoring import Points, points


class UnknownPerson(ValueError):
    """A pair names somebody who is not among the people."""


@dataclass(frozen=True, slots=True, eq=False)
class Cohort:
    """Mentees in rows, mentors in columns. `removed` has the rules against each pair, `points` the fit."""

    mentees: tuple[Mentee, ...]
    mentors: tuple[Mentor, ...]
    policy: Policy
    sides: tuple[Columns, Columns]
    points: Points
    removed: Bits
    row: dict[str, int]
    column: dict[str, int]

    @classmethod
    def of(
        cls, mentees: Iterable[Mentee], mentors: Iterable[Mentor], policy: Policy, forbidden: Iterable[Pair] = ()
    ) -> Cohort:
        """Return the cohort of these people. Raises ValueError for an id given twice, UnknownPerson for a pair's."""
        first, second = tuple(mentees), tuple(mentors)
        mentee_of = {mentee.id: mentee for mentee in first}
        mentor_of = {mentor.id: mentor for mentor in second}
        if len(mentee_of) < len(first) or len(mentor_of) < len(second):
            raise ValueError("Two people of one side have the same id.")
        first = tuple(mentee_of[person] for person in drawn(list(mentee_of), seed=policy.seed, side="mentee"))
        second = tuple(mentor_of[person] for person in drawn(list(mentor_of), seed=policy.seed, side="mentor"))
        row = {mentee.id: i for i, mentee in enumerate(first)}
        column = {mentor.id: j for j, mentor in enumerate(second)}
        pairs = known(forbidden, row, column)
        sides = columns(first, second, policy)
        removed = eligibility.removed(first, second, sides, policy, pairs)
        return cls(first, second, policy, sides, points(sides, policy), removed, row, column)

    def parts(self, pairs: Sequence[tuple[int, int]]) -> list[Parts]:
        """Return the parts of the scores of pairs (row, column)."""
        return explained(pairs, self.mentees, self.mentors, self.sides, self.policy)

    def closest_mentors(self, row: int, count: int, *, besides: Iterable[int] = (), aside: int = 0) -> list[int]:
        """Return the columns that fit a mentee best among those possible (rules in `aside` left aside)."""
        possible = (self.removed[row] & ~np.uint8(aside)) == 0
        return _top(self.points[row], possible, count, besides)

    def closest_mentees(self, column: int, count: int, *, besides: Iterable[int] = ()) -> list[int]:
        """Return the rows that fit a mentor best among those possible."""
        return _top(self.points[:, column], self.removed[:, column] == 0, count, besides)


def known(pairs: Iterable[Pair], mentees: dict[str, int], mentors: dict[str, int]) -> list[Pair]:
    """Return the pairs as a list, or raise UnknownPerson."""
    found = [(mentee, mentor) for mentee, mentor in pairs]
    for mentee, mentor in found:
        if mentee not in mentees:
            raise UnknownPerson(f"{mentee} is not among the mentees.")
        if mentor not in mentors:
            raise UnknownPerson(f"{mentor} is not among the mentors.")
    return found


def _top(fit: Points, possible: NDArray[np.bool_], count: int, besides: Iterable[int]) -> list[int]:
    possible = possible.copy()
    possible[list(besides)] = False
    at = np.flatnonzero(possible)
    # Equal fits are told apart by their place in the draw, which no two share.
    key = fit[at].astype(np.int64) * len(fit) + (len(fit) - 1 - at)
    if count < len(at):
        at, key = (array[np.argpartition(-key, count)[:count]] for array in (at, key))
    best: list[int] = at[np.argsort(-key)].tolist()
    return best
