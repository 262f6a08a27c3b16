"""What every act on a person shares: the lock, the refusals, and what is sensible."""

import re
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from chiron.base.errors import Refused
from chiron.people import rules
from chiron.people.models import Person
from chiron.vocabulary.terms import vocabulary

LONGEST_ROAD = timedelta(days=366 * 80)
LONGEST_PLAN = timedelta(days=366 * 2)


class NotSensible(Refused): ...


class UnknownWord(Refused): ...


class AlreadyTold(Refused): ...


def lock(person: Person, by: Person) -> Person:
    """Take the person's row for this transaction; PermissionDenied unless ``by`` may change them."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    if not rules.can_change(by, person):
        raise PermissionDenied
    return person


def line(text: str, *, most: int) -> str:
    """One line of text without control characters and spare spaces, refused where it is too long."""
    return _within(" ".join(re.sub(r"[\x00-\x1f\x7f]", " ", text).split()), most)


def passage(text: str, *, most: int) -> str:
    """Some lines of text without control characters, refused where they are too long."""
    return _within(re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text.replace("\r\n", "\n")).strip(), most)


def _within(text: str, most: int) -> str:
    if len(text) > most:
        raise NotSensible(
            _("Please shorten this to %(most)s characters; it has %(length)s.") % {"most": most, "length": len(text)}
        )
    return text


def check_word(kind: str, code: str) -> None:
    """Refuse a code that is not in the vocabulary."""
    if code not in vocabulary(kind):
        raise UnknownWord(_("“%(word)s” is not in our list. Choose one that is.") % {"word": code})


def check_past(on: date, today: date) -> None:
    """Refuse a day that has not come yet, or that nobody alive remembers as a doctor."""
    if on > today:
        raise NotSensible(_("That day has not come yet. Tell us on the day, or after it."))
    if on < today - LONGEST_ROAD:
        raise NotSensible(_("That day is more than 80 years ago. Please look at the year again."))


def check_planned(on: date, today: date) -> None:
    """Refuse a day that is too far ahead to be a plan."""
    if on > today + LONGEST_PLAN:
        raise NotSensible(_("That day is more than two years away. Tell us when it is nearer."))


def check_order(began_on: date, ended_on: date) -> None:
    """Refuse an end that comes before its beginning."""
    if ended_on < began_on:
        raise NotSensible(_("It began on %(day)s, so it cannot have ended before.") % {"day": date_format(began_on)})
