"""What a person is at which place, and the powers over learners that come with it."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from chiron.base.ledger import announce
from chiron.people.actions.law import (
    AlreadyTold,
    NotSensible,
    check_order,
    check_past,
    check_planned,
    check_word,
    line,
    lock,
    still,
)
from chiron.people.facts import (
    AffiliationBegan,
    AffiliationEnded,
    AffiliationRemoved,
    PowerLaidDown,
    PowerRemoved,
    PowerTaken,
)
from chiron.people.models import Affiliation, Institution, Person, Power

LONGEST_KEY = 400


@transaction.atomic
def begin_affiliation(
    person: Person,
    *,
    institution: str,
    role: str,
    on: date,
    powers: Collection[str] = (),
    by: Person,
    at: datetime,
) -> Affiliation:
    """Say that a person is something at an institution, and which powers over learners come with it.

    The institution is named freely; names that differ only in capitals and spaces are one institution. Each person
    is shown it as they wrote it.
    """
    person = lock(person, by)
    check_past(on, person.day(at))
    role, place = line(role, most=120), line(institution, most=200)
    if not (role and place):
        raise NotSensible(_("Write the place and what you are there."))
    known = _institution(place)
    if person.affiliations.filter(institution=known, role=role, ended_on=None).exists():
        raise AlreadyTold(_("You have added this already. It is among your places."))
    affiliation = Affiliation.objects.create(person=person, institution=known, place=place, role=role, began_on=on)
    announce(AffiliationBegan(person.pk, affiliation.pk, known.pk), by=by, at=at)
    for code in sorted(set(powers)):
        take_power(affiliation, code=code, on=on, by=by, at=at)
    return affiliation


@transaction.atomic
def end_affiliation(affiliation: Affiliation, *, on: date, by: Person, at: datetime) -> None:
    """Say on which day an affiliation ended. Its powers end with it; one that had not begun by then never was."""
    person = lock(affiliation.person, by)
    affiliation = still(person.affiliations.order_by("pk"), affiliation.pk)
    if affiliation.ended_on:
        raise AlreadyTold(_("You have said that this ended on %(day)s.") % {"day": date_format(affiliation.ended_on)})
    check_order(affiliation.began_on, on)
    check_past(on, person.day(at))
    affiliation.ended_on = on
    affiliation.save(update_fields=["ended_on"])
    for power in affiliation.powers.filter(Q(ended_on=None) | Q(ended_on__gt=on)).order_by("code", "began_on", "pk"):
        if power.began_on > on:
            remove_power(power, by=by, at=at)
        else:
            _lay_down(power, person, on=on, by=by, at=at)
    announce(AffiliationEnded(person.pk, affiliation.pk, affiliation.institution_id), by=by, at=at)


@transaction.atomic
def remove_affiliation(affiliation: Affiliation, *, by: Person, at: datetime) -> None:
    """Take away an affiliation that was told by mistake, with its powers; the institution goes with its last one."""
    person = lock(affiliation.person, by)
    pk, institution = affiliation.pk, affiliation.institution_id
    for power in Power.objects.filter(affiliation=pk).order_by("code", "began_on", "pk"):
        remove_power(power, by=by, at=at)
    if person.affiliations.filter(pk=pk).delete()[0]:
        announce(AffiliationRemoved(person.pk, pk, institution), by=by, at=at)
        # Whoever comes or leaves locks it first: it is not empty before everybody else has come, or left.
        left = Institution.objects.select_for_update().get(pk=institution)
        if not left.affiliations.exists():
            left.delete()


@transaction.atomic
def take_power(affiliation: Affiliation, *, code: str, on: date, by: Person, at: datetime) -> Power:
    """Say that a power over learners comes with an affiliation from a day on, which may lie ahead."""
    person = lock(affiliation.person, by)
    affiliation = still(person.affiliations.order_by("pk"), affiliation.pk)
    check_word("powers", code)
    if affiliation.ended_on:
        raise NotSensible(_("This affiliation has ended, so no new power can come with it."))
    if on < affiliation.began_on:
        raise NotSensible(
            _("You were not there before %(day)s. Choose that day or a later one.")
            % {"day": date_format(affiliation.began_on)}
        )
    check_planned(on, person.day(at))
    if affiliation.powers.filter(code=code, ended_on=None).exists():
        raise AlreadyTold(_("You have added this already. It is among your places."))
    power = Power.objects.create(affiliation=affiliation, code=code, began_on=on)
    announce(PowerTaken(person.pk, power.pk, affiliation.pk, code), by=by, at=at)
    return power


@transaction.atomic
def lay_down_power(power: Power, *, on: date, by: Person, at: datetime) -> None:
    """Say on which day a power ended or will end."""
    affiliation = still(Affiliation.objects.select_related("person").order_by("pk"), power.affiliation_id)
    person = lock(affiliation.person, by)
    power = still(affiliation.powers.order_by("pk"), power.pk)
    if power.ended_on:
        raise AlreadyTold(_("You have said that this ended on %(day)s.") % {"day": date_format(power.ended_on)})
    check_order(power.began_on, on)
    check_planned(on, person.day(at))
    _lay_down(power, person, on=on, by=by, at=at)


@transaction.atomic
def remove_power(power: Power, *, by: Person, at: datetime) -> None:
    """Take away a power that was told by mistake."""
    affiliation = Affiliation.objects.select_related("person").filter(pk=power.affiliation_id).first()
    if affiliation is None:
        return
    person, pk, code = lock(affiliation.person, by), power.pk, power.code
    if affiliation.powers.filter(pk=pk).delete()[0]:
        announce(PowerRemoved(person.pk, pk, affiliation.pk, code), by=by, at=at)


def _institution(name: str) -> Institution:
    # A few letters stand for whole sentences, so that what is short enough to read is too long to compare.
    key = line(Institution.key_of(name), most=LONGEST_KEY)
    # Unlike get_or_create, this locks the row even where it is known already, so that it cannot go meanwhile.
    Institution.objects.bulk_create(
        [Institution(key=key)], update_conflicts=True, unique_fields=["key"], update_fields=["key"]
    )
    return Institution.objects.get(key=key)


def _lay_down(power: Power, person: Person, *, on: date, by: Person, at: datetime) -> None:
    power.ended_on = on
    power.save(update_fields=["ended_on"])
    announce(PowerLaidDown(person.pk, power.pk, power.affiliation_id, power.code), by=by, at=at)
