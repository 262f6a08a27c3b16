"""What people type about themselves, turned into clean values."""

from bisect import bisect_right
from collections.abc import Mapping
from functools import cache
from typing import Any

from django import forms
from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chiron.base.web import Form
from chiron.people.models import Choice, Profile, time_zones
from chiron.people.queries import Facet, leaning
from chiron.vocabulary import queries as words
from chiron.vocabulary.terms import vocabulary

STEPS = (0, 25, 50, 75, 100)


class Day(forms.DateField):
    """A day, asked with the browser's own calendar."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    default_error_messages = {
        "required": _("Choose the day."),
        "invalid": _("Write the day as year, month and day, such as 2026-07-31."),
    }


class Boxes(forms.CheckboxSelectMultiple):
    """Boxes to tick, each known by its other names too, so that typing one of them finds it."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def create_option(self, *args: Any, **more: Any) -> dict[str, Any]:
        option = super().create_option(*args, **more)
        term = vocabulary(self.kind).terms.get(option["value"])
        if term and term.aliases:
            option["attrs"]["also"] = " ".join(term.aliases)
        return option


class Words(forms.MultipleChoiceField):
    """Some words of a vocabulary, as boxes to tick; each with what it means, where the vocabulary says so."""

    def __init__(self, kind: str, **more: Any) -> None:
        super().__init__(choices=lambda: _offered(kind), required=False, widget=Boxes(kind), **more)


def _offered(kind: str) -> list[Any]:
    terms = vocabulary(kind)
    if kind in {"languages", "specialties"}:
        return _by_letter(words.choices(kind))
    if kind == "stages":
        return [(gettext("All stages"), words.choices(kind))]
    if terms.groups:
        return words.grouped(kind)
    return [
        (code, format_html('{}<span class="hint">{}</span>', label, gettext(meaning)))
        if (meaning := terms[code].more.get("description"))
        else (code, label)
        for code, label in (powers() if kind == "powers" else words.choices(kind))
    ]


class Passage(forms.CharField):
    """Some lines of free text."""

    widget = forms.Textarea(attrs={"rows": 5})

    def __init__(self, **more: Any) -> None:
        super().__init__(required=False, **more)


class Hours(forms.IntegerField):
    """Hours in a month that a person can give."""

    def __init__(self, **more: Any) -> None:
        super().__init__(label=_("Hours a month you can give"), min_value=1, max_value=100, required=False, **more)


def _by_letter(pairs: list[tuple[str, str]]) -> list[tuple[str, list[tuple[str, str]]]]:
    """A long list by the letters its words begin with: ("A–D", […]), and so on."""
    ordered = sorted(pairs, key=lambda pair: pair[1].casefold())
    spans = [(0, "A–D"), (1, "E–K"), (2, "L–Q"), (3, "R–Z")]
    return [
        (span, [pair for pair in ordered if bisect_right(("e", "l", "r"), pair[1][0].casefold()) == place])
        for place, span in spans
    ]


@cache
def places() -> list[tuple[str, Any]]:
    """Every zone a person may live in, by continent: ("Europe", [("Europe/London", "London"), …])."""
    continents: dict[str, list[tuple[str, str]]] = {}
    for zone in sorted(time_zones()):
        continent, _slash, city = zone.partition("/")
        if city and continent not in {"Etc", "SystemV", "US", "posix", "right"}:
            continents.setdefault(continent, []).append((zone, city.replace("_", " ")))
    return [("UTC", "UTC"), *continents.items()]


def stages() -> list[tuple[str, str]]:
    return [("", gettext("Choose a stage")), *words.choices("stages")]


def powers() -> list[tuple[str, str]]:
    return [(term.code, gettext(term.more["own"])) for term in vocabulary("powers")]


class _Named(Form):
    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        error_messages={"required": _("Write the name that other people may call you.")},
        help_text=_("As you want other people here to call you. It need not be the one in your passport."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=places,
        help_text=_("Choose the city that keeps your hours. Meetings and deadlines are shown in it."),
    )


class Welcome(_Named):
    stage = forms.ChoiceField(
        label=_("Where you are now"),
        choices=stages,
        required=False,
        help_text=_("A stage never says that you hold a license. You can change it when you move on."),
    )
    on = Day(label=_("Since"), required=False, help_text=_("About when is enough. Left empty, it begins today."))


class Settings(_Named):
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)


class Stage(Form):
    code = forms.ChoiceField(
        label=_("Stage"), choices=stages, error_messages={"required": _("Choose the stage that comes closest.")}
    )
    on = Day(label=_("Since"), help_text=_("The day it began. About when is enough."))


