"""Load bars: each mentor's places, taken and free."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from drawing.markup import element
from drawing.picture import ACCENT, QUIET, Picture, Table, canvas, label

WIDTH, ROW, NAMES, BARS, ROOM = 360, 20, 150, 160, 140
CELL, MOST = 14, 10  # a place, and how many are drawn one by one


@dataclass(frozen=True, slots=True)
class Load:
    """A mentor's name, how many mentees she can take, and how many she has."""

    name: str
    places: int
    taken: int


def load_bars(loads: Sequence[Load], *, rows: int = 40) -> list[Picture]:
    """Draw one bar a mentor in the order given, in pictures of at most ``rows`` bars."""
    return [_sheet(loads[start : start + rows]) for start in range(0, len(loads), rows)]


def _sheet(loads: Sequence[Load]) -> Picture:
    places, taken = sum(load.places for load in loads), sum(load.taken for load in loads)
    caption = f"{loads[0].name} to {loads[-1].name}" if len(loads) > 1 else loads[0].name
    caption += f": {taken} of {places} places taken"
    return Picture(
        canvas(
            WIDTH,
            ROW * len(loads),
            f"Load bars. {caption}. The table below says the same.",
            *(element("g", _bar(load, at * ROW)) for at, load in enumerate(loads)),
        ),
        Table(
            caption,
            ("Mentor", "Places", "Taken", "Free"),
            tuple((load.name, load.places, load.taken, load.places - load.taken) for load in loads),
        ),
    )


def _bar(load: Load, top: float) -> Iterator[Element]:
    yield label(load.name, NAMES, top + 14, NAMES, anchor="end")
    if load.places <= MOST:
        for place in range(load.places):
            yield _cell(BARS + place * CELL, top + 5, CELL - 3, full=place < load.taken)
    else:
        full = ROOM * load.taken / load.places
        if load.taken:
            yield _cell(BARS, top + 5, full, full=True)
        if load.taken < load.places:
            yield _cell(BARS + full, top + 5, ROOM - full, full=False)
    words = f"{load.taken} of {load.places}"
    yield element("text", words, x=WIDTH, y=top + 14, text_anchor="end", class_="quiet", fill=QUIET)


def _cell(x: float, y: float, width: float, *, full: bool) -> Element:
    if full:
        return element("rect", x=x, y=y, width=width, height=11, rx=2, class_="taken", fill=ACCENT)
    return element(
        "rect",
        x=x + 0.7,
        y=y + 0.7,
        width=max(0.5, width - 1.4),
        height=9.6,
        rx=2,
        class_="free",
        fill="none",
        stroke=QUIET,
    )
