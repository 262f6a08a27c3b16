"""The two sides of a pair, as values: what each has told, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# The order of the six style values. Each runs from 0 (first words) to 1 (second words):
# works beside me - guides from afar; tells - asks; agenda - free; weekly - now and then;
# challenging - encouraging first; work only - whole life.
STYLES = ("closeness", "direction", "structure", "pace", "tone", "scope")
Style = tuple[float | None, ...]
NO_STYLE: Style = (None,) * len(STYLES)


@dataclass(frozen=True, slots=True)
class Mentee:
    """Someone who looks for a mentor. An empty or None field means "not told yet", never "no".

    `needs` maps a topic to how much it matters (any positive number); `style` has six values from 0 to 1
    in the order of STYLES; `hours` are hours a month; `places` is how many different mentors she wants;
    `keeps` are needs that count in the fit but are never named in a reason.
    """

    id: str
    needs: Mapping[str, float] = field(default_factory=dict)
    specialties: frozenset[str] = frozenset()
    stage: str | None = None
    roles: frozenset[str] = frozenset()
    style: Style = NO_STYLE
    channels: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    zone: str | None = None
    hours: float | None = None
    places: int = 1
    keeps: frozenset[str] = frozenset()
    goals: str = ""

    def __post_init__(self) -> None:
        _freeze(self, "needs", ("specialties", "roles", "channels", "languages", "keeps"))


@dataclass(frozen=True, slots=True)
class Mentor:
    """Someone who offers to mentor. An empty or None field means "not told yet", never "no".

    `offers` maps a topic to how gladly it is offered (1 is fully, less is partly); `hours` are hours a month
    for all her mentees together; `places` is how many mentees she takes at most; `stages` are the stages
    she welcomes, empty for all.
    """

    id: str
    offers: Mapping[str, float] = field(default_factory=dict)
    specialties: frozenset[str] = frozenset()
    stage: str | None = None
    roles: frozenset[str] = frozenset()
    style: Style = NO_STYLE
    channels: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    zone: str | None = None
    hours: float | None = None
    places: int = 1
    stages: frozenset[str] = frozenset()
    goals: str = ""

    def __post_init__(self) -> None:
        _freeze(self, "offers", ("specialties", "roles", "channels", "languages", "stages"))


def _freeze(person: Mentee | Mentor, topics: str, sets: tuple[str, ...]) -> None:
    def put(name: str, value: object) -> None:
        object.__setattr__(person, name, value)

    who = f"{type(person).__name__} {person.id!r}"
    weights = dict(getattr(person, topics))
    if any(not 0 < weight < 1e6 for weight in weights.values()):
        raise ValueError(f"{who}: the weight of a topic must be above 0.")
    put(topics, MappingProxyType(weights))
    for name in sets:
        if isinstance(getattr(person, name), str):
            raise TypeError(f"{who}: {name} must be a set of codes, not one text.")
        put(name, frozenset(getattr(person, name)))
    put("style", tuple(person.style))
    if len(person.style) != len(STYLES) or any(v is not None and not 0 <= v <= 1 for v in person.style):
        raise ValueError(f"{who}: style must be six values from 0 to 1, or None.")
    if type(person.places) is not int or person.places < 0:
        raise ValueError(f"{who}: places must be a whole number, 0 or more.")
    if person.hours is not None and not 0 <= person.hours < 1e6:
        raise ValueError(f"{who}: hours must be 0 or more.")
    if person.zone is not None:
        offsets(person.zone)


def offsets(zone: str) -> tuple[int, int]:
    """Return minutes east of UTC in January and in July, for an IANA name or an offset such as UTC+05:30.

    The year is fixed, so that a matching does not change with the day on which it is computed.
    """
    told = re.fullmatch(r"(?:UTC|GMT)?([+-])(\d{1,2})(?::?([0-5]\d))?", zone.strip())
    if told:
        minutes = (int(told[2]) * 60 + int(told[3] or 0)) * (1 if told[1] == "+" else -1)
        if abs(minutes) <= 14 * 60:
            return minutes, minutes
    try:
        place = ZoneInfo(zone.strip())
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{zone!r} is not a time zone we know. Use a name such as Europe/London.") from None

    def at(month: int) -> int:
        gap = datetime(2025, month, 15, 12, tzinfo=UTC).astimezone(place).utcoffset()
        return int(gap.total_seconds() // 60) if gap else 0

    return at(1), at(7)
