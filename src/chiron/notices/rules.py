"""Who may do what with a notice."""

from chiron.notices.models import Notice
from chiron.people.models import Person


def can_read(actor: Person, notice: Notice) -> bool:
    return notice.to_id == actor.pk
