"""What people type: kept as they wrote it, less what nobody can see."""

import pytest

from chiron.people import actions
from chiron.people.actions.law import line, passage
from people import NOW, TODAY


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Eve \t Adeyemi\n", "Eve Adeyemi"),
        ("Eve\u202eimeyedA", "EveimeyedA"),
        ("\u2066Eve\u2069\ufeff", "Eve"),
        ("Eve\x00\x85Ade", "Eve Ade"),
        ("Jose\u0301", "José"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # Persian
        ("ක්\u200dෂ", "ක්\u200dෂ"),  # Sinhala
        ("王小明", "王小明"),
        ("★", "★"),
    ],
)
def test_a_line_keeps_what_can_be_read(typed, kept):
    assert line(typed, most=200) == kept


@pytest.mark.parametrize("nothing", ["\u200b", "\u200c\u200d", "\u202e", "\u3164", "\u2800", "\u0301", "\u00a0\u2028"])
def test_what_nobody_can_see_is_nothing(ben, nothing):
    assert line(nothing, most=200) == ""
    assert passage(nothing, most=200) == ""
    with pytest.raises(actions.NotSensible, match="Write the name that other people may call you"):
        actions.change_settings(ben, name=nothing, by=ben, at=NOW)
    with pytest.raises(actions.NotSensible, match="Write the place and what you are there"):
        actions.begin_affiliation(ben, institution=nothing, role="Student", on=TODAY, by=ben, at=NOW)


def test_a_passage_keeps_its_lines():
    assert passage("One.\r\n\tTwo\u202e.\x07\n\nJose\u0301 ", most=200) == "One.\n\tTwo.\n\nJosé"


def test_length_is_counted_after_it_was_put_in_order():
    assert line("e\u0301" * 200, most=200) == "é" * 200
    with pytest.raises(actions.NotSensible, match="Shorten this to 3 characters; it has 4"):
        line("\u0958" * 2, most=3)  # each is written as two


def test_a_place_is_known_whatever_nobody_can_see_in_it(ben, dora):
    for person, name in ((ben, "River\u200cside"), (dora, "Riverside")):
        actions.begin_affiliation(person, institution=name, role="Student", on=TODAY, by=person, at=NOW)

    assert ben.affiliations.get().institution == dora.affiliations.get().institution


def test_a_name_that_means_far_more_than_it_shows_is_refused(ben):
    with pytest.raises(actions.NotSensible, match="Shorten this"):
        actions.begin_affiliation(ben, institution="ﷺ" * 200, role="Student", on=TODAY, by=ben, at=NOW)
