"""What every act on a person shares: the lock, the refusals, and what is sensible."""

import unicodedata
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from chiron.base.errors import Refused
from chiron.people import rules
from chiron.people.models import Person
from chiron.vocabulary.terms import vocabulary

Row = TypeVar("Row", bound=Model)

LONGEST_ROAD = timedelta(days=366 * 80)
LONGEST_PLAN = timedelta(days=366 * 2)
# They show nothing and yet are letters to Unicode: the fillers of Hangul, and a Braille cell without dots.
BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
# Persian, Sinhala and others cannot be written without these two. Nothing else that is invisible is kept: it would
# turn a name around, or make two names look like one.
JOINERS = frozenset("\u200c\u200d")


class NotSensible(Refused): ...


class UnknownWord(Refused): ...


class AlreadyTold(Refused): ...


class Removed(Refused): ...


def lock(person: Person, by: Person) -> Person:
    """Take the person's row for this transaction; PermissionDenied unless ``by`` may change them."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    if not rules.can_change(by, person):
        raise PermissionDenied
    return person


def still(rows: QuerySet[Row], pk: UUID) -> Row:
    """The row as it is under the lock, refused where another window has removed it meanwhile."""
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Removed(_("This was removed meanwhile. Load the page again to see what is left."))
    return row


def line(text: str, *, most: int) -> str:
    """One line of text without control characters, spare spaces and what nobody can see, refused where too long."""
    spaced = "".join(" " if unicodedata.category(char) == "Cc" else char for char in text)
    return _within(" ".join(_seen(spaced).split()), most)


def passage(text: str, *, most: int) -> str:
    """Some lines of text without control characters and what nobody can see, refused where they are too long."""
    return _within(_seen(text.replace("\r\n", "\n")).strip(), most)


def _seen(text: str) -> str:
    """The text in its composed form (NFC), without what is invisible; empty where that leaves nothing to see."""
    kept = "".join(
        char
        for char in text
        if char in JOINERS or char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cf", "Cs"}
    )
    seen = any(char not in BLANKS and unicodedata.category(char)[0] not in "CMZ" for char in kept)
    return unicodedata.normalize("NFC", kept) if seen else ""


def _within(text: str, most: int) -> str:
    if len(text) > most:
        raise NotSensible(
            _("Shorten this to %(most)s characters; it has %(length)s.") % {"most": most, "length": len(text)}
        )
    return text


def check_word(kind: str, code: str) -> None:
    """Refuse a code that is not in the vocabulary."""
    if code not in vocabulary(kind):
        raise UnknownWord(_("“%(word)s” is not in our list. Choose one that is.") % {"word": code})


def check_past(on: date, today: date) -> None:
    """Refuse a day that has not come yet, or that nobody alive remembers as a doctor."""
    if on > today:
        raise NotSensible(_("That day has not come yet. Add it on the day, or after it."))
    if on < today - LONGEST_ROAD:
        raise NotSensible(_("That day is more than 80 years ago. Look at the year again."))


def check_planned(on: date, today: date) -> None:
    """Refuse a day that is too far ahead to be a plan."""
    if on > today + LONGEST_PLAN:
        raise NotSensible(_("That day is more than two years away. Add it when it is nearer."))


def check_order(began_on: date, ended_on: date) -> None:
    """Refuse an end that comes before its beginning."""
    if ended_on < began_on:
        raise NotSensible(_("It began on %(day)s, so it cannot have ended before.") % {"day": date_format(began_on)})
