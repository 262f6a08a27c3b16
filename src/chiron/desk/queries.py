"""What the gathering pages show, each in one function."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext

from chiron.people.models import Choice, Person, Profile
from chiron.people.queries import profiles_visible_to, stage_on


@dataclass(frozen=True, slots=True)
class Step:
    """Something a person can do next: what, why, the words of its button and where it leads."""

    title: str
    why: str
    verb: str
    href: str


def next_steps(person: Person, *, on: date) -> tuple[Step, ...]:
    """What this person has not told yet and a match would need, the most helpful first. Two statements."""
    steps = [] if person.name else [_name()]
    if not stage_on(person, on):
        steps.append(_stage())
    told = profiles_visible_to(person).filter(person=person).annotate(topics=_topics()).order_by("facet", "pk")
    profiles = {profile.facet: profile for profile in told}
    if not profiles:
        steps.append(_facet())
    mentee = profiles.get(Profile.Facet.MENTEE)
    if mentee and not mentee.topics:
        steps.append(_needs())
    mentor = profiles.get(Profile.Facet.MENTOR)
    if mentor and not mentor.topics:
        steps.append(_offers())
    if mentor and mentor.places is None:
        steps.append(_places())
    return tuple(steps)


def _topics() -> Count:
    return Count("choices", filter=Q(choices__kind=Choice.Kind.TOPIC))


def _name() -> Step:
    return Step(
        title=gettext("Say what people should call you"),
        why=gettext("A name is easier to answer than an e-mail address."),
        verb=gettext("Give your name"),
        href=reverse("me"),
    )


def _stage() -> Step:
    return Step(
        title=gettext("Say where you are on the road"),
        why=gettext("A first-year student and an attending need different people. You move on when you move on."),
        verb=gettext("Choose your stage"),
        href=reverse("me"),
    )


def _facet() -> Step:
    return Step(
        title=gettext("Look for a mentor, be one, or both"),
        why=gettext("The two sides are kept apart: neither shows what you told on the other."),
        verb=gettext("Choose a side"),
        href=reverse("me"),
    )


def _needs() -> Step:
    return Step(
        title=gettext("Name what you want to talk about"),
        why=gettext("Two or three topics are enough. They say more about who could help than anything else."),
        verb=gettext("Choose topics"),
        href=reverse("me"),
    )


def _offers() -> Step:
    return Step(
        title=gettext("Name what people can ask you about"),
        why=gettext("You need not be an expert. Having been through it counts."),
        verb=gettext("Choose topics"),
        href=reverse("me"),
    )


def _places() -> Step:
    return Step(
        title=gettext("Say for how many people you have room"),
        why=gettext("One is a good number. You will never be given more than you say."),
        verb=gettext("Give a number"),
        href=reverse("me"),
    )
