"""What the living page shows: forms with nothing, something and too much in them, and names of every kind."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from chiron.base.web import Form

MOMENT = datetime(2026, 11, 2, 14, 30, tzinfo=UTC)

NAMES = (
    "Bo",
    "Ben Lindqvist",
    "Maria-Antonieta Evangelista de la Santísima Trinidad Wolfeschlegelsteinhausenbergerdorff-Nakamura",
    "ليلى بنت عبد الرحمن",
    "Nguyễn Thị Ánh Nguyệt",
    "王小明",
    "Łukasz Ğül Őry",
)

FRUIT = [
    ("Stone fruit", [("plum", "Plum"), ("cherry", "Cherry"), ("apricot", "Apricot, with the stone left in")]),
    ("Berries", [("straw", "Strawberry"), ("rasp", "Raspberry"), ("goose", "Gooseberry")]),
    ("One of its kind", [("fig", "Fig")]),
]

STEPS = [("0", "0"), ("25", "25"), ("50", "50"), ("75", "75"), ("100", "100"), ("", _("Not told yet"))]


class Sample(Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Your name"), help_text=_("As you want to be called."))
    email = forms.EmailField(label=_("Email"), required=False)
    words = forms.CharField(label=_("In your own words"), widget=forms.Textarea, required=False)
    many = forms.IntegerField(label=_("How many"), min_value=0, max_value=9, required=False)
    day = forms.DateField(label=_("Since"), widget=forms.DateInput(attrs={"type": "date"}), required=False)
    kind = forms.ChoiceField(label=_("Choose one of a list"), choices=FRUIT, required=False)
    role = forms.ChoiceField(
        label=_("Choose one"),
        choices=[("a", "The first"), ("b", "The second, which is rather longer and says more than it needs to")],
        widget=forms.RadioSelect,
    )
    fruit = forms.MultipleChoiceField(
        label=_("Choose several"), choices=FRUIT, widget=forms.CheckboxSelectMultiple, help_text=_("Up to 3.")
    )
    pace = forms.ChoiceField(label=_("How fast"), choices=STEPS, widget=forms.RadioSelect, required=False)
    agreed = forms.BooleanField(label=_("People can find me"), required=False)


def pieces() -> dict[str, Any]:
    """Everything the living page draws."""
    told = {"name": NAMES[2], "email": "ben@example.org", "fruit": ["plum", "fig"], "role": "b", "pace": "75"}
    return {
        "blank": Sample(auto_id="blank_%s"),
        "filled": Sample(initial={**told, "agreed": True, "many": 3, "words": "Two\nlines."}, auto_id="full_%s"),
        "refused": Sample({"email": "ben at home", "pace": "25"}, auto_id="wrong_%s"),
        "names": NAMES,
        "moment": MOMENT,
        "pages": Paginator(range(50), 10).page(2),
    }
