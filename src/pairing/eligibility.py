"""Who may be paired at all. One bit a rule, so that every removed pair keeps its reasons; no rule is a weight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntFlag
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairing.columns import Columns, Floats
from pairing.people import Mentee, Mentor
from pairing.policy import Policy

Bits = NDArray[np.uint8]


class Rule(IntFlag):
    """Why a pair is not possible. The first three always hold; the others are switches of the policy."""

    PLACE = 1  # the mentor takes nobody
    FORBIDDEN = 2  # a conflict, or a request not to be paired
    SELF = 4  # one person on both sides
    STAGE = 8  # the mentor welcomes other stages
    JUNIOR = 16  # the mentor is at an earlier stage, and no peer is asked for
    ROLE = 32  # none of the roles asked for is offered
    CHANNEL = 64  # no way to meet in common
    LANGUAGE = 128  # no language in common


SWITCHED = {
    "stage": Rule.STAGE,
    "junior": Rule.JUNIOR,
    "role": Rule.ROLE,
    "channel": Rule.CHANNEL,
    "language": Rule.LANGUAGE,
}


def names(bits: int) -> tuple[str, ...]:
    """Return the names of the rules in a set of bits."""
    return tuple((rule.name or "").lower() for rule in Rule(bits))


def removed(
    mentees: Sequence[Mentee],
    mentors: Sequence[Mentor],
    sides: tuple[Columns, Columns],
    policy: Policy,
    forbidden: Iterable[tuple[str, str]] = (),
) -> Bits:
    """Return for each mentee and mentor the rules that forbid the pair: 0 where it may be.

    A rule that compares two answers applies only where both have been told.
    """
    bits = np.zeros((len(mentees), len(mentors)), np.uint8)
    for start, block in blocks(len(mentees), len(mentors)):
        bits[start : start + block] = _switched(sides[0].rows(slice(start, start + block)), sides[1], policy)
    bits[:, [mentor.places == 0 for mentor in mentors]] |= np.uint8(Rule.PLACE)
    row = {mentee.id: i for i, mentee in enumerate(mentees)}
    column = {mentor.id: j for j, mentor in enumerate(mentors)}
    for mentee, mentor in forbidden:
        if mentee in row and mentor in column:
            bits[row[mentee], column[mentor]] |= np.uint8(Rule.FORBIDDEN)
    for person in row.keys() & column.keys():
        bits[row[person], column[person]] |= np.uint8(Rule.SELF)
    return bits


def blocks(rows: int, across: int) -> Iterable[tuple[int, int]]:
    """Return (start, length) of blocks of rows small enough to stay in the processor's cache."""
    length = max(1, 100_000 // max(across, 1))
    return ((start, min(length, rows - start)) for start in range(0, rows, length))


def _switched(mentees: Columns, mentors: Columns, policy: Policy) -> Bits:
    found: dict[Rule, NDArray[Any]] = {
        Rule.STAGE: apart(mentees.stage, mentors.stages) & both_told(mentees.stage, mentors.stages),
        Rule.JUNIOR: (mentors.step[..., None, :] < mentees.step[..., :, None]) & (mentees.peer[..., :, None] == 0),
        Rule.ROLE: apart(mentees.roles, mentors.roles),
        Rule.CHANNEL: apart(mentees.channels, mentors.channels),
        Rule.LANGUAGE: apart(mentees.languages, mentors.languages),
    }
    bits = np.zeros(found[Rule.JUNIOR].shape, np.uint8)
    for name, rule in SWITCHED.items():
        if policy.rules[name]:
            bits |= np.where(found[rule], np.uint8(rule), np.uint8(0))
    return bits


def apart(mentees: Floats, mentors: Floats) -> NDArray[np.bool_]:
    """Return where both have told something and nothing is shared."""
    return np.asarray(both_told(mentees, mentors) & (mentees @ mentors.swapaxes(-1, -2) == 0))


def both_told(mentees: Floats, mentors: Floats) -> NDArray[np.bool_]:
    """Return where neither answer is empty."""
    first, second = np.asarray(mentees.any(-1)), np.asarray(mentors.any(-1))
    return np.asarray(first[..., :, None] & second[..., None, :])
