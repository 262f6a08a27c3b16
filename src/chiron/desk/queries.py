"""What the gathering pages show, each in one function."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext

from chiron.notices import queries as notices
from chiron.people.models import Choice, Person, Profile
from chiron.people.queries import profiles_visible_to, stage_on


@dataclass(frozen=True, slots=True)
class Step:
    """Something a person can do next: what, why, the words of its button and where it leads."""

    title: str
    why: str
    verb: str
    href: str


def today(person: Person, *, on: date) -> dict[str, Any]:
    """Gather what Today shows: how many notices are new, and what could be done next. Three statements."""
    return {"unread": notices.unread(person).count(), "steps": next_steps(person, on=on)}


def next_steps(person: Person, *, on: date) -> tuple[Step, ...]:
    """What this person has not told yet and a match would need, the most helpful first. Two statements."""
    told = profiles_visible_to(person).filter(person=person).annotate(topics=_topics()).order_by("facet", "pk")
    sides = {profile.facet: profile for profile in told}
    mentee, mentor = sides.get(Profile.Facet.MENTEE), sides.get(Profile.Facet.MENTOR)
    needed = {
        _name: not person.name,
        _stage: stage_on(person, on) is None,
        _side: not sides,
        _needs: mentee and not mentee.topics,
        _offers: mentor and not mentor.topics,
        _places: mentor and mentor.places is None,
    }
    steps = [step() for step, is_needed in needed.items() if is_needed]
    # Whoever keeps one side closed on purpose is not asked again, as long as the other is open.
    if sides and not steps and not any(profile.is_open for profile in sides.values()):
        steps.append(_open(next(iter(sides))))
    return tuple(steps)


def _topics() -> Count:
    return Count("choices", filter=Q(choices__kind=Choice.Kind.TOPIC))


def _name() -> Step:
    return Step(
        title=gettext("Say what people should call you"),
        why=gettext("It is easier to answer a name than an address."),
        verb=gettext("Give your name"),
        href=reverse("welcome"),
    )


def _stage() -> Step:
    return Step(
        title=gettext("Say where you are on the road"),
        why=gettext("A first-year student and an attending need different people. You move on when you move on."),
        verb=gettext("Choose your stage"),
        href=reverse("stages"),
    )


def _side() -> Step:
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
        href=reverse(Profile.Facet.MENTEE),
    )


def _offers() -> Step:
    return Step(
        title=gettext("Name what people can ask you about"),
        why=gettext("You need not be an expert. Having been through it counts."),
        verb=gettext("Choose topics"),
        href=reverse(Profile.Facet.MENTOR),
    )


def _places() -> Step:
    return Step(
        title=gettext("Say for how many people you have room"),
        why=gettext("One is a good number. You will never be given more than you say."),
        verb=gettext("Give a number"),
        href=reverse(Profile.Facet.MENTOR),
    )


def _open(facet: str) -> Step:
    return Step(
        title=gettext("Open your side when you are ready"),
        why=gettext("All that a match needs is told. Nobody is proposed to you before you say so."),
        verb=gettext("Look it over, and open it"),
        href=reverse(facet),
    )
