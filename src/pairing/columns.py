"""People in columns: one array a question, one row a person, codes in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairing.people import STYLES, Mentee, Mentor, offsets
from pairing.policy import Policy

Floats = NDArray[np.float64]

# Topic weights are kept in thousandths and everything else that is multiplied is 0 or 1, so that matrix products are
# sums of whole numbers: exact, and the same in whatever order the machine adds them.
THOUSANDTHS = 1000.0


@dataclass(frozen=True, slots=True)
class Columns:
    """One side, person by person. NaN means "not told yet". The last axis of a matrix runs over codes."""

    topics: Floats
    specialties: Floats
    roles: Floats
    channels: Floats
    languages: Floats
    stage: Floats  # one code at most
    stages: Floats  # welcome stages, mentors only
    style: Floats
    step: Floats
    offset: Floats
    hours: Floats
    places: Floats
    peer: Floats  # 1 where a peer is asked for

    def rows(self, index: Any) -> Columns:
        """Return some of the people."""
        return Columns(*(getattr(self, field.name)[index] for field in fields(self)))

    def apart(self, index: Any) -> Columns:
        """Return some of the people as groups of one, so that the k-th meets only the k-th of the other side."""
        return Columns(*(getattr(self, field.name)[index][:, None] for field in fields(self)))


def columns(mentees: Sequence[Mentee], mentors: Sequence[Mentor], policy: Policy) -> tuple[Columns, Columns]:
    """Return both sides in columns."""
    sides: tuple[Sequence[Mentee | Mentor], ...] = (mentees, mentors)
    codes: dict[str, list[str]] = {
        "topics": sorted({topic for person in mentees for topic in person.needs}),
        "stages": sorted(
            {stage for person in mentors for stage in person.stages}
            | {person.stage for person in mentees if person.stage}
        ),
    }
    for name in ("specialties", "roles", "channels", "languages"):
        codes[name] = sorted({code for people in sides for person in people for code in getattr(person, name)})
    first, second = (_side(people, codes, policy) for people in sides)
    return first, second


def _side(people: Sequence[Mentee | Mentor], codes: dict[str, list[str]], policy: Policy) -> Columns:
    def sets(name: str, told: Iterable[Iterable[str]]) -> Floats:
        at = {code: k for k, code in enumerate(codes[name])}
        matrix = np.zeros((len(people), len(at)))
        for row, theirs in enumerate(told):
            matrix[row, [at[code] for code in theirs if code in at]] = 1.0
        return matrix

    topics = np.zeros((len(people), len(codes["topics"]) + 1))
    topic_at = {code: k for k, code in enumerate(codes["topics"])}
    for row, person in enumerate(people):
        told = person.needs if isinstance(person, Mentee) else person.offers
        for topic, weight in told.items():
            # An offer outside everybody's needs only shows that something was told: the last column.
            share = weight if isinstance(person, Mentee) else min(weight, 1.0)
            topics[row, topic_at.get(topic, -1)] = max(1.0, np.rint(share * THOUSANDTHS))

    zones = {person.zone: offsets(person.zone) for person in people if person.zone is not None}
    return Columns(
        topics=topics,
        specialties=sets("specialties", (person.specialties for person in people)),
        roles=sets("roles", (person.roles for person in people)),
        channels=sets("channels", (person.channels for person in people)),
        languages=sets("languages", (person.languages for person in people)),
        stage=sets("stages", ((person.stage,) if person.stage else () for person in people)),
        stages=sets("stages", (person.stages if isinstance(person, Mentor) else () for person in people)),
        style=_numbers([person.style for person in people]).reshape(-1, len(STYLES)),
        step=_numbers([policy.steps.get(person.stage or "") for person in people]),
        offset=_numbers([zones[person.zone] if person.zone else (None, None) for person in people]).reshape(-1, 2),
        hours=_numbers([person.hours for person in people]),
        places=_numbers([person.places for person in people]),
        peer=_numbers([float("peer" in person.roles) for person in people]),
    )


def _numbers(told: list[Any]) -> Floats:
    return np.array(told, dtype=object).astype(np.float64)
