"""Counting blocking pairs. Shares no code with the solvers: it sees the market and the pairs, and nothing else."""

from __future__ import annotations

import numpy as np

from pairing.market import Bools, Ints, Market


def blocking_pairs(market: Market, chosen: Bools) -> int:
    """Return how many allowed pairs, not chosen, both sides would rather have than what they hold.

    A side would rather if it has an empty place, or ranks the other strictly above the last of those it holds.
    """
    mentee = _would_rather(market.left, market.mentee_rank, market.demand, chosen)
    mentor = _would_rather(market.right, market.mentor_rank, market.capacity, chosen)
    return int(np.count_nonzero(mentee & mentor & ~chosen))


def _would_rather(person: Ints, rank: Ints, places: Ints, chosen: Bools) -> Bools:
    last = np.full(len(places), -1, np.int64)
    taken = np.zeros(len(places), np.int64)
    np.maximum.at(last, person[chosen], rank[chosen])
    np.add.at(taken, person[chosen], 1)
    last[taken < places] = np.iinfo(np.int64).max
    last[places == 0] = -1
    return np.asarray(rank < last[person])
