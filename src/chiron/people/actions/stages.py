"""Where a person stands on the road, told day by day and put right where it was told wrong."""

from datetime import date, datetime

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from chiron.base.ledger import announce
from chiron.people.actions.law import AlreadyTold, check_past, check_word, lock, still
from chiron.people.facts import StageBegan, StageCorrected, StageRemoved
from chiron.people.models import Person, Stage


@transaction.atomic
def begin_stage(person: Person, *, code: str, on: date, by: Person, at: datetime) -> Stage:
    """Say that a stage began on a day; the one before it ends on the day before, and history stays.

    A stage that began on the very same day is replaced.
    """
    person = lock(person, by)
    check_word("stages", code)
    check_past(on, person.day(at))
    before = person.stages.filter(began_on__lt=on).order_by("-began_on").first()
    if before and before.code == code:
        raise AlreadyTold(
            _("You have been at this stage since %(day)s. If that day is wrong, change it there.")
            % {"day": date_format(before.began_on)}
        )
    stage, _made = Stage.objects.update_or_create(person=person, began_on=on, defaults={"code": code})
    announce(StageBegan(person.pk, stage.pk, code), by=by, at=at)
    return stage


@transaction.atomic
def correct_stage(stage: Stage, *, code: str, on: date, by: Person, at: datetime) -> None:
    """Put right what was told wrong about a stage: which it was, or the day it began."""
    person = lock(stage.person, by)
    check_word("stages", code)
    check_past(on, person.day(at))
    stage = still(person.stages.order_by("pk"), stage.pk)
    if person.stages.filter(began_on=on).exclude(pk=stage.pk).exists():
        raise AlreadyTold(_("Another stage of yours began on that day. Choose a different day, or remove one of them."))
    stage.code, stage.began_on = code, on
    stage.save(update_fields=["code", "began_on"])
    announce(StageCorrected(person.pk, stage.pk, code), by=by, at=at)


@transaction.atomic
def remove_stage(stage: Stage, *, by: Person, at: datetime) -> None:
    """Take away a stage that was told by mistake; the one before it lasts until the one after it begins."""
    person = lock(stage.person, by)
    pk, code = stage.pk, stage.code
    if person.stages.filter(pk=pk).delete()[0]:
        announce(StageRemoved(person.pk, pk, code), by=by, at=at)
