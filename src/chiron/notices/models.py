"""The shape of the tray: e-mails on their way out, and notices on a person's page."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chiron.base.ids import new_id
from chiron.people.models import Person


class Mail(models.Model):
    """One e-mail. It holds its words and its address only while it waits: they may carry a way into an account."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("sent")
        GIVEN_UP = "given up", _("given up")

    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.WAITING: {Status.SENT, Status.GIVEN_UP},
        Status.SENT: set(),
        Status.GIVEN_UP: set(),
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=64)
    # Nobody, where the address belongs to no account.
    to = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="mails")
    # Empty: to wherever this person can be reached when it is delivered.
    address = models.EmailField(blank=True)
    about = models.UUIDField(null=True)
    message_id = models.CharField(max_length=200, unique=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.WAITING)
    reason = models.CharField(max_length=32, blank=True)
    by = models.UUIDField(null=True)
    written_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(status="waiting", finished_at=None) & (Q(to__isnull=False) | ~Q(address="")))
                | Q(
                    status__in=["sent", "given up"], finished_at__isnull=False, address="", subject="", text="", html=""
                ),
                name="mail_keeps_its_words_only_while_it_waits",
            ),
        ]
        indexes = [models.Index(fields=["status", "written_at"], name="mail_by_status")]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Notice(models.Model):
    """One notice on a person's page. It holds what its words need; the words stand in its kind's folder."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=64)
    to = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    about = models.UUIDField(null=True)
    context = models.JSONField(default=dict)
    by = models.UUIDField(null=True)
    written_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["to", "read_at", "written_at"], name="notice_by_reader")]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    @property
    def template(self) -> str:
        return f"notices/{self.kind}/page.html"
