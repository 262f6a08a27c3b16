"""Where help is to be had, as the vocabulary tells it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext

from chiron.vocabulary.terms import Term, vocabulary


@dataclass(frozen=True, slots=True)
class Resource:
    """One place to turn to. ``call`` and ``write`` are links for a telephone; ``checked`` says how far to trust them."""

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
        facts=[fact for fact in (more["who"], more["hours"], more["note"]) if fact],
        checked=_checked(more["certainty"], more["verified_on"], more["source"]),
    )


def _digits(number: str) -> str:
    return re.sub(r"[^\d+]", "", number)


def _checked(certainty: str, on: str, source: str) -> str:
    """Say in words when and where a number was read, so that nobody trusts it more than we do."""
    if certainty == "unchecked":
        return gettext("Widely known; not checked by us.")
    if not on:
        return gettext("Source: %(source)s. Not dated.") % {"source": source}
    return gettext("Last checked %(when)s. Source: %(source)s.") % {"when": _when(on), "source": source}


def _when(on: str) -> str:
    """Put a year, a month or a day into words."""
    if len(on) == 4:
        return on
    if len(on) == 7:
        return date_format(datetime.strptime(on, "%Y-%m").date(), "YEAR_MONTH_FORMAT")  # noqa: DTZ007 -- a day has no zone
    return date_format(datetime.strptime(on, "%Y-%m-%d").date(), "DATE_FORMAT")  # noqa: DTZ007 -- a day has no zone
