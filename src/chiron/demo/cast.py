"""The people of the demo world, the same as in the tests and the documents. All of them are made up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Post:
    """A place where someone works or learns, since how long, and the powers over learners that come with it."""

    institution: str
    role: str
    since: timedelta
    powers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One person as they are when the world begins. Every day is told by how long ago it was."""

    name: str
    does: str
    time_zone: str
    stages: tuple[tuple[str, timedelta], ...] = ()
    posts: tuple[Post, ...] = ()
    facets: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def email(self) -> str:
        return f"{self.name.split()[0].lower()}@example.org"


AMARA = Part(
    name="Amara Okafor",
    does="mentor",
    time_zone="America/New_York",
    stages=(
        ("ms-pre", 19 * YEAR),
        ("ms-clin", 17 * YEAR),
        ("intern", 15 * YEAR),
        ("jr-res", 14 * YEAR),
        ("sr-res", 13 * YEAR),
        ("fellow", 12 * YEAR),
        ("early", 9 * YEAR),
        ("mid", 3 * YEAR),
    ),
    posts=(
        Post("Riverbend University Hospital", "Attending physician, cardiology", 9 * YEAR),
        Post("Riverbend School of Medicine", "Attending cardiologist", 2 * YEAR, ("assesses",)),
    ),
    facets={
        "mentor": {
            "about": (
                "I came to cardiology late, by way of two years of general medicine, and I like helping people find "
                "out what they want before they find out what they are good at. Ask me about first rotations, "
                "choosing between specialties, and writing that sounds like you."
            ),
            "not_doing": "I do not review contracts, and I write letters only for people I have worked with.",
            "hours_a_month": 4,
            "answers_within_days": 5,
            "places": 3,
            "choices": {
                "topics": ("1.1", "1.2", "1.3", "2.5", "2.6", "3.3", "4.1", "4.3", "4.4", "4.6", "9.1", "9.3"),
                "specialties": ("cards", "im"),
                "roles": ("mentor", "advisor", "connector"),
                "channels": ("video", "phone", "in-person"),
                "languages": ("en", "ig"),
                "stages": ("ms-pre", "ms-clin", "intern", "jr-res"),
            },
            "styles": {"closeness": 60, "direction": 75, "structure": 40, "pace": 55, "tone": 70, "scope": 65},
        }
    },
)

BEN = Part(
    name="Ben Lindqvist",
    does="mentee",
    time_zone="America/New_York",
    stages=(("premed", 4 * YEAR), ("ms-pre", 2 * YEAR + YEAR / 3), ("ms-clin", YEAR / 3)),
    posts=(Post("Riverbend School of Medicine", "Medical student", 2 * YEAR + YEAR / 3),),
    facets={
        "mentee": {
            "about": (
                "I am on my first clinical rotations. I thought that I wanted surgery, and then I met internal "
                "medicine. I would like someone who remembers how this felt."
            ),
            "hours_a_month": 3,
            "choices": {
                "topics": ("1.2", "2.3", "4.1", "9.3"),
                "specialties": ("im", "surgery", "cards"),
                "roles": ("mentor", "advisor"),
                "channels": ("phone", "video"),
                "languages": ("en", "sv"),
            },
            "styles": {"closeness": 35, "direction": 60, "structure": 30, "tone": 80, "scope": 70},
        }
    },
)

CHIDI = Part(
    name="Chidi Eze",
    does="coordinator",
    time_zone="Europe/London",
    posts=(Post("Riverbend School of Medicine", "Coordinator of the mentoring programme", 5 * YEAR),),
)

DORA = Part(
    name="Dora Novak",
    does="stranger",
    time_zone="Europe/Prague",
    stages=(("ms-pre", YEAR),),
    posts=(Post("Lakeside Medical College", "Medical student", YEAR),),
    facets={
        "mentee": {
            "about": "I am from another school, and I know nobody here yet.",
            "hours_a_month": 2,
            "choices": {
                "topics": ("2.1", "5.1", "6.6"),
                "specialties": ("neuro",),
                "roles": ("mentor",),
                "channels": ("video", "written"),
                "languages": ("en", "cs"),
            },
            "styles": {"structure": 55, "pace": 40},
        }
    },
)

CAST: Mapping[str, Part] = {"amara": AMARA, "ben": BEN, "chidi": CHIDI, "dora": DORA}
