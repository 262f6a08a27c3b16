"""Each objective against every matching there is, over thousands of small problems."""

import random

import numpy as np
import pytest
from enumeration import some_instance, world

from pairing import Instance, solve
from pairing.leximin import fairest
from pairing.market import Market

BLOCKS = [range(start, start + 250) for start in range(0, 1000, 250)]


@pytest.mark.parametrize("seeds", BLOCKS, ids=str)
def test_best_has_the_greatest_total_and_proves_it(seeds):
    for seed in seeds:
        every = world(some_instance(seed, "best"))

        solution = solve(every.instance)

        assert solution.pairs in every.matchings, seed
        greatest = max(every.total(pairs) for pairs in every.matchings)
        assert every.total(solution.pairs) == greatest, seed
        if every.instance.scores is not None:
            assert (solution.total, solution.bound, solution.optimal) == (greatest, greatest, True), seed


@pytest.mark.parametrize("seeds", BLOCKS, ids=str)
def test_most_fills_as_many_places_as_can_be_then_has_the_greatest_total(seeds):
    for seed in seeds:
        every = world(some_instance(seed, "most"))

        solution = solve(every.instance)

        assert solution.pairs in every.matchings, seed
        count, total = max((len(pairs), every.total(pairs)) for pairs in every.matchings)
        assert (solution.matched, every.total(solution.pairs)) == (count, total), seed
        if every.instance.scores is not None:
            assert solution.total == solution.bound == total, seed


@pytest.mark.parametrize("seeds", BLOCKS, ids=str)
def test_stable_has_no_blocking_pair_and_two_thirds_of_the_largest_at_least(seeds):
    for seed in seeds:
        every = world(some_instance(seed, "stable"))
        locked = len(every.instance.locked)

        solution = solve(every.instance)

        assert solution.pairs in every.matchings, seed
        assert every.blocking(solution.pairs) == [], seed
        assert solution.blocking_pairs == 0, seed
        largest = max(len(pairs) for pairs in every.matchings if not every.blocking(pairs))
        assert 2 * (largest - locked) <= 3 * (solution.matched - locked), seed
        assert solution.matched == largest or not solution.optimal, seed


@pytest.mark.parametrize("seeds", BLOCKS, ids=str)
def test_fair_is_leximin_over_all_demanded_places(seeds):
    for seed in seeds:
        every = world(some_instance(seed, "fair"))

        solution = solve(every.instance)

        assert solution.pairs in every.matchings, seed
        fairest = max(every.places(pairs) for pairs in every.matchings)
        assert every.places(solution.pairs) == fairest, seed
        if every.instance.scores is not None:
            assert solution.lowest == (fairest[0] if fairest else None), seed


@pytest.mark.parametrize("objective", ["best", "most", "fair"])
def test_the_audit_counts_what_enumeration_counts(objective):
    for seed in range(300):
        every = world(some_instance(seed, objective))

        solution = solve(every.instance)

        assert solution.blocking_pairs == len(every.blocking(solution.pairs)), seed


def test_fair_is_the_same_wherever_the_search_begins():
    for seed in range(400):
        market, rng = some_market(seed), random.Random(seed)
        pairs = list(zip(market.left.tolist(), market.right.tolist(), strict=True))
        wanted, room = market.demand.tolist(), market.capacity.tolist()
        start = np.zeros(len(pairs), np.bool_)
        for k in rng.sample(range(len(pairs)), len(pairs)):
            i, j = pairs[k]
            if wanted[i] and room[j]:
                start[k], wanted[i], room[j] = True, wanted[i] - 1, room[j] - 1

        from_there, from_here = fairest(market, start), fairest(market)

        assert sorted(market.score[from_there]) == sorted(market.score[from_here]), seed


def some_market(seed):
    rng = np.random.default_rng(seed)
    n, m = rng.integers(2, 12, 2)
    left, right = np.nonzero(rng.random((n, m)) < 0.6)
    score = rng.integers(1, rng.choice([3, 8, 100]), len(left))
    return Market(rng.integers(1, 3, n), rng.integers(1, 3, m), left, right, score, -score, -score)


def test_fair_would_rather_fill_a_place_with_0_than_leave_it_empty():
    solution = solve(Instance(("a", "b"), {"m": 1, "n": 1}, scores=[("a", "m", 0), ("b", "n", 0)], objective="fair"))

    assert solution.matched == 2
