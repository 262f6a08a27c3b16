"""What a person asks as a mentee and offers as a mentor. The two never touch each other."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chiron.base.errors import Refused
from chiron.base.ledger import announce
from chiron.people.actions.law import NotSensible, UnknownWord, check_planned, check_word, lock, passage
from chiron.people.facts import ProfileChanged, ProfileClosed, ProfileOpened, ProfilePaused
from chiron.people.models import Choice, Person, Profile, Style

# Enough to choose from; few enough that choosing still says something.
TOPICS_OF_A_MENTEE = 8


class NotReady(Refused): ...


@transaction.atomic
def save_profile(
    person: Person,
    *,
    facet: str,
    about: str = "",
    not_doing: str = "",
    hours_a_month: int | None = None,
    answers_within_days: int | None = None,
    places: int | None = None,
    choices: Mapping[str, Collection[str]],
    styles: Mapping[str, int],
    by: Person,
    at: datetime,
) -> Profile:
    """Write a whole facet anew: its words, its choices by kind of vocabulary, its sliders from 0 to 100.

    What is left out is taken away. The other facet is never touched.
    """
    person = lock(person, by)
    if facet not in Profile.Facet:
        raise UnknownWord(_("“%(word)s” is not in our list. Choose one that is.") % {"word": facet})
    _check_words(facet, choices)
    _check_styles(styles)
    _check_promises(facet, not_doing, answers_within_days, places)
    _check_numbers(hours_a_month, answers_within_days, places)
    profile, made = Profile.objects.get_or_create(person=person, facet=facet)
    told = {
        "about": passage(about, most=2000),
        "not_doing": passage(not_doing, most=1000),
        "hours_a_month": hours_a_month,
        "answers_within_days": answers_within_days,
        "places": places,
    }
    changed = made or any(getattr(profile, field) != value for field, value in told.items())
    for field, value in told.items():
        setattr(profile, field, value)
    profile.save(update_fields=list(told))
    changed |= _choose(profile, {(kind, code) for kind, codes in choices.items() for code in codes})
    changed |= _style(profile, styles)
    if profile.is_open:
        _check_ready(profile)
    if changed:
        announce(ProfileChanged(person.pk, profile.pk, facet), by=by, at=at)
    return profile


@transaction.atomic
def open_profile(person: Person, *, facet: str, by: Person, at: datetime) -> None:
    """Let new people be proposed to this facet; ends a pause too."""
    person = lock(person, by)
    profile = _profile(person, facet)
    _check_ready(profile)
    if profile.is_open and not profile.paused_until:
        return
    profile.is_open, profile.paused_until = True, None
    profile.save(update_fields=["is_open", "paused_until"])
    announce(ProfileOpened(person.pk, profile.pk, facet), by=by, at=at)


@transaction.atomic
def pause_profile(person: Person, *, facet: str, until: date, by: Person, at: datetime) -> None:
    """Let nobody new be proposed before a day. Nothing that goes on already is touched."""
    person = lock(person, by)
    profile = _profile(person, facet)
    if not profile.is_open:
        raise NotSensible(_("This side of you is closed already, so there is nothing to pause."))
    if until <= person.day(at):
        raise NotSensible(_("Choose a day after today."))
    check_planned(until, person.day(at))
    profile.paused_until = until
    profile.save(update_fields=["paused_until"])
    announce(ProfilePaused(person.pk, profile.pk, facet, until), by=by, at=at)


@transaction.atomic
def close_profile(person: Person, *, facet: str, by: Person, at: datetime) -> None:
    """Let nobody new be proposed to this facet. Everything told stays; nothing that goes on already is touched."""
    person = lock(person, by)
    profile = _profile(person, facet)
    if not profile.is_open:
        return
    profile.is_open, profile.paused_until = False, None
    profile.save(update_fields=["is_open", "paused_until"])
    announce(ProfileClosed(person.pk, profile.pk, facet), by=by, at=at)


def _profile(person: Person, facet: str) -> Profile:
    profile = person.profiles.filter(facet=facet).first()
    if profile is None:
        raise NotReady(_("Nothing here yet. Choose a topic first."))
    return profile


def _check_words(facet: str, choices: Mapping[str, Collection[str]]) -> None:
    # Only a mentor says which stages are welcome.
    kinds = set(Choice.Kind.values) - ({Choice.Kind.STAGE} if facet == Profile.Facet.MENTEE else set())
    for kind, codes in choices.items():
        if kind not in kinds:
            raise UnknownWord(_("“%(word)s” is not in our list. Choose one that is.") % {"word": kind})
        for code in codes:
            check_word(kind, code)
    over = len(set(choices.get(Choice.Kind.TOPIC, ()))) - TOPICS_OF_A_MENTEE
    if facet == Profile.Facet.MENTEE and over > 0:
        raise NotSensible(
            ngettext(
                "Choose up to %(most)s topics: take %(over)s away.",
                "Choose up to %(most)s topics: take %(over)s away.",
                over,
            )
            % {"most": TOPICS_OF_A_MENTEE, "over": over}
        )


def _check_styles(styles: Mapping[str, int]) -> None:
    for code, value in styles.items():
        check_word("styles", code)
        if not 0 <= value <= 100:
            raise NotSensible(_("A slider stands between 0 and 100."))


def _check_promises(facet: str, not_doing: str, days: int | None, places: int | None) -> None:
    if facet == Profile.Facet.MENTEE and (not_doing or days is not None or places is not None):
        raise NotSensible(_("Places, days to answer and limits are for mentors to promise."))


def _check_numbers(hours: int | None, days: int | None, places: int | None) -> None:
    if hours is not None and not 1 <= hours <= 100:
        raise NotSensible(_("Choose from 1 to 100 hours a month."))
    if days is not None and not 1 <= days <= 14:
        raise NotSensible(_("Choose from 1 to 14 days."))
    if places is not None and not 0 <= places <= 50:
        raise NotSensible(_("Choose from 0 to 50 places."))


def _check_ready(profile: Profile) -> None:
    if not profile.choices.filter(kind=Choice.Kind.TOPIC).exists():
        raise NotReady(_("Choose at least one topic first: without it nobody can be found for you."))
    if profile.facet == Profile.Facet.MENTOR and not profile.places:
        raise NotReady(_("Say first for how many mentees you have room."))


def _choose(profile: Profile, told: set[tuple[str, str]]) -> bool:
    known = {(choice.kind, choice.code): choice.pk for choice in profile.choices.order_by("pk")}
    gone, new = known.keys() - told, told - known.keys()
    if gone:
        Choice.objects.filter(pk__in=[known[word] for word in gone]).delete()
    Choice.objects.bulk_create(Choice(profile=profile, kind=kind, code=code) for kind, code in sorted(new))
    return bool(gone or new)


def _style(profile: Profile, told: Mapping[str, int]) -> bool:
    known = {style.code: style.value for style in profile.styles.order_by("pk")}
    if known == dict(told):
        return False
    profile.styles.all().delete()
    Style.objects.bulk_create(Style(profile=profile, code=code, value=value) for code, value in sorted(told.items()))
    return True
