from chiron.people.models import Person


def can_change(actor: Person, person: Person) -> bool:
    """Only you change what is told about you."""
    return actor.is_active and actor.pk == person.pk
