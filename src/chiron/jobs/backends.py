"""How `some_task.enqueue(...)` becomes a row: the two homes of the django-tasks interface."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, ParamSpec, TypeVar, cast

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.timezone import now
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, TaskResult, TaskResultStatus, task_backends
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskError
from django_tasks.exceptions import TaskResultDoesNotExist
from django_tasks.utils import normalize_json

from chiron.jobs.models import Job

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(Task[P, T]):
    """A task as Chiron knows it. `@task(atomic=False, attempts=20)` sets these."""

    atomic: bool = True
    """Its effect is in the database alone, and is done once: it runs in the transaction that marks it as done.
    A task that reaches outside (sends mail) says False, holds no transaction meanwhile, and is harmless twice."""

    attempts: int = 8
    key: str | None = None


def once(task: Task[P, T], key: str) -> Work[P, T]:
    """Give the task a key: work with one key is taken on once, however often it is enqueued."""
    return replace(cast(Work[P, T], task), key=key)


class Table(BaseTaskBackend):
    """Keeps jobs in a table of the application's own database; workers take them by lease.

    Enqueueing is part of the caller's transaction. Tasks answer nothing: what they have to say, they save.
    """

    task_class = Work
    supports_defer = True
    supports_get_result = True
    supports_priority = True

    def __init__(self, alias: str, params: dict[str, Any]) -> None:
        super().__init__(alias, params)
        self.lease = timedelta(seconds=self.options.get("LEASE", 60))

    @transaction.atomic
    def enqueue(self, task: Task[P, T], args: Any, kwargs: Any) -> TaskResult[T]:
        self.validate_task(task)
        work = cast(Work[P, T], task)
        at = now()
        fields = {
            "task": work.module_path,
            "args": normalize_json(list(args)),
            "kwargs": normalize_json(kwargs),
            "queue": work.queue_name,
            "priority": work.priority,
            "enqueued_at": at,
            "run_after": work.run_after or at,
            "max_attempts": work.attempts,
        }
        if work.key:
            job, new = Job.objects.get_or_create(key=work.key, defaults=fields)
        else:
            job, new = Job.objects.create(**fields), True
        if new:
            self.carry(job)
        return self._result(job, work)

    def get_result(self, result_id: str) -> TaskResult[Any]:
        try:
            job = Job.objects.get(pk=result_id)
        except (Job.DoesNotExist, ValidationError) as nothing:
            raise TaskResultDoesNotExist(result_id) from nothing
        return self._result(job, import_string(job.task))

    def carry(self, job: Job) -> None:
        """Tell the workers of a new job. Here they look for themselves."""

    def _result(self, job: Job, work: Task[P, T]) -> TaskResult[T]:
        errors = [TaskError(exception_class_path=job.error, traceback="")] if job.error else []
        return TaskResult(
            task=work,
            id=str(job.id),
            status=_status(job),
            enqueued_at=job.enqueued_at,
            started_at=None,
            last_attempted_at=None,
            finished_at=job.finished_at,
            args=job.args,
            kwargs=job.kwargs,
            backend=self.alias,
            errors=errors,
            worker_ids=[str(job.leased_by)] * job.attempts,
        )


class Carried(Table):
    """The same table on PostgreSQL, where procrastinate carries each job to a worker, at once and to one of many."""

    def carry(self, job: Job) -> None:
        from chiron.jobs import carrier

        carrier.carry(job, at=job.run_after)


def current() -> Table:
    """Answer the backend in use."""
    return cast(Table, task_backends[DEFAULT_TASK_BACKEND_ALIAS])


def _status(job: Job) -> TaskResultStatus:
    match job.status:
        case Job.Status.DONE:
            return TaskResultStatus.SUCCESSFUL
        case Job.Status.FAILED:
            return TaskResultStatus.FAILED
    return TaskResultStatus.RUNNING if job.lease_until else TaskResultStatus.READY
