"""What comes round by the clock. The list itself stands in chiron/reactions.py; the workers ring it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django_tasks.base import Task

from chiron.jobs.backends import once

EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Every:
    """A task that comes round every so many minutes."""

    minutes: int
    task: Task[[], None]

    def last(self, at: datetime) -> datetime:
        """Answer the latest moment, up to this one, at which it was due."""
        return at - (at - EPOCH) % timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Daily:
    """A task that comes round once a day, at this time in UTC."""

    at: time
    task: Task[[], None]

    def last(self, at: datetime) -> datetime:
        today = datetime.combine(at.astimezone(UTC).date(), self.at, tzinfo=UTC)
        return today if today <= at else today - timedelta(days=1)


Round = Every | Daily


class Bell:
    """Rings what is due. Each worker has one; the key of a ring lets one of them win."""

    def __init__(self, rounds: Sequence[Round] | None = None) -> None:
        self._rounds = _schedule if rounds is None else rounds
        self._rung: dict[str, datetime] = {}

    def ring(self, *, at: datetime) -> None:
        """Enqueue each task whose moment has come since it last rang, also one that came while no worker ran."""
        for round_ in self._rounds:
            path, due = round_.task.module_path, round_.last(at)
            if self._rung.get(path) != due:
                once(round_.task, f"{path}@{due:%Y-%m-%dT%H:%MZ}").enqueue()
                self._rung[path] = due


_schedule: Sequence[Round] = ()


def plug(schedule: Sequence[Round]) -> None:
    """Take the list of what comes round. Called once, when the application starts."""
    global _schedule  # noqa: PLW0603 -- one list per process, given at start and never changed
    _schedule = schedule
