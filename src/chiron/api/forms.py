from django import forms
from django.utils.translation import gettext_lazy as _

from chiron.api.models import Scope
from chiron.base.web import Form

DAYS = [(30, _("30 days")), (90, _("90 days")), (365, _("A year"))]


class NewKey(Form):
    """What a key is called, what it is good for and how long it lasts."""

    name = forms.CharField(
        label=_("What it is for"),
        help_text=_("Such as: my calendar, or the script on my laptop."),
        error_messages={"required": _("Give the key a name, so that you know later what it is for.")},
        max_length=80,
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        error_messages={"required": _("Choose what the key is for.")},
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.TypedChoiceField(
        label=_("How long it lasts"), choices=DAYS, coerce=int, initial=90, widget=forms.RadioSelect
    )
