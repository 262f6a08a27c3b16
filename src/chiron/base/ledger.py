"""The ledger of facts: what happened is written down once, and what follows from it follows at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any, Protocol

from django.db import transaction

from chiron.base.models import Entry


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened, in the past tense: ids and codes only. Its first field is its subject's id."""


class Actor(Protocol):
    """Whoever does things: a person."""

    id: Any


Reaction = Callable[..., None]

_reactions: Mapping[type[Fact], Sequence[Reaction]] = {}


def plug(reactions: Mapping[type[Fact], Sequence[Reaction]]) -> None:
    """Take the table of what follows from what. Called once, when the application starts."""
    global _reactions  # noqa: PLW0603 -- one table per process, given at start and never changed
    _reactions = reactions


@transaction.atomic
def announce(fact: Fact, *, by: Actor | None, at: datetime) -> None:
    """Write the fact down and do what follows from it, in the same transaction.

    A reaction that fails takes the act back with it, so that nothing is left half done. ``by`` is None when
    nobody did it, such as when a deadline passed.
    """
    subject = getattr(fact, fields(fact)[0].name)
    Entry.objects.create(
        kind=type(fact).__name__,
        subject=subject,
        data=asdict(fact),
        by=by.id if by else None,
        at=at,
    )
    for reaction in _reactions.get(type(fact), ()):
        reaction(fact, by=by, at=at)
