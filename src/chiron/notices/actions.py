"""What goes into the tray, and what becomes of it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import Any
from uuid import UUID

import structlog
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import now
from django_tasks import task

from chiron.base.ids import new_id
from chiron.base.ledger import Actor
from chiron.jobs.backends import once
from chiron.notices import post, queries, rules, words
from chiron.notices.models import Mail, Notice
from chiron.people.models import Person

log = structlog.get_logger("chiron.notices")

# An e-mail that could not be delivered for so long says something old, and its links have ended.
WAITS = timedelta(days=3)
MAIL_STAYS = timedelta(days=90)
READ_STAYS = timedelta(days=90)
UNREAD_STAYS = timedelta(days=365)


class NoWords(LookupError):
    """There is no folder of this name with words in it."""


@transaction.atomic
def write(
    kind: str,
    *,
    to: Person,
    about: UUID | None = None,
    context: Mapping[str, Any] | None = None,
    by: Actor | None,
    at: datetime,
) -> None:
    """Tell a person something: by e-mail, on their page, or both, as the kind's folder has words for.

    What it says is written in the same transaction as what it tells of; a worker delivers it. ``context`` holds
    what the words need, as JSON. The e-mail goes to wherever the person can be reached on delivery.
    """
    by_mail, by_page = words.has(kind, "subject.txt"), words.has(kind, "page.html")
    if not by_mail and not by_page:
        raise NoWords(kind)
    if by_mail:
        _post(kind, to=to, address="", about=about, context=context or {}, by=by, at=at)
    if by_page:
        Notice.objects.create(
            kind=kind, to=to, about=about, context=dict(context or {}), by=by.id if by else None, written_at=at
        )


@transaction.atomic
def write_to(
    kind: str, *, address: str, to: Person | None, context: Mapping[str, Any], by: Actor | None, at: datetime
) -> None:
    """Write an e-mail about an account to the very address it concerns, whoever it belongs to by then."""
    _post(kind, to=to, address=address, about=None, context=context, by=by, at=at)


def _post(
    kind: str,
    *,
    to: Person | None,
    address: str,
    about: UUID | None,
    context: Mapping[str, Any],
    by: Actor | None,
    at: datetime,
) -> None:
    said = words.mail(kind, context, to=to)
    pk = new_id()
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2]
    Mail.objects.create(
        id=pk,
        kind=kind,
        to=to,
        address=address,
        about=about,
        message_id=f"<{pk}@{domain}>",
        subject=said.subject,
        text=said.text,
        html=said.html,
        by=by.id if by else None,
        written_at=at,
    )
    once(deliver, f"mail {pk}").enqueue(mail=str(pk))


@task(atomic=False, attempts=20)
def deliver(mail: str) -> None:
    """Hand an e-mail to the mail server, and then forget its words. Done twice, it is the same message twice."""
    waiting = Mail.objects.select_related("to").filter(pk=mail, status=Mail.Status.WAITING).first()
    if not waiting:
        return
    address = waiting.address or (queries.address_of(waiting.to) if waiting.to else "")
    if not address:
        _end(waiting, Mail.Status.GIVEN_UP, reason="no address")
        return
    try:
        post.send(post.message(waiting, address))
    except post.Undeliverable as refused:
        _end(waiting, Mail.Status.GIVEN_UP, reason=str(refused))
    else:
        _end(waiting, Mail.Status.SENT)


def _end(mail: Mail, status: Mail.Status, *, reason: str = "") -> None:
    Mail.objects.filter(pk=mail.pk, status=Mail.Status.WAITING).update(
        status=status, reason=reason, finished_at=now(), address="", subject="", text="", html=""
    )
    if status == Mail.Status.GIVEN_UP:
        log.warning("mail given up", mail=str(mail.pk), kind=mail.kind, reason=reason)


@transaction.atomic
def read(notice: Notice, *, by: Person, at: datetime) -> None:
    """Mark a notice as read; read again, it stays as it is."""
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if not rules.can_read(by, notice):
        raise PermissionDenied
    if notice.read_at is None:
        notice.read_at = at
        notice.save(update_fields=["read_at"])


def read_all(*, by: Person, at: datetime) -> None:
    """Mark everything a person has as read."""
    queries.unread(by).update(read_at=at)


@task
def tidy() -> None:
    """Give up e-mails that waited too long, and forget what is long over."""
    at = now()
    for mail in Mail.objects.filter(status=Mail.Status.WAITING, written_at__lt=at - WAITS).order_by("pk"):
        _end(mail, Mail.Status.GIVEN_UP, reason="too old")
    Mail.objects.filter(finished_at__lt=at - MAIL_STAYS).delete()
    Notice.objects.filter(read_at__lt=at - READ_STAYS).delete()
    Notice.objects.filter(read_at=None, written_at__lt=at - UNREAD_STAYS).delete()
