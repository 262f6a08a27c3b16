"""`stable`: deferred acceptance, with a second chance where ranks are tied.

Gale and Shapley (Am. Math. Monthly 69, 1962) with strict ranks: mentees ask down their lists, mentors hold the best.
The result has no blocking pair and every mentee has the best mentors that any stable matching gives her.

With ties, matchings differ in size and the largest is hard to find. Király (Algorithms 6, 2013) comes within 3/2 of
it; here in the form of Csáji, Király and Yokoi (SOSA 2023), where every pair has up to three copies, and plain
deferred acceptance runs on strict lists of copies:

- a *try* at each mentor of a tie, before any of them is asked in earnest: she keeps it only while nobody else asks;
- a *request*, in the order of the mentee's ranks: the ordinary one;
- a *second chance*, when the whole list has been asked: as a request, and ahead of requests tied with it.

Whoever holds requests or second chances holds people at least as good as any whom she has refused, so no pair blocks;
and neither side may be improved by one exchange, which is the 3/2.
"""

from __future__ import annotations

from heapq import heappop, heappush, heappushpop

import numpy as np

from pairing.market import Bools, Ints, Market

TRY, REQUEST, SECOND = 0, 1, 2
_LATER = 1 << 40  # past any rank


def stable(market: Market) -> Bools:
    """Return the pairs of a weakly stable matching: mentee-optimal where ranks are strict."""
    lists = _Lists(market)
    left, right, mentor_rank = market.left.tolist(), market.right.tolist(), market.mentor_rank.tolist()
    wanted, capacity = market.demand.tolist(), market.capacity.tolist()
    held: list[list[tuple[int, int, int, int]]] = [[] for _ in capacity]  # heaps, the worst first

    waiting = list(range(len(wanted)))[::-1]
    while waiting:
        mentee = waiting.pop()
        while wanted[mentee] and (asked := lists.next_copy(mentee)):
            pair, copy = asked
            rank = mentor_rank[pair] * 2 + (copy != SECOND) + (_LATER if copy == TRY else 0)
            offer = (-rank, -mentee, pair, copy)
            offers = held[right[pair]]
            wanted[mentee] -= 1
            if len(offers) < capacity[right[pair]]:
                heappush(offers, offer)
                continue
            _, _, lost, copy = heappushpop(offers, offer)
            lists.refuse(lost, copy)
            wanted[left[lost]] += 1
            if left[lost] != mentee:
                waiting.append(left[lost])

    chosen = np.zeros(len(market.left), np.bool_)
    chosen[[offer[2] for offers in held for offer in offers]] = True
    return chosen


class _Lists:
    """Every mentee's list of copies, best first. A copy comes up only once the one before it was refused."""

    def __init__(self, market: Market) -> None:
        order = np.lexsort((market.right, market.mentee_rank, market.left))
        bounds = np.searchsorted(market.left[order], np.arange(len(market.demand) + 1)).tolist()
        self.at, self.end = bounds[:-1], bounds[1:]
        self.pairs: list[int] = order.tolist()
        self.mentee = market.left.tolist()
        self.rank = market.mentee_rank.tolist()
        self.first = np.where(tied(market.left, market.mentee_rank), TRY, REQUEST).tolist()
        self.last = np.where(tied(market.right, market.mentor_rank), SECOND, REQUEST).tolist()
        self.opened: list[list[tuple[int, int, int]]] = [[] for _ in self.at]  # heaps, by place in the list

    def next_copy(self, mentee: int) -> tuple[int, int] | None:
        """Return the next pair to ask for and as which copy, or None at the end of the list."""
        opened = self.opened[mentee]
        if self.at[mentee] < self.end[mentee]:
            pair = self.pairs[self.at[mentee]]
            copy = self.first[pair]
            if not opened or (self.rank[pair] * 2 + copy, pair) <= opened[0][:2]:
                self.at[mentee] += 1
                return pair, copy
        if opened:
            _, pair, copy = heappop(opened)
            return pair, copy
        return None

    def refuse(self, pair: int, copy: int) -> None:
        """Open the copy that follows the refused one, if there is any."""
        if copy < self.last[pair]:
            copy += 1
            place = self.rank[pair] + _LATER if copy == SECOND else self.rank[pair] * 2 + REQUEST
            heappush(self.opened[self.mentee[pair]], (place, pair, copy))


def tied(person: Ints, rank: Ints) -> Bools:
    """Return which pairs share their rank with another pair of the same person."""
    if not len(person):
        return np.zeros(0, np.bool_)
    key = person * (int(rank.max()) + 1) + rank
    _, inverse, counts = np.unique(key, return_inverse=True, return_counts=True)
    return np.asarray(counts[inverse.reshape(-1)] > 1)
