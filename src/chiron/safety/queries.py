"""Where help is to be had, as the vocabulary tells it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from chiron.vocabulary.terms import Term, vocabulary


@dataclass(frozen=True, slots=True)
class Resource:
    """One place to turn to. ``call`` and ``write`` are links for a telephone; ``checked`` says how far to trust it."""

    name: str
    phone: str
    call: str
    text: str
    write: str
    link: str
    facts: Sequence[str]
    checked: str


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the world and the places to turn to there."""

    code: str
    name: str
    resources: Sequence[Resource]


def regions() -> tuple[Region, ...]:
    """Every region that has a place to turn to, in the vocabulary's order. Reads no database."""
    help_ = vocabulary("help")
    told = [
        Region(group.code, group.label, tuple(_resource(term) for term in help_ if term.group == group.code))
        for group in help_.groups
    ]
    return tuple(region for region in told if region.resources)


def version() -> str:
    """The version of the list, so that a copy on somebody's device knows when it is old."""
    return vocabulary("help").version


def _resource(term: Term) -> Resource:
    more = term.more
    return Resource(
        name=term.label,
        phone=more["phone"],
        call=f"tel:{_digits(more['phone'])}" if more["phone"] else "",
        text=more["text"],
        write=f"sms:{_digits(more['text'])}" if more["text"] else "",
        link=more["link"],
        facts=[fact for fact in (_who(more["who"]), _hours(more["hours"]), more["note"]) if fact],
        checked=_checked(more["certainty"], more["verified_on"], more["source"]),
    )


def _digits(number: str) -> str:
    return re.sub(r"[^\d+]", "", number)


def _who(people: str) -> str:
    return gettext("For: %(people)s") % {"people": people} if people else ""


def _hours(hours: str) -> str:
    return gettext("Open: %(hours)s") % {"hours": hours} if hours else ""


def _checked(certainty: str, on: str, source: str) -> str:
    """Say where a number was read and how long ago, so that nobody trusts it more than we do."""
    if certainty == "unchecked":
        return gettext("We have not called this line ourselves.")
    if certainty == "second-hand":
        return gettext("Read at second hand; not confirmed with the service.")
    if not on:
        return gettext("Read in: %(source)s. Without a date.") % {"source": source}
    return gettext("Read in: %(source)s. Not checked since.") % {"source": source}
