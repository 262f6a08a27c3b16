"""Making and revoking keys. A key is made on its page by the person alone: no program can make itself another."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from allauth.idp.oidc.models import Token
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from chiron.api import queries
from chiron.api.facts import KeyMade, KeyRevoked
from chiron.api.models import Key, Scope
from chiron.base.errors import Refused
from chiron.base.ledger import announce
from chiron.people.actions.law import line, lock
from chiron.people.models import Person

MOST_KEYS = 20
MOST_DAYS = 366
# Known by its beginning, a key that was published by mistake can be found by whoever looks for such things.
PREFIX = "chiron_"
# A key that works all day must not write all day.
SEEN_EVERY = timedelta(hours=1)


class TooManyKeys(Refused): ...


class NotAKey(Refused): ...


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key and its value, which nobody can read again afterwards."""

    key: Key
    value: str


@transaction.atomic
def make_key(person: Person, *, name: str, scopes: Collection[str], days: int, by: Person, at: datetime) -> NewKey:
    """Make a key that lets a program do some things in a person's name for some days."""
    person = lock(person, by)
    name = line(name, most=80)
    if not name:
        raise NotAKey(_("Give the key a name, so that you know later what it is for."))
    if not scopes or not set(scopes) <= set(Scope.values):
        raise NotAKey(_("Choose what the key is for."))
    if not 1 <= days <= MOST_DAYS:
        raise NotAKey(_("A key lasts from one day to a year."))
    if queries.keys_of(person).count() >= MOST_KEYS:
        raise TooManyKeys(_("You have %(most)s keys already. Remove one that you no longer use.") % {"most": MOST_KEYS})
    value = PREFIX + secrets.token_urlsafe(32)
    token = Token(type=Token.Type.ACCESS_TOKEN, user=person, created_at=at, expires_at=at + timedelta(days=days))
    token.set_value(value)
    token.set_scopes([scope for scope in Scope.values if scope in scopes])
    token.save()
    key = Key.objects.create(token=token, name=name)
    announce(KeyMade(person.pk, key.pk), by=by, at=at)
    return NewKey(key, value)


@transaction.atomic
def revoke_key(key: Key, *, by: Person, at: datetime) -> None:
    """Remove a key. What it opened is closed from this moment on."""
    person = lock(cast(Person, key.token.user), by)
    if Token.objects.filter(key=key.pk, user=person).delete()[0]:
        announce(KeyRevoked(person.pk, key.pk), by=by, at=at)


@transaction.atomic
def revoke_all_keys(person: Person, *, by: Person, at: datetime) -> None:
    """Remove every key of a person."""
    for key in queries.keys_of(lock(person, by)):
        revoke_key(key, by=by, at=at)


def note_use(key: Key, *, at: datetime) -> None:
    """Remember that a key was used, to the hour."""
    if key.used_at is None or key.used_at <= at - SEEN_EVERY:
        Key.objects.filter(Q(used_at=None) | Q(used_at__lt=at), pk=key.pk).update(used_at=at)
