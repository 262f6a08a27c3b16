"""The mark of a demo world. A database without it holds real people."""

from django.db import models
from django.db.models import Q


class World(models.Model):
    """The one world that this database holds, and the moment it began at."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    moment = models.CharField(max_length=32)
    began_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_world_per_database")]

    def __str__(self) -> str:
        return self.moment
