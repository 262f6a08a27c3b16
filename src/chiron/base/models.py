from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from chiron.base.ids import new_id


class Entry(models.Model):
    """One fact that happened: what, to whom, by whom, when. Never edited, and never holds a name or free text."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=80)
    subject = models.UUIDField()
    data = models.JSONField(encoder=DjangoJSONEncoder)
    # Not a foreign key: erasing a person blanks the person, not what happened.
    by = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["subject", "at"], name="entry_by_subject"),
            models.Index(fields=["by", "at"], name="entry_by_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
