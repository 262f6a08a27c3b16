"""What follows from what, and what comes round by the clock: the only lists of either.

A reaction takes the fact, ``by`` and ``at``, and stays in the database; what leaves the machine goes through
the tray. A reaction that fails takes the act back with it. What comes round is a job for a worker.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, time

from chiron.api import actions as keys
from chiron.api.facts import KeyMade
from chiron.base.ledger import Actor, Fact, Reaction
from chiron.jobs import chores
from chiron.jobs.schedule import Daily, Round
from chiron.notices import actions as notices
from chiron.people.facts import PasswordReset, PersonJoined
from chiron.people.models import Person


def welcome(fact: PersonJoined, *, by: Actor | None, at: datetime) -> None:
    notices.write("welcome", to=Person.objects.get(pk=fact.person_id), by=by, at=at)


def tell_of_key(fact: KeyMade, *, by: Actor | None, at: datetime) -> None:
    notices.write("key_made", to=Person.objects.get(pk=fact.person_id), context={"timestamp": at}, by=by, at=at)


def close_to_programs(fact: PasswordReset, *, by: Actor | None, at: datetime) -> None:  # noqa: ARG001 -- theirs to close
    # Whoever had the old password may have made a key with it. A password that is changed proves less: its person
    # was not shut out, and a yearly change must not stop their calendar.
    person = Person.objects.get(pk=fact.person_id)
    keys.revoke_all_keys(person, by=person, at=at)


REACTIONS: Mapping[type[Fact], Sequence[Reaction]] = {
    PersonJoined: [welcome],
    KeyMade: [tell_of_key],
    PasswordReset: [close_to_programs],
}

SCHEDULE: Sequence[Round] = (
    Daily(time(3, 10), chores.tidy),
    Daily(time(3, 20), notices.tidy),
)
