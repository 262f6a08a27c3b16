"""Cells that are long and lead nowhere are read, or refused, about as fast as they are copied."""

import time
from collections.abc import Callable

import pytest

from rosters import headers, names, values
from rosters.forms import CHECKBOX, CHOICE, SELECTED
from rosters.text import line

LONG = 60_000


@pytest.mark.parametrize("start", ["(", "[", "*", "a", "1 ", "mentor ", "mentor: ", "a___", "a\n", "– "])
def test_endless_header_is_guessed_soon(start: str) -> None:
    begun = time.process_time()

    found = headers.guess((line(start * LONG),), ("x", "y"))

    assert (found.field, headers.is_known(start * LONG)) == ("", False)
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("text", ["a___" * LONG + "!", "x (choice=" * LONG + ")y", line("a" + "\n" * LONG + "b")])
def test_endless_header_is_taken_apart_soon(text: str) -> None:
    begun = time.process_time()

    assert CHECKBOX.match(text) is None
    assert CHOICE.match(text) is None
    assert SELECTED.sub("", text) == text
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("read", [values.hours, values.places, values.zone, values.number])
@pytest.mark.parametrize("text", ["(" * LONG, "1" * LONG, "1" * LONG + " 2", "1 to " * LONG, "1" * 400])
def test_endless_value_is_refused_soon(read: Callable[[str], object], text: str) -> None:
    begun = time.process_time()

    with pytest.raises(values.Unfit, match="too long"):
        read(text)

    assert time.process_time() - begun < 1


def test_endless_moment_is_none_soon() -> None:
    begun = time.process_time()

    assert values.moments("a" + "\n" * LONG + "b") == ()
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("text", ["a" * LONG, "[" * LONG, "a " * LONG, "<" * LONG])
def test_endless_name_is_shown_soon(text: str) -> None:
    begun = time.process_time()

    assert names.shown(text) == text.strip()
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    "text", ["Ada Test <ada@example.org>", "Ada Test (ada@example.org)", "Ada Test ada@example.org"]
)
def test_address_behind_a_name_is_still_left_out(text: str) -> None:
    assert names.shown(text) == "Ada Test"
