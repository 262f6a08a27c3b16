"""The shape of a person: who they are, where they stand on the road, what they ask and what they offer."""

import unicodedata
from datetime import UTC, date, datetime, tzinfo
from functools import cache
from typing import Any, ClassVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chiron.base.ids import new_id
from chiron.vocabulary.terms import vocabulary


class PersonManager(BaseUserManager["Person"]):
    """Makes people; allauth and the test factories come through here."""

    def create_user(self, email: str, password: str | None = None, **more: Any) -> "Person":
        person = self.model(email=email.lower(), **more)
        person.set_password(password)
        person.save(using=self._db)
        return person


@cache
def time_zones() -> frozenset[str]:
    """Every IANA time zone that this machine knows. Asking it reads hundreds of files, so it is asked once."""
    return frozenset(available_timezones())


def check_time_zone(name: str) -> None:
    """Raise ValidationError unless the name is an IANA time zone that this machine knows."""
    if name not in time_zones():
        raise ValidationError(gettext("We do not know this time zone. Choose the one whose city keeps your hours."))


class Person(AbstractBaseUser):
    """An account: one human being, from before medical school to after retirement."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(_("email address"), unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC", validators=[check_time_zone])
    language = models.CharField(_("language"), max_length=16, default="en")
    is_active = models.BooleanField(default=True)
    # An operator keeps Chiron running and sees no content.
    is_staff = models.BooleanField(default=False)
    joined_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "email"
    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        verbose_name_plural = "people"
        constraints = [models.UniqueConstraint(Lower("email"), name="one_person_per_email")]

    def __str__(self) -> str:
        # Never the e-mail address: names are shown to others, addresses are not.
        return self.name or gettext("Someone without a name yet")

    @property
    def zone(self) -> tzinfo:
        """Where this person's days begin and end; UTC if the zone is one this machine does not know."""
        try:
            return ZoneInfo(self.time_zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return UTC

    def day(self, at: datetime) -> date:
        """The date it is for this person at that moment."""
        return at.astimezone(self.zone).date()


class Stage(models.Model):
    """A career stage that a person reached on a day.

    It lasts until the day before the next one begins. That day is not stored: so no two stages can overlap, and
    putting a forgotten one between two others needs no repair.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="stages")
    code = models.CharField(max_length=32)
    began_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "began_on"], name="one_stage_a_day")]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return gettext(vocabulary("stages")[self.code].label)


class Institution(models.Model):
    """A school, hospital or other place where people learn and work: what those who name it have in common.

    It goes with its last affiliation. How it is written is each person's own: nobody is shown what another typed.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # The name without its capitals. SQLite and PostgreSQL fold "É" differently, so it is done before it gets there.
    key = models.CharField(max_length=400, unique=True, editable=False)

    def __str__(self) -> str:
        return self.key

    @staticmethod
    def key_of(name: str) -> str:
        """What two spellings of one name have in common."""
        seen = "".join(char for char in name if unicodedata.category(char) != "Cf")
        return " ".join(unicodedata.normalize("NFKC", seen).casefold().split())


class Affiliation(models.Model):
    """What a person is at an institution, and from when to when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="affiliations")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="affiliations")
    # The name of the institution, as this person writes it.
    place = models.CharField(max_length=200)
    role = models.CharField(_("role"), max_length=120)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
                name="affiliation_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["person", "institution", "role"],
                condition=Q(ended_on=None),
                name="one_open_affiliation_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role}, {self.place}"


class Power(models.Model):
    """A power over learners that comes with an affiliation, such as grading, for as long as it is held.

    It may be told before it begins: whoever will grade someone next term must not become their mentor now.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    affiliation = models.ForeignKey(Affiliation, on_delete=models.CASCADE, related_name="powers")
    code = models.CharField(max_length=32)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["affiliation", "code"], condition=Q(ended_on=None), name="one_open_power_of_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")), name="power_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return gettext(vocabulary("powers")[self.code].label)

    @property
    def own(self) -> str:
        """What the person says of themselves, in the reader's language: "I grade them"."""
        return gettext(vocabulary("powers")[self.code].more["own"])


class Profile(models.Model):
    """One facet of a person: what they ask as a mentee, or what they offer as a mentor. Nothing crosses over."""

    class Facet(models.TextChoices):
        MENTEE = "mentee", _("mentee")
        MENTOR = "mentor", _("mentor")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="profiles")
    facet = models.CharField(max_length=8, choices=Facet.choices)
    is_open = models.BooleanField(default=False)
    # Open, but nobody new before this day: leave, a block of nights, a new baby.
    paused_until = models.DateField(null=True)
    about = models.TextField(blank=True, max_length=2000)
    not_doing = models.TextField(blank=True, max_length=1000)
    hours_a_month = models.PositiveSmallIntegerField(null=True)
    answers_within_days = models.PositiveSmallIntegerField(null=True)
    places = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "facet"], name="one_profile_per_facet"),
            models.CheckConstraint(condition=Q(facet__in=["mentee", "mentor"]), name="profile_facet_is_known"),
            models.CheckConstraint(
                condition=Q(facet="mentor") | Q(not_doing="", answers_within_days=None, places=None),
                name="only_mentors_promise_places_and_answers",
            ),
            models.CheckConstraint(condition=Q(is_open=True) | Q(paused_until=None), name="only_open_profiles_pause"),
            models.CheckConstraint(
                condition=Q(hours_a_month=None) | Q(hours_a_month__range=(1, 100)), name="hours_a_month_are_possible"
            ),
            models.CheckConstraint(
                condition=Q(answers_within_days=None) | Q(answers_within_days__range=(1, 14)),
                name="answers_come_within_14_days",
            ),
            models.CheckConstraint(condition=Q(places=None) | Q(places__lte=50), name="places_are_50_at_most"),
        ]

    def __str__(self) -> str:
        return self.get_facet_display()

    def is_available(self, on: date) -> bool:
        """Whether new people may be proposed on that day."""
        return self.is_open and (self.paused_until is None or self.paused_until <= on)


class Choice(models.Model):
    """One word of a vocabulary that a profile names: a topic, a role, a channel, a language, a specialty, a stage."""

    class Kind(models.TextChoices):
        TOPIC = "topics", _("topics")
        SPECIALTY = "specialties", _("specialties")
        ROLE = "roles", _("roles")
        CHANNEL = "channels", _("channels")
        LANGUAGE = "languages", _("languages")
        STAGE = "stages", _("stages")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="choices")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    code = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["profile", "kind", "code"], name="each_word_chosen_once")]
        indexes = [models.Index(fields=["kind", "code"], name="choice_by_word")]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return gettext(vocabulary(self.kind)[self.code].label)


class Style(models.Model):
    """Where a profile stands on one of the six style sliders: 0 is the left end, 100 the right. No row: not told."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="styles")
    code = models.CharField(max_length=16)
    value = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["profile", "code"], name="one_place_per_slider"),
            models.CheckConstraint(condition=Q(value__lte=100), name="style_within_its_scale"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.value}"
