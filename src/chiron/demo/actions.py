"""The beginning of a world."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from chiron.base.errors import Refused
from chiron.demo import queries, worlds
from chiron.demo.models import World


class NotADemo(Refused): ...


class AnotherWorld(Refused): ...


class UnknownMoment(Refused): ...


def check_place(moment: str) -> None:
    """Refuse a moment that does not exist, and a place where this demo world must not be."""
    if moment not in worlds.MOMENTS:
        raise UnknownMoment(f"There is no moment called {moment}. Choose one of: {', '.join(worlds.MOMENTS)}.")
    if not queries.may_be_shown():
        raise NotADemo("A demo lives in a folder of its own, on this machine only. Unset CHIRON_DATABASE_URL first.")
    world = queries.world()
    if world is None and queries.holds_people():
        raise _real()
    if world and world.moment != moment:
        raise AnotherWorld(
            f"The folder {settings.DATA} holds a demo world that began at {world.moment}. "
            f"Name another one in CHIRON_DATA for {moment}."
        )


def check_begun() -> None:
    """Refuse a database that is up to date without a world in it: somebody made it for something else."""
    if queries.world() is None:
        raise _real()


def _real() -> AnotherWorld:
    return AnotherWorld(
        f"The folder {settings.DATA} holds a real installation. Name another one in CHIRON_DATA for the demo."
    )


@transaction.atomic
def open_world(moment: str, *, at: datetime) -> World:
    """Open the world that lives here, or let it begin at a moment if nobody lives here yet."""
    check_place(moment)
    world, new = World.objects.get_or_create(defaults={"moment": moment, "began_at": at})
    if new:
        worlds.MOMENTS[moment](at)
    return world
