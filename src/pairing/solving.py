"""From a bare problem to its solution."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from decimal import Context, Decimal, Inexact, localcontext
from typing import assert_never

import numpy as np

from pairing.audit import blocking_pairs
from pairing.deferred import stable, tied
from pairing.flow import greatest
from pairing.leximin import fairest
from pairing.locks import set_aside
from pairing.market import Bools, Market, drawn, ranks_of
from pairing.policy import Objective
from pairing.problem import DIGITS, Instance, Ranks, Solution

# Wide enough for any score that is accepted and any sum of them; a rounding would be an error, not a result.
EXACT = Context(prec=4 * DIGITS, traps=[Inexact])


def settle(market: Market, objective: Objective) -> tuple[Bools, int | None]:
    """Return the chosen pairs of a market, and for `best` and `most` the proven bound on their total."""
    match objective:
        case "best" | "most":
            optimum = greatest(market, fill=objective == "most")
            return optimum.chosen, optimum.bound
        case "stable":
            return stable(market), None
        case "fair":
            return fairest(market), None
        case _:
            assert_never(objective)


def solve(instance: Instance) -> Solution:
    """Return the solution of a problem by its objective. Raises InfeasibleLocks where locked pairs clash.

    The result depends on the problem and the seed, not on the order in which people or pairs are given.
    """
    began = time.perf_counter()
    with localcontext(EXACT):
        return _solve(instance, began)


def _solve(instance: Instance, began: float) -> Solution:
    assert instance.objective is not None  # noqa: S101 -- an Instance always has one; this is for the type checker
    allowed = _allowed(instance)
    demand = {mentee: instance.demand.get(mentee, 1) for mentee in instance.mentees}
    locked, demand_left, capacity_left = set_aside(
        [(a, b) for a, b in instance.locked],
        demand=demand,
        capacity=instance.mentors,
        refused=lambda a, b: None if (a, b) in allowed else "the pair is not allowed",
    )
    mentees = drawn(instance.mentees, seed=instance.seed, side="mentee")
    mentors = drawn(list(instance.mentors), seed=instance.seed, side="mentor")
    market, scale = _market(
        instance,
        {pair: score for pair, score in allowed.items() if pair not in locked},
        {mentee: demand_left[mentee] for mentee in mentees},
        {mentor: capacity_left[mentor] for mentor in mentors},
    )

    chosen, bound = settle(market, instance.objective)

    found = [(mentees[i], mentors[j]) for i, j in zip(market.left[chosen], market.right[chosen], strict=True)]
    pairs = tuple(sorted([*locked, *found]))
    scored = instance.scores is not None
    scores = [allowed[pair] for pair in pairs]
    total = sum(scores, Decimal(0))
    places = sum(demand.values())
    empty = [Decimal(0)] if len(pairs) < places else []
    held = {mentee for mentee, _ in pairs}
    aside = sum((allowed[pair] for pair in locked), Decimal(0))
    return Solution(
        objective=instance.objective,
        pairs=pairs,
        unmatched=tuple(sorted(mentee for mentee in instance.mentees if demand[mentee] and mentee not in held)),
        total=total if scored else None,
        matched=len(pairs),
        lowest=min(scores + empty) if scored and places else None,
        bound=Decimal(bound).scaleb(-scale) + aside if scored and bound is not None else None,
        optimal=_is_proven(market, instance.objective, chosen),
        blocking_pairs=blocking_pairs(market, chosen),
        seed=instance.seed,
        seconds=round(time.perf_counter() - began, 6),
    )


def _is_proven(market: Market, objective: Objective, chosen: Bools) -> bool:
    """Return whether the objective is known to be reached: with ties, a stable matching may not be the largest."""
    if objective != "stable" or not (
        tied(market.left, market.mentee_rank).any() or tied(market.right, market.mentor_rank).any()
    ):
        return True
    return int(chosen.sum()) == int(greatest(market, fill=True).chosen.sum())


def _allowed(instance: Instance) -> dict[tuple[str, str], Decimal]:
    """Return the allowed pairs with their scores; without scores each counts the same."""
    if instance.scores is not None:
        given = {(a, b): _exact(score) for a, b, score in instance.scores}
    else:
        given = dict.fromkeys(_ranked(instance), Decimal(1))
    forbidden = {(a, b) for a, b in instance.forbidden}
    by_mentee = _members(instance.mentee_ranks)
    by_mentor = _members(instance.mentor_ranks)
    return {
        (mentee, mentor): score
        for (mentee, mentor), score in given.items()
        if (mentee, mentor) not in forbidden
        and (mentee not in by_mentee or mentor in by_mentee[mentee])
        and (mentor not in by_mentor or mentee in by_mentor[mentor])
    }


def _ranked(instance: Instance) -> list[tuple[str, str]]:
    ranks = _members(instance.mentee_ranks)
    everyone = list(instance.mentors)
    return [(mentee, mentor) for mentee in instance.mentees for mentor in ranks.get(mentee, everyone)]


def _members(ranks: Ranks | None) -> Mapping[str, Mapping[str, int]]:
    """Return each person's ranks as other person to rank, 0 the first."""
    return {
        person: {other: rank for rank, group in enumerate(groups) for other in group}
        for person, groups in (ranks or {}).items()
    }


def _exact(score: Decimal | int | float) -> Decimal:
    return score if isinstance(score, Decimal) else Decimal(str(score))


def _market(
    instance: Instance,
    allowed: Mapping[tuple[str, str], Decimal],
    demand: Mapping[str, int],
    capacity: Mapping[str, int],
) -> tuple[Market, int]:
    """Return the market of the allowed pairs, and how many decimals its scores were scaled by.

    `demand` and `capacity` are in drawn order.
    """
    mentees, mentors = list(demand), list(capacity)
    mentee_at = {mentee: i for i, mentee in enumerate(mentees)}
    mentor_at = {mentor: j for j, mentor in enumerate(mentors)}
    pairs = sorted((mentee_at[mentee], mentor_at[mentor]) for mentee, mentor in allowed)
    names = [(mentees[i], mentors[j]) for i, j in pairs]
    left, right = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    scale = max((-_exponent(allowed[pair]) for pair in names), default=0)
    whole = [int(allowed[pair].scaleb(scale)) for pair in names]
    wide = any(abs(score) >= 1 << 62 for score in whole)
    score = np.array(whole, dtype=object if wide else np.int64)
    by_score = ranks_of(score)
    by_mentee, by_mentor = _members(instance.mentee_ranks), _members(instance.mentor_ranks)

    def ranks(of: Callable[[str, str], int | None]) -> list[int]:
        return [int(r) if (given := of(a, b)) is None else given for (a, b), r in zip(names, by_score, strict=True)]

    return (
        Market(
            # Nobody can hold more than one place with each person of the other side.
            demand=np.array([min(places, len(mentors)) for places in demand.values()], dtype=np.int64),
            capacity=np.array([min(places, len(mentees)) for places in capacity.values()], dtype=np.int64),
            left=left,
            right=right,
            score=score,
            mentee_rank=np.array(ranks(lambda a, b: by_mentee[a][b] if a in by_mentee else None), dtype=np.int64),
            mentor_rank=np.array(ranks(lambda a, b: by_mentor[b][a] if b in by_mentor else None), dtype=np.int64),
        ),
        scale,
    )


def _exponent(score: Decimal) -> int:
    exponent = score.normalize().as_tuple().exponent
    return min(exponent, 0) if isinstance(exponent, int) else 0
