"""`fair`: the worst place as well off as can be, then the second worst, and so on (leximin).

Levels are the different scores, lowest first; an empty place stands on the level of score 0. Leximin means: as few
places as possible on the lowest level, then, without giving that up, as few as possible on the next: the
lexicographic bottleneck problem of Burkard and Rendl (Oper. Res. Lett. 10, 1991). It is a minimum-cost flow whose
costs are vectors with one digit a level. They need not be written down: after each level only the arcs with reduced
cost zero so far stay free, and the others are frozen as they are.

To raise the cost of one used pair by 1, one search over free arcs of reduced cost zero is enough (out-of-kilter,
Fulkerson 1961). Either it finds a way round, and the pair is given up for better ones; or everything that it reached
is repriced by 1, and the pair stays. Rows of the network are bit sets in Python integers, so a search visits each
person once, whatever the number of pairs.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from pairing.flow import greatest
from pairing.market import Bools, Market, ranks_of


def fairest(market: Market, start: Bools | None = None) -> Bools:
    """Return the pairs of a leximin matching over all demanded places, an empty place counting 0.

    `start` is a matching to begin from, without pairs below 0; whichever it is, the values reached are the same.
    """
    keep = market.score >= 0
    useful = Market(
        market.demand,
        market.capacity,
        market.left[keep],
        market.right[keep],
        market.score[keep],
        market.mentee_rank[keep],
        market.mentor_rank[keep],
    )
    search = _Search(useful, _start(useful) if start is None else start[keep])
    left, right = useful.left.tolist(), useful.right.tolist()
    order = np.argsort(-ranks_of(useful.score), kind="stable").tolist()
    score = useful.score.tolist()

    at = 0
    while at < len(order) and score[order[at]] == 0:
        at += 1
    search.level([(left[e], right[e]) for e in order[:at]], empty=True)
    while at < len(order):
        first = at
        while at < len(order) and score[order[at]] == score[order[first]]:
            at += 1
        search.level([(left[e], right[e]) for e in order[first:at]], empty=False)
    search.level([], empty=True)  # among equals, a pair of score 0 rather than an empty place

    pairs = search.pairs()
    chosen = np.zeros(len(market.left), np.bool_)
    chosen[keep] = [pair in pairs for pair in zip(left, right, strict=True)]
    return chosen


def _start(market: Market) -> Bools:
    """Return a matching that fills all it can and shuns low scores: from there, few steps are left."""
    if not len(market.left):
        return np.zeros(0, np.bool_)
    depth = ranks_of(market.score).astype(np.float64)
    pain = np.rint((depth / max(depth.max(), 1.0)) ** 8 * 1e7).astype(np.int64)
    eased = Market(
        market.demand, market.capacity, market.left, market.right, -pain, market.mentee_rank, market.mentor_rank
    )
    return greatest(eased, fill=True).chosen


class _Search:
    """The network of free arcs: mentees, mentors, and a hub that takes empty places and gives spare ones.

    Arcs run mentee - mentor, mentor - hub, and mentee - hub for a place left empty. An arc from u to v has reduced
    cost zero when cost + price[u] == price[v]; its reverse too.
    """

    def __init__(self, market: Market, chosen: Bools) -> None:
        n, m = len(market.demand), len(market.capacity)
        self.n, self.hub = n, n + m
        self.bit = [1 << j for j in range(m)]
        self.open = [0] * n  # free pairs not used: the bits of each mentee
        self.mates: list[set[int]] = [set() for _ in range(m)]  # free pairs used
        self.settled: set[tuple[int, int]] = set()  # used pairs that are frozen
        self.empty = market.demand.tolist()
        self.may_empty = [True] * n  # whether the arc to the hub is free
        self.capacity = market.capacity.tolist()
        self.load = [0] * m
        self.may_spare = [True] * m
        for i, j, used in zip(market.left.tolist(), market.right.tolist(), chosen.tolist(), strict=True):
            if used:
                self.mates[j].add(i)
                self.load[j] += 1
                self.empty[i] -= 1
            else:
                self.open[i] |= self.bit[j]
        self._begin()

    def _begin(self) -> None:
        self.repriced = False
        self.price = [0] * (self.hub + 1)
        self.priced = {0: (1 << len(self.bit)) - 1}  # the mentors at each price, as bits
        self.level_pairs: set[tuple[int, int]] = set()
        self.costly: dict[int, int] = {}  # pairs of this level not used, which cost 1, as bits of each mentee
        self.raised: set[tuple[int, int]] = set()  # pairs of this level used, where they cost 1 already
        self.empty_cost = [0] * self.n

    def pairs(self) -> set[tuple[int, int]]:
        """Return the pairs in use."""
        return self.settled | {(i, j) for j, mates in enumerate(self.mates) for i in mates}

    def level(self, pairs: Iterable[tuple[int, int]], *, empty: bool) -> None:
        """Make the pairs of one level, with the empty places if they stand on it, as few as can be; then freeze."""
        used, unused = [], []
        for i, j in pairs:
            if self.open[i] & self.bit[j]:
                self.open[i] ^= self.bit[j]
                unused.append((i, j))
            elif i in self.mates[j]:
                used.append((i, j))
        if not used and not empty:
            return  # none is in use, and from here on none can be
        self.level_pairs.update(used, unused)
        for i, j in unused:
            self.costly[i] = self.costly.get(i, 0) | self.bit[j]
        for i, j in used:
            self._raise_pair(i, j)
        if empty:
            for i in range(self.n):
                if self.may_empty[i]:
                    self._raise_empty(i)
        self._freeze()
        self._begin()

    def _raise_pair(self, i: int, j: int) -> None:
        if i not in self.mates[j]:
            return  # given up on the way of another
        if 1 + self.price[i] > self.price[self.n + j] and self._reroute(i, self.n + j):
            self._give_up(i, j)
        else:
            self.raised.add((i, j))

    def _raise_empty(self, i: int) -> None:
        self.empty_cost[i] = 1
        while self.empty[i] and 1 + self.price[i] > self.price[self.hub]:
            if self._reroute(i, self.hub):
                self.empty[i] -= 1

    def _reroute(self, start: int, goal: int) -> bool:
        """Push one unit from start to goal over arcs of reduced cost zero, or reprice all that was reached."""
        came = {start: start}
        queue = [start]
        unseen = (1 << len(self.bit)) - 1
        for node in queue:
            if node < self.n:
                mentors = self._from_mentee(node) & unseen
                unseen ^= mentors
                onward = [self.n + j for j in _positions(mentors)]
                if self.hub not in came and self._leads_to_hub(node):
                    onward.append(self.hub)
            elif node < self.hub:
                j = node - self.n
                onward = [i for i in self.mates[j] if i not in came and self._returns(i, j)]
                if self.hub not in came and self._spares(j) and self.load[j] < self.capacity[j]:
                    onward.append(self.hub)
            else:
                onward = [i for i in range(self.n) if i not in came and self.empty[i] and self._leads_to_hub(i)]
                spare = [j for j in _positions(unseen) if self.load[j] and self._spares(j)]
                unseen ^= sum(self.bit[j] for j in spare)
                onward += [self.n + j for j in spare]
            for reached in onward:
                came[reached] = node
            if goal in came:
                self._push(came, goal)
                return True
            queue += onward
        self._reprice(came)
        return False

    def _from_mentee(self, i: int) -> int:
        price = self.price[i]
        mentors = self.open[i] & self.priced.get(price, 0)
        if i in self.costly:
            mentors |= self.costly[i] & self.priced.get(price + 1, 0)
        return mentors

    def _leads_to_hub(self, i: int) -> bool:
        return self.may_empty[i] and self.empty_cost[i] + self.price[i] == self.price[self.hub]

    def _returns(self, i: int, j: int) -> bool:
        return ((i, j) in self.raised) + self.price[i] == self.price[self.n + j]

    def _spares(self, j: int) -> bool:
        return self.may_spare[j] and self.price[self.n + j] == self.price[self.hub]

    def _push(self, came: dict[int, int], goal: int) -> None:
        node = goal
        while came[node] != node:
            before = came[node]
            if before < self.n and node < self.hub:
                self._take_up(before, node - self.n)
            elif self.n <= before < self.hub and node < self.n:
                self._give_up(node, before - self.n)
            elif before < self.n:
                self.empty[before] += 1
            elif node < self.n:
                self.empty[node] -= 1
            node = before

    def _take_up(self, i: int, j: int) -> None:
        if (i, j) in self.level_pairs:
            self.costly[i] ^= self.bit[j]
            self.raised.add((i, j))
        else:
            self.open[i] ^= self.bit[j]
        self.mates[j].add(i)
        self.load[j] += 1

    def _give_up(self, i: int, j: int) -> None:
        if (i, j) in self.level_pairs:
            self.costly[i] = self.costly.get(i, 0) | self.bit[j]
            self.raised.discard((i, j))
        else:
            self.open[i] |= self.bit[j]
        self.mates[j].remove(i)
        self.load[j] -= 1

    def _reprice(self, reached: Iterable[int]) -> None:
        self.repriced = True
        for node in reached:
            if self.n <= node < self.hub:
                bit, price = self.bit[node - self.n], self.price[node]
                self.priced[price] ^= bit
                self.priced[price - 1] = self.priced.get(price - 1, 0) | bit
            self.price[node] -= 1

    def _freeze(self) -> None:
        """Keep free only the arcs of reduced cost zero."""
        if self.repriced:
            for i in range(self.n):
                self.open[i] = self._from_mentee(i)
            for j, mates in enumerate(self.mates):
                fixed = {i for i in mates if not self._returns(i, j)}
                self.settled.update((i, j) for i in fixed)
                mates.difference_update(fixed)
                self.may_spare[j] = self._spares(j)
        if self.repriced or any(self.empty_cost):
            self.may_empty = [self._leads_to_hub(i) for i in range(self.n)]


def _positions(bits: int) -> list[int]:
    found = []
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return found
