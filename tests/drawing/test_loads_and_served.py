import re

import pytest
from pictures import all_of, inside, numbers, texts

from drawing import Group, Load, columns, lines, load_bars


def test_a_load_bar_shows_places_taken_and_free():
    (picture,) = load_bars([Load("Amara Okafor", places=3, taken=2)])

    assert len(all_of(picture, "rect", "taken")) == 2
    assert len(all_of(picture, "rect", "free")) == 1
    assert picture.table.rows == (("Amara Okafor", 3, 2, 1),)
    assert texts(picture) == ["Amara Okafor", "2 of 3"]


def test_many_places_are_one_bar_in_proportion():
    (picture,) = load_bars([Load("Amara Okafor", places=40, taken=10)])

    (taken,), (free,) = all_of(picture, "rect", "taken"), all_of(picture, "rect", "free")
    assert abs(float(free.get("width")) / float(taken.get("width")) - 3) < 0.1
    assert inside(picture)


def test_a_mentor_with_no_place_has_an_empty_bar():
    (picture,) = load_bars([Load("Amara Okafor", places=0, taken=0)])

    assert all_of(picture, "rect") == []
    assert "0 of 0" in texts(picture)


def test_bars_are_cut_into_sheets_and_none_is_lost():
    pictures = load_bars([Load(f"Mentor {n}", 2, 1) for n in range(85)], rows=40)

    assert [len(picture.table.rows) for picture in pictures] == [40, 40, 5]
    assert load_bars([]) == []


def test_columns_count_fits_in_tenths_and_empty_places():
    picture = columns([0.0, 0.3, 0.35, 1.0], empty=2)

    assert dict(picture.table.rows) == {
        "none": 2, "0.0–0.1": 1, "0.1–0.2": 0, "0.2–0.3": 0, "0.3–0.4": 2, "0.4–0.5": 0, "0.5–0.6": 0,
        "0.6–0.7": 0, "0.7–0.8": 0, "0.8–0.9": 0, "0.9–1.0": 1,
    }  # fmt: skip
    assert picture.table.caption.endswith("the lowest is 0.00. Empty places: 2.")


def test_a_tenth_that_a_float_cannot_hold_still_falls_into_its_column():
    counts = dict(columns([0.1 * 3, 0.7 - 0.1 - 1e-12]).table.rows)

    assert counts["0.3–0.4"] == 1
    assert counts["0.6–0.7"] == 1


def test_columns_are_as_tall_as_their_counts():
    picture = columns([0.05, 0.05, 0.05, 0.95], empty=0)

    assert [float(bar.get("height")) for bar in all_of(picture, "rect")] == [150.0, 50.0]
    assert inside(picture)


def test_nobody_served_is_said_and_drawn_without_trouble():
    picture = columns([], empty=4)

    assert picture.table.caption == "Empty places: 4."
    assert len(all_of(picture, "rect", "lacking")) == 1


def test_a_line_has_a_tick_for_each_fit_and_the_middle_of_them():
    picture = lines([Group("Residents", (0.2, 0.4, 1.0), empty=1), Group("Fellows", (), empty=2)], grouped_by="stage")

    (ticks,) = all_of(picture, "path", "tick")
    (middle,) = all_of(picture, "path", "middle")
    assert len(re.findall("M", ticks.get("d"))) == 3
    low, high = (numbers(path)[0] for path in re.findall(r"M[^M]+", ticks.get("d"))[::2])
    assert numbers(middle.get("d"))[0] == pytest.approx(low + (high - low) * 0.25, abs=0.1)
    assert picture.table.heads[0] == "Stage"
    assert picture.table.rows == (("Residents", 3, 0.2, 0.4, 1.0, 1), ("Fellows", 0, "–", "–", "–", 2))
