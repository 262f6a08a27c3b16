"""The bare problem in arrays: places on both sides, allowed pairs, scores and ranks as whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Market:
    """Mentees 0..n-1 and mentors 0..m-1, both in drawn order, and the pairs that are allowed.

    Pairs are sorted by mentee, then mentor. `score` is int64, or Python integers in an object array where
    64 bits are too few. Ranks count from 0, the best; equal ranks are a tie.
    """

    demand: Ints
    capacity: Ints
    left: Ints
    right: Ints
    score: NDArray[Any]
    mentee_rank: Ints
    mentor_rank: Ints

    def held(self, chosen: Bools) -> tuple[Ints, Ints]:
        """Return how many places of each mentee and of each mentor the chosen pairs take."""
        return (
            np.bincount(self.left[chosen], minlength=len(self.demand)),
            np.bincount(self.right[chosen], minlength=len(self.capacity)),
        )


def drawn(ids: Sequence[str], *, seed: int, side: str) -> list[str]:
    """Return the ids in an order drawn by seed.

    Solvers prefer whoever comes first among equals, so this order is the lot that decides ties. It depends on
    the ids and the seed alone: not on the order of rows, and not on who else is there.
    """

    def lot(person: str) -> tuple[bytes, str]:
        return blake2b(f"{seed}|{side}|{person}".encode(errors="surrogatepass"), digest_size=16).digest(), person

    return sorted(ids, key=lot)


def ranks_of(score: NDArray[Any]) -> Ints:
    """Return the rank of each score among all: 0 for the highest, equal scores equal."""
    values, inverse = np.unique(score, return_inverse=True)
    return (len(values) - 1 - inverse.reshape(-1)).astype(np.int64)
