"""The moments that a demo world can begin at. Each is played by the actions that people's own clicks would take."""

from collections.abc import Callable, Mapping
from datetime import datetime

from allauth.account.models import EmailAddress

from chiron.demo.cast import CAST, Part
from chiron.people import actions as people
from chiron.people.models import Person


def start(at: datetime) -> None:
    """Everyone has joined and told about themselves; nobody has met anybody."""
    for part in CAST.values():
        _join(part, at)


MOMENTS: Mapping[str, Callable[[datetime], None]] = {"start": start}


def _join(part: Part, at: datetime) -> None:
    person = Person(email=part.email, name=part.name, time_zone=part.time_zone)
    # Nobody knows a password here: one comes in by a link, on this machine only.
    person.set_unusable_password()
    people.join(person, by=person, at=at)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    today = person.day(at)
    for code, ago in part.stages:
        people.begin_stage(person, code=code, on=today - ago, by=person, at=at)
    for post in part.posts:
        people.begin_affiliation(
            person,
            institution=post.institution,
            role=post.role,
            on=today - post.since,
            powers=post.powers,
            by=person,
            at=at,
        )
    for facet, told in part.facets.items():
        people.save_profile(person, facet=facet, **told, by=person, at=at)
        people.open_profile(person, facet=facet, by=person, at=at)
