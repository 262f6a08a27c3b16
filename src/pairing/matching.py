"""A whole cohort: who with whom and why, who is left without, and how many places each mentor has taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from pairing.audit import blocking_pairs
from pairing.cohort import Cohort, known
from pairing.eligibility import names
from pairing.locks import Pair as Ids
from pairing.locks import set_aside
from pairing.market import Market
from pairing.outcome import Outcome, RunnerUp, Unmatched
from pairing.people import Mentee, Mentor
from pairing.policy import Objective, Policy
from pairing.reasons import Explained
from pairing.scoring import SCALE
from pairing.solving import settle

RUNNERS_UP = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Explained):
    """A mentee and her mentor, why, and who came next on both sides."""

    mentee: str
    mentor: str
    locked: bool
    next_mentors: tuple[RunnerUp, ...]
    next_mentees: tuple[RunnerUp, ...]


@dataclass(frozen=True, slots=True)
class Load:
    """How many places a mentor has, and how many are taken."""

    mentor: str
    places: int
    taken: int


@dataclass(frozen=True, slots=True)
class Matching:
    """A proposal for a cohort, sorted by id.

    `unmatched` are those who want a mentor and have none, `short` those who have some, but fewer than they want.
    `total` adds up the scores; `bound` is what no other matching can exceed (of as many pairs, for `most`), and is
    known for `best` and `most` only; `lowest` is over all places that mentees want, an empty one counting 0;
    `blocking_pairs` counts, besides locked pairs, those who would both rather have each other.
    """

    objective: Objective
    pairs: tuple[Pair, ...]
    unmatched: tuple[Unmatched, ...]
    short: tuple[Unmatched, ...]
    loads: tuple[Load, ...]
    total: float
    bound: float | None
    lowest: float
    blocking_pairs: int
    seed: int
    outcome: Outcome = field(repr=False, compare=False)


def pair_up(
    mentees: Iterable[Mentee],
    mentors: Iterable[Mentor],
    policy: Policy | None = None,
    locked: Iterable[Ids] = (),
    forbidden: Iterable[Ids] = (),
) -> Matching:
    """Return a matching by the policy's objective: a proposal, with reasons for everybody.

    `locked` and `forbidden` are pairs of ids (mentee, mentor). Raises InfeasibleLocks where locked pairs clash with
    rules or places, UnknownPerson where a pair names somebody who is not here, ValueError where an id comes twice.
    The result depends on the people, the policy and its seed, not on the order in which they are given.
    """
    policy = policy or Policy()
    cohort = Cohort.of(mentees, mentors, policy, forbidden)
    aside, wanted, room = set_aside(
        known(locked, cohort.row, cohort.column),
        demand={mentee.id: mentee.places for mentee in cohort.mentees},
        capacity={mentor.id: mentor.places for mentor in cohort.mentors},
        refused=lambda a, b: _refusal(cohort, a, b),
    )
    fixed = [(cohort.row[mentee], cohort.column[mentor]) for mentee, mentor in aside]
    market = _market(cohort, wanted, room, fixed)
    chosen, bound = settle(market, policy.objective)

    found = zip(market.left[chosen].tolist(), market.right[chosen].tolist(), strict=True)
    outcome = Outcome.of(cohort, [*fixed, *found], market)
    waiting = outcome.waiting()
    fits = [int(cohort.points[i, j]) for i, j in outcome.pairs]
    fixed_fit = sum(int(cohort.points[i, j]) for i, j in fixed)
    places = sum(mentee.places for mentee in cohort.mentees)
    return Matching(
        objective=policy.objective,
        pairs=_pairs(outcome, set(fixed)),
        unmatched=tuple(person for person in waiting if not person.held),
        short=tuple(person for person in waiting if person.held),
        loads=tuple(
            sorted(
                (Load(mentor.id, mentor.places, len(outcome.mentees_of[j])) for j, mentor in enumerate(cohort.mentors)),
                key=lambda load: load.mentor,
            )
        ),
        total=sum(fits) / SCALE,
        bound=None if bound is None else (bound + fixed_fit) / SCALE,
        lowest=0.0 if len(fits) < places else min(fits, default=0) / SCALE,
        blocking_pairs=blocking_pairs(market, chosen),
        seed=policy.seed,
        outcome=outcome,
    )


def _refusal(cohort: Cohort, mentee: str, mentor: str) -> str | None:
    rules = names(int(cohort.removed[cohort.row[mentee], cohort.column[mentor]]))
    return f"the pair is not allowed (rule: {', '.join(rules)})" if rules else None


def _market(cohort: Cohort, wanted: dict[str, int], room: dict[str, int], fixed: list[tuple[int, int]]) -> Market:
    possible = cohort.removed == 0
    for i, j in fixed:
        possible[i, j] = False
    left, right = np.nonzero(possible)
    score = cohort.points[left, right].astype(np.int64)
    rank = SCALE + len(cohort.points) - score  # the fit ranks, on both sides; rounding may exceed SCALE by a point
    n, m = cohort.points.shape
    return Market(
        demand=np.array([min(wanted[mentee.id], m) for mentee in cohort.mentees], dtype=np.int64),
        capacity=np.array([min(room[mentor.id], n) for mentor in cohort.mentors], dtype=np.int64),
        left=left,
        right=right,
        score=score,
        mentee_rank=rank,
        mentor_rank=rank,
    )


def _pairs(outcome: Outcome, fixed: set[tuple[int, int]]) -> tuple[Pair, ...]:
    cohort = outcome.cohort
    parts = cohort.parts(outcome.pairs)
    return tuple(
        sorted(
            (
                Pair(
                    mentee=cohort.mentees[i].id,
                    mentor=cohort.mentors[j].id,
                    points=int(cohort.points[i, j]),
                    parts=theirs,
                    locked=(i, j) in fixed,
                    next_mentors=tuple(
                        outcome.next_mentor(i, other, than=int(cohort.points[i, j]))
                        for other in cohort.closest_mentors(i, RUNNERS_UP, besides=outcome.mentors_of[i])
                    ),
                    next_mentees=tuple(
                        outcome.next_mentee(j, other, than=int(cohort.points[i, j]))
                        for other in cohort.closest_mentees(j, RUNNERS_UP, besides=outcome.mentees_of[j])
                    ),
                )
                for (i, j), theirs in zip(outcome.pairs, parts, strict=True)
            ),
            key=lambda pair: (pair.mentee, pair.mentor),
        )
    )
