"""What a programme wants: weights of the parts, rules that are on, objective, seed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, get_args

Objective = Literal["most", "best", "stable", "fair"]
OBJECTIVES: tuple[Objective, ...] = get_args(Objective)

# What is asked for counts most; how people like to work next; what a calendar can bend to, least.
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "topics": 4.0,
        "specialty": 1.5,
        "roles": 1.0,
        "stage": 1.0,
        "style": 1.5,
        "channels": 0.5,
        "languages": 0.5,
        "zone": 0.5,
        "hours": 0.5,
    }
)
PARTS = tuple(WEIGHTS)

# Steps of seniority. A stage that is not here (returning, changing) has no place on the ladder:
# its distance is neutral, and nobody is junior or senior to it.
STEPS: Mapping[str, int] = MappingProxyType(
    {
        "hs": 0,
        "premed": 1,
        "ms-pre": 2,
        "ms-clin": 3,
        "mdphd": 3,
        "img-exam": 4,
        "intern": 5,
        "jr-res": 6,
        "sr-res": 7,
        "fellow": 8,
        "research-fellow": 8,
        "early": 9,
        "sas": 9,
        "mid": 10,
        "senior": 11,
        "retired": 11,
    }
)

SWITCHES: Mapping[str, bool] = MappingProxyType(
    {"stage": True, "junior": True, "role": True, "channel": True, "language": True}
)

# Wellbeing and identity, a failed exam, not having matched: they count, and nobody reads them in a report.
UNNAMED = frozenset({"9", "2.4", "4.8"})


@dataclass(frozen=True, slots=True)
class Policy:
    """A programme's choices. Whatever is left out keeps its default.

    `weights` are relative; `rules` switches eligibility rules (stage, junior, role, channel, language) on or off;
    `steps` orders the stages; `labels` puts codes into words ("2.3", or "languages:id" where two kinds share a
    code); `unnamed` are topics, or whole groups, that count but are never named; `seed` decides between ties only.
    """

    weights: Mapping[str, float] = field(default_factory=dict)
    objective: Objective = "most"
    rules: Mapping[str, bool] = field(default_factory=dict)
    steps: Mapping[str, int] = field(default_factory=lambda: STEPS)
    labels: Mapping[str, str] = field(default_factory=dict)
    unnamed: frozenset[str] = UNNAMED
    seed: int = 0

    def __post_init__(self) -> None:
        for name, known in (("weights", WEIGHTS), ("rules", SWITCHES)):
            given = getattr(self, name)
            unknown = sorted(set(given) - set(known))
            if unknown:
                raise ValueError(f"{unknown[0]!r} is not among the {name}: {', '.join(known)}.")
            object.__setattr__(self, name, MappingProxyType({**known, **given}))
        if any(not 0 <= weight < 1e6 for weight in self.weights.values()) or not sum(self.weights.values()):
            raise ValueError("Weights must be 0 or more, and at least one above 0.")
        if self.objective not in OBJECTIVES:
            raise ValueError(f"{self.objective!r} is not an objective. Choose {', '.join(OBJECTIVES)}.")

    def names(self, topic: str) -> bool:
        """Return whether a topic may be named in a reason."""
        return not any(topic == kept or topic.startswith(f"{kept}.") for kept in self.unnamed)
