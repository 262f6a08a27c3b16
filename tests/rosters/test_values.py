"""Addresses, amounts, zones and moments as people write them."""

import contextlib
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosters import values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ines.Duarte@Example.ORG", "ines.duarte@example.org"),
        ("Ines Duarte <ines@example.org>", "ines@example.org"),
        ("mailto:ines@example.org", "ines@example.org"),
        ("ines+ward@mail.example.ac.uk;", "ines+ward@mail.example.ac.uk"),
    ],
)
def test_address_is_normalized(text: str, expected: str) -> None:
    assert values.address(text) == expected


@pytest.mark.parametrize(
    "text", ["ines", "ines@", "ines@localhost", "a b@example.org", "a@b@example.org", "ines..d@example.org", "a@-b.org"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(values.Unfit):
        values.address(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2", (2.0, True)),
        ("3.0", (3.0, True)),
        ("2,5", (2.5, True)),
        ("4 hours", (4.0, True)),
        ("90 minutes", (1.5, True)),
        ("2-4", (3.0, False)),
        ("2 to 4 hrs", (3.0, False)),
        ("2026-02-04", (3.0, False)),
        ("02-Apr", (3.0, False)),
        ("5+", (5.0, False)),
        ("about 3", (3.0, False)),
        ("1 hour a week", (4.33, False)),
    ],
)
def test_hours_a_month(text: str, expected: tuple[float, bool]) -> None:
    assert values.hours(text) == expected


@pytest.mark.parametrize("text", ["soon", "-3", "900", "2 hours a day", "1, 2 or 3", ""])
def test_what_is_no_amount_of_hours_is_refused(text: str) -> None:
    with pytest.raises(values.Unfit):
        values.hours(text)


@pytest.mark.parametrize(("text", "expected"), [("3", 3), ("1-2", 2), ("two", 2), ("0", 0), ("up to 3 mentees", 3)])
def test_places(text: str, expected: int) -> None:
    assert values.places(text)[0] == expected


@pytest.mark.parametrize("text", ["2.5", "-1", "101", "many"])
def test_what_is_no_number_of_people_is_refused(text: str) -> None:
    with pytest.raises(values.Unfit):
        values.places(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Europe/Lisbon", "Europe/Lisbon"),
        ("europe/lisbon", "Europe/Lisbon"),
        ("Eastern Time (US & Canada)", "America/New_York"),
        ("(GMT-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("ET", "America/New_York"),
        ("UTC+1", "Etc/GMT-1"),
        ("GMT-05:00", "Etc/GMT+5"),
        ("gmt", "UTC"),
    ],
)
def test_zone(text: str, expected: str) -> None:
    assert values.zone(text) == expected


@pytest.mark.parametrize("text", ["CST", "IST", "UTC+5:30", "the moon", "Moon/Base", "../../etc/passwd", "UTC+99"])
def test_zone_that_cannot_be_known_is_refused(text: str) -> None:
    with pytest.raises(values.Unfit):
        values.zone(text)


def test_moment_that_can_be_read_in_two_ways_is_read_in_both() -> None:
    assert set(values.moments("3/4/2026 9:00")) == {datetime(2026, 3, 4, 9), datetime(2026, 4, 3, 9)}
    assert values.moments("2026/02/03 8:01:15 AM GMT+1") == (datetime(2026, 2, 3, 8, 1, 15),)
    assert values.moments("yesterday") == ()


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (values.address, values.hours, values.places, values.zone, values.number):
        with contextlib.suppress(values.Unfit):
            assert read(text) is not None
