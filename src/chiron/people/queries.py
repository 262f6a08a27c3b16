"""What may be read about people. At ground nobody sees anybody but themselves; later floors widen it by relation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Prefetch, QuerySet
from django.utils.translation import gettext as _

from chiron.people.models import Affiliation, Choice, Person, Power, Profile, Stage, Style
from chiron.vocabulary.queries import labels
from chiron.vocabulary.terms import Term, vocabulary


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

    @property
    def is_begun(self) -> bool:
        """Whether anything was ever told here."""
        return not self.profile._state.adding

    @property
    def words(self) -> dict[str, list[str]]:
        """The chosen words by kind, in the reader's language."""
        return {kind: labels(kind, codes) for kind, codes in self.choices.items()}

    @property
    def leanings(self) -> list[tuple[str, str]]:
        """Each slider that is set, as its question in short and a few words."""
        return [
            (_(term.more["short"]), leaning(term, self.styles[term.code]))
            for term in vocabulary("styles")
            if term.code in self.styles
        ]


def leaning(term: Term, value: int) -> str:
    """Say a place on a slider in words: an end, rather one end, or between the two."""
    low, high = _(term.more["low"]), _(term.more["high"])
    if 37 < value < 63:
        return _("between “%(low)s” and “%(high)s”") % {"low": low, "high": high}
    end = low if value < 50 else high
    return end if value in range(13) or value in range(88, 101) else _("leans to “%(end)s”") % {"end": end}


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


@dataclass(frozen=True, slots=True)
class Thin:
    """Something a person has not told yet: what, why telling it helps them, and the name of the page to tell it on."""

    what: str
    why: str
    page: str


@dataclass(frozen=True, slots=True)
class OwnPage:
    """Everything a person told about themselves, as they see it."""

    road: Sequence[Stretch]
    affiliations: Sequence[Affiliation]
    mentee: Facet
    mentor: Facet
    thin: Sequence[Thin]

    @property
    def stage(self) -> Stage | None:
        """Where they stand now."""
        return self.road[0].stage if self.road else None


def own_page(person: Person) -> OwnPage:
    """What a person told, and what is thin in it. Six statements, however much it is."""
    stretches, affiliations, both = road(person), tuple(affiliations_of(person)), facets(person)
    mentee, mentor = both[Profile.Facet.MENTEE], both[Profile.Facet.MENTOR]
    thin = [*_thin_person(person, stretches, affiliations), *_thin_mentee(mentee), *_thin_mentor(mentor)]
    return OwnPage(stretches, affiliations, mentee, mentor, thin)


def _thin_person(person: Person, stretches: Sequence[Stretch], affiliations: Sequence[Affiliation]) -> list[Thin]:
    thin = []
    if not person.name:
        thin.append(Thin(_("Your name"), _("People like to know whom they are talking to."), "settings"))
    if not stretches:
        thin.append(Thin(_("Your stage"), _("Topics and people are offered by where you are on the road."), "stages"))
    if not affiliations:
        thin.append(
            Thin(
                _("Where you learn or work"),
                _("It keeps you from being paired with someone who grades, hires or treats you."),
                "affiliations",
            )
        )
    return thin


def _thin_mentee(facet: Facet) -> list[Thin]:
    if not facet.is_begun:
        return []
    thin = []
    if not facet.choices[Choice.Kind.TOPIC]:
        thin.append(Thin(_("Topics you want to talk about"), _("Without one, nobody can be found for you."), "mentee"))
    if not facet.choices[Choice.Kind.CHANNEL]:
        thin.append(Thin(_("How you like to talk"), _("Meetings happen where both of you can be."), "mentee"))
    if len(facet.styles) < 3:
        thin.append(
            Thin(_("How you like to be mentored"), _("Different styles are easier to talk about early."), "mentee")
        )
    return thin


def _thin_mentor(facet: Facet) -> list[Thin]:
    if not facet.is_begun:
        return []
    thin = []
    if not facet.choices[Choice.Kind.TOPIC]:
        thin.append(Thin(_("Topics people can ask you about"), _("Without one, nobody can find you."), "mentor"))
    if not facet.profile.places:
        thin.append(Thin(_("How many mentees you have room for"), _("Nobody is given to you beyond it."), "mentor"))
    if facet.profile.answers_within_days is None:
        thin.append(Thin(_("Within how many days you answer"), _("Waiting is easier when its end is known."), "mentor"))
    if not facet.profile.not_doing:
        thin.append(Thin(_("What you do not do"), _("It spares both sides a request that ends in a no."), "mentor"))
    return thin
