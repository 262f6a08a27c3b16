"""Every form of ours says in our words what is missing or wrong, and none in those of a library."""

import pytest
from django import forms
from django.urls import get_resolver

from chiron.base.web import Form


class Sample(Form):
    name = forms.CharField(max_length=5)
    own = forms.CharField(error_messages={"required": "Tell us."})
    one = forms.ChoiceField(choices=[("a", "A")])
    several = forms.MultipleChoiceField(choices=[("a", "A")])
    typed = forms.TypedChoiceField(choices=[("1", "1")], coerce=int)
    number = forms.IntegerField(min_value=1, max_value=9)

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.fields["late"] = forms.CharField()


def said(**typed):
    return {name: [*errors] for name, errors in Sample(typed).errors.items()}


def test_what_is_missing_is_asked_for():
    assert said() == {
        "name": ["Fill this in."],
        "own": ["Tell us."],
        "one": ["Choose one from the list."],
        "several": ["Choose at least one."],
        "typed": ["Choose one from the list."],
        "number": ["Fill this in."],
        "late": ["Fill this in."],
    }


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "abcdefg", "Shorten this to 5 characters; it has 7."),
        ("name", "a\x00", "Write this without special characters that cannot be seen."),
        ("one", "z", "This is not in the list. Choose one that is."),
        ("several", ["z"], "This is not in the list. Choose one that is."),
        ("typed", "2", "This is not in the list. Choose one that is."),
        ("number", "many", "Write a whole number, such as 3."),
        ("number", "0", "Choose 1 or more."),
        ("number", "10", "Choose 9 or fewer."),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(field, typed, sentence):
    assert said(**{field: typed})[field] == [sentence]


def test_no_form_of_ours_speaks_otherwise():
    get_resolver().url_patterns  # noqa: B018 -- brings in every view, and with it every form

    def below(kind):
        return {kind} | {deeper for child in kind.__subclasses__() for deeper in below(child)}

    ours = [kind for kind in below(forms.BaseForm) if kind.__module__.startswith("chiron.")]
    assert len(ours) > 10
    assert [kind.__qualname__ for kind in ours if not issubclass(kind, Form)] == []
