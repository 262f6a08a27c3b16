"""The shape of a person: who they are, where they stand on the road, what they ask and what they offer."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from chiron.base.ids import new_id
from chiron.vocabulary.terms import vocabulary


class PersonManager(BaseUserManager["Person"]):
    """Makes people; allauth and the test factories come through here."""

    def create_user(self, email: str, password: str | None = None, **more: Any) -> "Person":
        person = self.model(email=self.normalize_email(email), **more)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """An account: one human being, from before medical school to after retirement."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC")
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
        return self.name or self.email


class Stage(models.Model):
    """A stretch of a person's road: a career stage from one day to another. The open one is today's."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="stages")
    code = models.CharField(max_length=32)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(ended_on=None), name="one_stage_today"),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")), name="stage_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return vocabulary("stages")[self.code].label


class Institution(models.Model):
    """A school, hospital or other place where people learn and work."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=2, blank=True)
    ror = models.CharField(max_length=9, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), "country", name="one_institution_per_name")]

    def __str__(self) -> str:
        return self.name


class Affiliation(models.Model):
    """What a person is at an institution, and from when to when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="affiliations")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="affiliations")
    role = models.CharField(_("role"), max_length=120)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
                name="affiliation_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.role}, {self.institution}"


class Power(models.Model):
    """A power over learners that comes with an affiliation, such as grading, for as long as it is held."""

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
        return self.code


class Profile(models.Model):
    """One facet of a person: what they ask as a mentee, or what they offer as a mentor. Nothing crosses over."""

    class Facet(models.TextChoices):
        MENTEE = "mentee", _("mentee")
        MENTOR = "mentor", _("mentor")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="profiles")
    facet = models.CharField(max_length=8, choices=Facet.choices)
    is_open = models.BooleanField(default=False)
    about = models.TextField(blank=True, max_length=2000)
    not_doing = models.TextField(blank=True, max_length=1000)
    hours_a_month = models.PositiveSmallIntegerField(null=True, validators=[MaxValueValidator(100)])
    answers_within_days = models.PositiveSmallIntegerField(
        null=True, validators=[MinValueValidator(1), MaxValueValidator(14)]
    )
    places = models.PositiveSmallIntegerField(null=True, validators=[MaxValueValidator(50)])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "facet"], name="one_profile_per_facet"),
            models.CheckConstraint(condition=Q(facet__in=["mentee", "mentor"]), name="profile_facet_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.facet})"


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
    code = models.CharField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["profile", "kind", "code"], name="each_word_chosen_once")]
        indexes = [models.Index(fields=["kind", "code"], name="choice_by_word")]

    def __str__(self) -> str:
        return vocabulary(self.kind)[self.code].label


class Style(models.Model):
    """Where a profile stands on one of the six style sliders: 0 is the left end, 100 the right. No row: not told."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="styles")
    code = models.CharField(max_length=16)
    value = models.PositiveSmallIntegerField(validators=[MaxValueValidator(100)])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["profile", "code"], name="one_place_per_slider"),
            models.CheckConstraint(condition=Q(value__lte=100), name="style_within_its_scale"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.value}"
