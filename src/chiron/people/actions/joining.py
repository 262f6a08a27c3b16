"""How a person comes in, by a new password too, and how they are called."""

from datetime import date, datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from chiron.base.errors import Refused
from chiron.base.ledger import announce
from chiron.people.actions.law import NotSensible, line, lock
from chiron.people.actions.stages import begin_stage
from chiron.people.facts import PasswordReset, PersonJoined, PersonRenamed
from chiron.people.models import Person, check_time_zone


class AlreadyJoined(Refused): ...


@transaction.atomic
def join(person: Person, *, by: Person, at: datetime) -> Person:
    """Let a new person in. They arrive unsaved, with their e-mail address; nobody who is here already is touched."""
    person.joined_at = at
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError as taken:
        raise AlreadyJoined(_("Someone with this email address is here already.")) from taken
    announce(PersonJoined(person.pk), by=by, at=at)
    return person


@transaction.atomic
def welcome(
    person: Person, *, name: str, time_zone: str, stage: str = "", on: date | None = None, by: Person, at: datetime
) -> None:
    """Take the first things a person tells: their name, where their days begin, and their stage if they like."""
    change_settings(person, name=name, time_zone=time_zone, by=by, at=at)
    if stage:
        person.time_zone = time_zone
        begin_stage(person, code=stage, on=on or person.day(at), by=by, at=at)


@transaction.atomic
def change_settings(
    person: Person,
    *,
    name: str | None = None,
    time_zone: str | None = None,
    language: str | None = None,
    by: Person,
    at: datetime,
) -> None:
    """Change the name, the time zone and the language of a person. What is None stays as it is."""
    person = lock(person, by)
    was = person.name
    if name is not None:
        person.name = line(name, most=200)
        if not person.name:
            raise NotSensible(_("Write the name that other people may call you."))
    if time_zone is not None:
        try:
            check_time_zone(time_zone)
        except ValidationError as unknown:
            raise NotSensible(unknown.messages[0]) from unknown
        person.time_zone = time_zone
    if language is not None:
        if language not in dict(settings.LANGUAGES):
            raise NotSensible(_("Chiron does not speak this language yet. Choose one from the list."))
        person.language = language
    person.save(update_fields=["name", "time_zone", "language"])
    if was != person.name:
        announce(PersonRenamed(person.pk), by=by, at=at)


@transaction.atomic
def reset_password(person: Person, *, password: str, by: Person, at: datetime) -> None:
    """Give whoever came by a link from an email a new password, which ends what rested on the old one."""
    person = lock(person, by)
    person.set_password(password)
    person.save(update_fields=["password"])
    announce(PasswordReset(person.pk), by=by, at=at)
