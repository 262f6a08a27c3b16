"""What may be read about people. At ground nobody sees anybody but themselves; later floors widen it by relation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Prefetch, QuerySet

from chiron.people.models import Affiliation, Choice, Person, Power, Profile, Stage, Style


def visible_to(viewer: Person) -> QuerySet[Person]:
    """The people whom the viewer may see."""
    return Person.objects.filter(pk=viewer.pk)


def profiles_visible_to(viewer: Person) -> QuerySet[Profile]:
    """The facets that the viewer may see."""
    return Profile.objects.filter(person__in=visible_to(viewer))


def stages_of(person: Person) -> QuerySet[Stage]:
    """A person's stages, the newest first."""
    return Stage.objects.filter(person=person).order_by("-began_on", "pk")


def affiliations_of(person: Person) -> QuerySet[Affiliation]:
    """A person's affiliations with their powers, the open ones first, then the latest."""
    powers = Power.objects.order_by("-began_on", "pk")
    return (
        Affiliation.objects.filter(person=person)
        .select_related("institution")
        .prefetch_related(Prefetch("powers", powers))
        .order_by(F("ended_on").desc(nulls_first=True), "-began_on", "pk")
    )


def powers_of(person: Person) -> QuerySet[Power]:
    """A person's powers over learners, wherever they hold them."""
    return Power.objects.filter(affiliation__person=person).order_by("-began_on", "pk")


def stage_on(person: Person, day: date) -> Stage | None:
    """The stage that the person was at on that day, if they told it."""
    return stages_of(person).filter(began_on__lte=day).first()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stage and the day it ended, which is the day before the next one began; None if it still lasts."""

    stage: Stage
    ended_on: date | None


def road(person: Person) -> tuple[Stretch, ...]:
    """Every stage a person told, the newest first, with the day each ended. One statement."""
    stretches = []
    ended_on: date | None = None
    for stage in stages_of(person):
        stretches.append(Stretch(stage, ended_on))
        ended_on = stage.began_on - timedelta(days=1)
    return tuple(stretches)


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet of a person as plain values: the profile, the words it names by kind, the sliders that are set."""

    profile: Profile
    choices: Mapping[str, Sequence[str]]
    styles: Mapping[str, int]


def facets(person: Person) -> dict[str, Facet]:
    """Both facets of a person, by name; one that was never begun is given empty. Three statements."""
    profiles = Profile.objects.filter(person=person).prefetch_related(
        Prefetch("choices", Choice.objects.order_by("kind", "code", "pk")),
        Prefetch("styles", Style.objects.order_by("code", "pk")),
    )
    begun = {profile.facet: profile for profile in profiles.order_by("facet", "pk")}
    return {facet: _facet(begun.get(facet) or Profile(person=person, facet=facet)) for facet in Profile.Facet.values}


def _facet(profile: Profile) -> Facet:
    choices: dict[str, list[str]] = {kind: [] for kind in Choice.Kind.values}
    if profile._state.adding:
        return Facet(profile, choices, {})
    for choice in profile.choices.all():
        choices[choice.kind].append(choice.code)
    return Facet(profile, choices, {style.code: style.value for style in profile.styles.all()})