class Affiliation(Form):
    institution = forms.CharField(
        label=_("School, hospital or other place"),
        max_length=200,
        error_messages={"required": _("Write the name of the place.")},
        help_text=_("Its name as people there write it. Add the city if others share the name."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    role = forms.CharField(
        label=_("What you are there"),
        max_length=120,
        error_messages={"required": _("Write what you are there.")},
        help_text=_("For example: student, resident, attending, clerkship director."),
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    on = Day(label=_("Since"), help_text=_("About when is enough."))
    powers = Words(
        "powers",
        label=_("What you decide about learners there"),
        help_text=_("Tick what is true since that day. You can add one with its own dates later."),
    )


class EndAffiliation(Form):
    on = Day(label=_("Last day there"))


class TakePower(Form):
    code = forms.ChoiceField(label=_("What you decide about learners"), choices=powers)
    on = Day(label=_("From"), help_text=_("It may lie ahead: say what you know about next term."))


class LayDownPower(Form):
    on = Day(label=_("Until"), help_text=_("The last day. It may lie ahead."))


class Pause(Form):
    until = Day(label=_("Nobody new before"), help_text=_("On this day you can be found again."))


class _Side(Form):
    """What both facets tell. Fields are named as in `save_profile`: choices by their kind, sliders by their code."""

    def __init__(self, *args: Any, facet: Facet, **more: Any) -> None:
        told = {field: getattr(facet.profile, field) for field in self.base_fields if hasattr(facet.profile, field)}
        sliders = {f"style_{code}": nearest(value) for code, value in facet.styles.items()}
        more["initial"] = {**told, **facet.choices, **sliders}
        super().__init__(*args, **more)
        self.before = facet
        for term in vocabulary("styles"):
            self.fields[f"style_{term.code}"] = forms.TypedChoiceField(
                label=gettext(term.more["question"]),
                choices=[*((step, leaning(term, step)) for step in STEPS), ("", gettext("Not said"))],
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
            )

    def sliders(self) -> list[tuple[forms.BoundField, str, str]]:
        """Each slider with the words at its low and high end."""
        return [
            (self[f"style_{term.code}"], gettext(term.more["low"]), gettext(term.more["high"]))
            for term in vocabulary("styles")
        ]

    def told(self) -> dict[str, Any]:
        """What was typed, in the shape that `save_profile` takes."""
        clean = dict(self.cleaned_data)
        choices = {kind: clean.pop(kind) for kind in Choice.Kind.values if kind in clean}
        styles = {term.code: clean.pop(f"style_{term.code}") for term in vocabulary("styles")}
        return {**clean, "choices": choices, "styles": self._unrounded(styles)}

    def _unrounded(self, styles: Mapping[str, int | None]) -> dict[str, int]:
        # A slider set finer elsewhere is shown at the nearest step; saving without touching it must not move it.
        before = self.before.styles
        return {
            code: before[code] if code in before and nearest(before[code]) == step else step
            for code, step in styles.items()
            if step is not None
        }


class Mentee(_Side):
    topics = Words("topics", label=_("What you want to talk about"), help_text=_("Up to 8. Fewer is clearer."))
    about = Passage(
        label=_("About you, and what you hope for"),
        max_length=2000,
        help_text=_("A few sentences are enough. Write nothing about patients or other people."),
    )
    roles = Words("roles", label=_("What you look for in someone"), help_text=_("You can ask for more than one."))
    specialties = Words("specialties", label=_("Specialties that interest you"))
    channels = Words("channels", label=_("How you like to talk"))
    languages = Words("languages", label=_("Languages you can talk in"))
    hours_a_month = Hours(help_text=_("Meetings and what you prepare for them."))


class Mentor(_Side):
    topics = Words("topics", label=_("What people can ask you about"), help_text=_("Choose what you would enjoy."))
    about = Passage(
        label=_("About you, and the road you took"),
        max_length=2000,
        help_text=_("A few sentences are enough. Write nothing about patients or other people."),
    )
    roles = Words("roles", label=_("What you offer to be"), help_text=_("Someone may ask for one of them only."))
    not_doing = Passage(
        label=_("What you do not do"),
        max_length=1000,
        help_text=_("For example: no letters before we have worked together, no calls at weekends."),
    )
    stages = Words("stages", label=_("Whom you welcome"), help_text=_("Leave all empty to welcome everyone."))
    specialties = Words("specialties", label=_("Your specialties"))
    channels = Words("channels", label=_("How you like to talk"))
    languages = Words("languages", label=_("Languages you can talk in"))
    places = forms.IntegerField(
        label=_("For how many mentees you have room"),
        min_value=0,
        max_value=50,
        required=False,
        help_text=_("Nobody is ever given to you beyond this number."),
    )
    answers_within_days = forms.IntegerField(
        label=_("Within how many days you answer"),
        min_value=1,
        max_value=14,
        required=False,
        help_text=_("A promise you can keep in a bad week, up to 14."),
    )
    hours_a_month = Hours(help_text=_("For all your mentees together."))


SIDES: dict[str, type[_Side]] = {Profile.Facet.MENTEE: Mentee, Profile.Facet.MENTOR: Mentor}


def nearest(value: int) -> int:
    """The step of the scale that is closest to a value."""
    return min(STEPS, key=lambda step: abs(step - value))
