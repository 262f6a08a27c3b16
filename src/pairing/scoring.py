"""How well two people fit: a sum of named parts, each from 0 to 1, in whole points.

A part on which either has not told anything is neutral: it counts half of its weight. Half, because it lies as far
from the best answer as from the worst, so that silence neither earns nor costs; a fixed number, because an average
over the others would let one person's answers move another's score; and not left out, because a sum over fewer parts
would favor those who answer only what suits them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairing.columns import THOUSANDTHS, Columns, Floats
from pairing.eligibility import blocks, both_told
from pairing.policy import PARTS, Policy

SCALE = 1_000_000  # points of a perfect fit
NEUTRAL = 0.5

Points = NDArray[np.int32]
_Part = Callable[[Columns, Columns], Floats]  # values, NaN where not told


def points(sides: tuple[Columns, Columns], policy: Policy) -> Points:
    """Return the score of every mentee with every mentor, in points."""
    mentees, mentors = sides
    total = np.zeros((len(mentees.step), len(mentors.step)), np.int32)
    for start, block in blocks(*total.shape):
        rows = mentees.rows(slice(start, start + block))
        for name in PARTS:
            total[start : start + block] += worth(VALUES[name](rows, mentors), name, policy)
    return total


def worth(value: Floats, part: str, policy: Policy) -> Points:
    """Return the points of a part for values from 0 to 1, NaN being neutral."""
    share = policy.weights[part] * SCALE / sum(policy.weights[name] for name in PARTS)
    return np.rint(np.where(np.isnan(value), NEUTRAL, value) * share).astype(np.int32)


def _topics(mentees: Columns, mentors: Columns) -> Floats:
    """The part of her needs, by weight, that is offered."""
    covered = mentees.topics @ mentors.topics.swapaxes(-1, -2) / THOUSANDTHS
    needed = mentees.topics.sum(-1)[..., :, None]
    return _told(covered / _above(needed), mentees.topics, mentors.topics)


def _any_shared(name: str) -> _Part:
    def value(mentees: Columns, mentors: Columns) -> Floats:
        mine, theirs = getattr(mentees, name), getattr(mentors, name)
        return _told(np.minimum(mine @ theirs.swapaxes(-1, -2), 1.0), mine, theirs)

    return value


def _overlap(name: str) -> _Part:
    """The shared part of the shorter list, so that being open to more is never worse."""

    def value(mentees: Columns, mentors: Columns) -> Floats:
        mine, theirs = getattr(mentees, name), getattr(mentors, name)
        shorter = np.minimum(mine.sum(-1)[..., :, None], theirs.sum(-1)[..., None, :])
        return _told(mine @ theirs.swapaxes(-1, -2) / _above(shorter), mine, theirs)

    return value


def _roles(mentees: Columns, mentors: Columns) -> Floats:
    """The part of the roles asked for that is offered."""
    asked = mentees.roles.sum(-1)[..., :, None]
    return _told(mentees.roles @ mentors.roles.swapaxes(-1, -2) / _above(asked), mentees.roles, mentors.roles)


def _stage(mentees: Columns, mentors: Columns) -> Floats:
    """Full from one to four steps ahead, where the road is fresh in mind; less further on; half at the same stage.

    A mentee who asks for a peer is best served at her own stage, and by little less one step away.
    """
    ahead = mentors.step[..., None, :] - mentees.step[..., :, None]
    mentor = np.where(ahead < 0, 0.0, np.where(ahead == 0, 0.5, np.clip(1.0 - (ahead - 4.0) * 0.1, 0.5, 1.0)))
    peer = np.clip(1.0 - np.abs(ahead) * 0.25, 0.0, 1.0)
    return np.where(np.isnan(ahead), np.nan, np.where(mentees.peer[..., :, None] > 0, peer, mentor))


def _style(mentees: Columns, mentors: Columns) -> Floats:
    """Nearness on the style values that both have told."""
    near: Any = 0.0
    both: Any = 0.0
    for k in range(mentees.style.shape[-1]):
        gap = np.abs(mentees.style[..., :, None, k] - mentors.style[..., None, :, k])
        told = ~np.isnan(gap)
        near = near + np.where(told, 1.0 - gap, 0.0)
        both = both + told
    return np.where(both > 0, near / _above(both), np.nan)


def _zone(mentees: Columns, mentors: Columns) -> Floats:
    """1 in the same zone, 0 at half a day, by the clocks of January and July."""
    return 1.0 - minutes_apart(mentees, mentors) / 720.0


def minutes_apart(mentees: Columns, mentors: Columns) -> Floats:
    """Return the minutes between two clocks, the mean of winter and summer."""
    apart: Any = 0.0
    for k in (0, 1):
        gap = np.abs(mentees.offset[..., :, None, k] - mentors.offset[..., None, :, k])
        apart = apart + np.minimum(gap, np.abs(1440.0 - gap))  # the shorter way round the clock
    return np.asarray(apart / 2.0)


def _hours(mentees: Columns, mentors: Columns) -> Floats:
    """The part of the hours asked for that a mentor has for each of her places."""
    each = (mentors.hours / np.maximum(mentors.places, 1.0))[..., None, :]
    wanted = mentees.hours[..., :, None]
    value = np.where(wanted > 0, np.minimum(each / _above(wanted), 1.0), 1.0)
    return np.where(np.isnan(each) | np.isnan(wanted), np.nan, value)


VALUES: dict[str, _Part] = {
    "topics": _topics,
    "specialty": _any_shared("specialties"),
    "roles": _roles,
    "stage": _stage,
    "style": _style,
    "channels": _overlap("channels"),
    "languages": _overlap("languages"),
    "zone": _zone,
    "hours": _hours,
}


def _told(value: Floats, mentees: Floats, mentors: Floats) -> Floats:
    return np.where(both_told(mentees, mentors), value, np.nan)


def _above(count: Any) -> Any:
    """The count, where it is not 0: a divisor that raises no warning."""
    return np.where(count > 0, count, 1.0)
