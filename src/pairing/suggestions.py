"""One mentee, and the people she might ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pairing.cohort import Cohort
from pairing.people import Mentee, Mentor
from pairing.policy import Policy
from pairing.reasons import Explained


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion(Explained):
    """A mentor who may be asked, with the parts of the fit."""

    mentor: str


def recommend(
    mentee: Mentee,
    pool: Iterable[Mentor],
    k: int,
    policy: Policy | None = None,
    *,
    forbidden: Iterable[tuple[str, str]] = (),
) -> list[Suggestion]:
    """Return the k mentors of the pool who fit best among those possible, best first.

    `places` of each mentor are those that are free: whoever has none is not suggested. How often somebody has been
    chosen plays no part, and among equals the seed of the policy decides. `forbidden` may name people outside.
    """
    mentors = tuple(pool)
    there = {mentor.id for mentor in mentors}
    conflicts = [(a, b) for a, b in forbidden if a == mentee.id and b in there]
    cohort = Cohort.of([mentee], mentors, policy or Policy(), conflicts)
    best = cohort.closest_mentors(0, k)
    parts = cohort.parts([(0, j) for j in best])
    return [
        Suggestion(mentor=cohort.mentors[j].id, points=int(cohort.points[0, j]), parts=theirs)
        for j, theirs in zip(best, parts, strict=True)
    ]
