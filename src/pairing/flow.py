"""`best` and `most`: the greatest total as a minimum-cost flow, with a dual bound that proves it.

The flow runs source - mentee - mentor - sink. OR-Tools finds it; the proof is our own: potentials from shortest
paths on the residual network, and weak duality. For any potentials p and any flow of F units,

    cost >= F (p[sink] - p[source]) + sum over arcs of capacity * min(0, cost + p[tail] - p[head]),

so a flow that reaches the right side is optimal (Ahuja, Magnanti and Orlin, Network Flows, 1993, chapter 9).

Scores may have more digits than 64 bits can carry through a flow. Then the costs are rounded, solved, and the
remainder (reduced costs, which no optimal solution can exceed by more than the gap) is solved again, until the gap
is zero: iterative refinement as in Gleixner, Steffy and Wolter (INFORMS J. Comput. 28, 2016), here in integers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairing.market import Bools, Ints, Market


@dataclass(frozen=True, slots=True, eq=False)
class Optimum:
    """The pairs chosen, their total, and the proven bound on any total (of as many pairs, for `most`)."""

    chosen: Bools
    total: int
    bound: int


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    tail: NDArray[np.int32]
    head: NDArray[np.int32]
    capacity: Ints
    cost: NDArray[Any]
    nodes: int
    units: int

    @property
    def source(self) -> int:
        return self.nodes - 2

    @property
    def sink(self) -> int:
        return self.nodes - 1


def greatest(market: Market, *, fill: bool) -> Optimum:
    """Return the pairs with the greatest total; with `fill`, among those that fill as many places as can be."""
    network = _network(market, fill=fill)
    pairs = slice(len(market.demand), len(market.demand) + len(market.left))
    room = (1 << 58) // network.nodes
    potential: NDArray[Any] = np.zeros(network.nodes, dtype=network.cost.dtype)
    remaining = network.cost
    while True:
        shift = max(0, (_span(remaining) // room).bit_length())
        rounded = (remaining >> shift).astype(np.int64)
        flow = _cheapest(network, rounded)
        step = _potentials(network, rounded, flow)
        potential = potential + (step.astype(potential.dtype) << shift)
        units = int(flow[network.tail == network.source].sum())
        chosen = flow[pairs] > 0
        total = _sum(market.score[chosen])
        reduced = network.cost + potential[network.tail] - potential[network.head]
        below = reduced < 0
        least = units * (int(potential[network.sink]) - int(potential[network.source]))
        least += sum(int(c) * int(r) for c, r in zip(network.capacity[below], reduced[below], strict=True))
        bound = -least
        if total == bound:
            return Optimum(chosen, total, bound)
        if not shift:
            raise RuntimeError("An exact flow does not meet its own bound.")
        # A pair whose reduced cost exceeds the gap is settled: to cut it down to the gap changes no optimum.
        limit = bound - total + 1
        remaining = np.minimum(np.maximum(reduced, -limit), limit)


def _network(market: Market, *, fill: bool) -> Network:
    n, m = len(market.demand), len(market.capacity)
    source, sink = n + m, n + m + 1
    units = int(market.demand.sum())
    bypass = 0 if fill else 1  # the arc on which a place may stay empty
    score = market.score
    if _span(score) * (n + m + 2) >= 1 << 60:
        score = score.astype(object)
    return Network(
        tail=np.concatenate([np.full(n, source), market.left, n + np.arange(m), np.full(bypass, source)]).astype(
            np.int32
        ),
        head=np.concatenate([np.arange(n), n + market.right, np.full(m, sink), np.full(bypass, sink)]).astype(np.int32),
        capacity=np.concatenate(
            [market.demand, np.ones(len(market.left), np.int64), market.capacity, np.full(bypass, units)]
        ).astype(np.int64),
        cost=np.concatenate([np.zeros(n, score.dtype), -score, np.zeros(m + bypass, score.dtype)]),
        nodes=n + m + 2,
        units=units,
    )


def _cheapest(network: Network, cost: Ints) -> Ints:
    """Return the largest flow of least cost, arc by arc."""
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    solver: Any = SimpleMinCostFlow()  # its type stubs know no arrays of int64
    arcs = solver.add_arcs_with_capacity_and_unit_cost(network.tail, network.head, network.capacity, cost)
    solver.set_node_supply(network.source, network.units)
    solver.set_node_supply(network.sink, -network.units)
    status = solver.solve_max_flow_with_min_cost()
    if status != solver.OPTIMAL:
        raise RuntimeError(f"The flow solver stopped with {status}.")
    return np.asarray(solver.flows(arcs), dtype=np.int64)


def _potentials(network: Network, cost: Ints, flow: Ints) -> Ints:
    """Return shortest distances on the residual network (Bellman-Ford), which price every node."""
    free, used = flow < network.capacity, flow > 0
    tail = np.concatenate([network.tail[free], network.head[used]])
    head = np.concatenate([network.head[free], network.tail[used]])
    length = np.concatenate([cost[free], -cost[used]])
    distance = np.zeros(network.nodes, np.int64)
    moved = np.ones(network.nodes, np.bool_)
    for _ in range(network.nodes + 1):
        active = moved[tail]
        before = distance.copy()
        np.minimum.at(distance, head[active], before[tail[active]] + length[active])
        moved = distance < before
        if not moved.any():
            return distance
    raise RuntimeError("The flow is not optimal: its residual network has a negative cycle.")


def _span(values: NDArray[Any]) -> int:
    return max(abs(int(values.max())), abs(int(values.min()))) if len(values) else 0


def _sum(values: NDArray[Any]) -> int:
    return sum(values.tolist())
