from django.conf import settings
from django.db import connection

from chiron.demo.models import World
from chiron.people.models import Person


def world() -> World | None:
    """Find the demo world in this database; a database that was never migrated holds none."""
    if World._meta.db_table not in connection.introspection.table_names():
        return None
    return World.objects.first()


def may_be_shown() -> bool:
    """Tell whether this installation is one that demo worlds belong in: in a folder, on this machine only."""
    return bool(settings.EMBEDDED and settings.LOOPBACK)


def holds_people() -> bool:
    """Tell whether anybody lives in this database."""
    return Person._meta.db_table in connection.introspection.table_names() and Person.objects.exists()
