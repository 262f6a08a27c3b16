"""How well people are served: everyone at once as columns, and group by group as one line each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from xml.etree.ElementTree import Element

from drawing.markup import element
from drawing.picture import ACCENT, ATTENTION, LINE, QUIET, Picture, Table, canvas, label

WIDTH = 360
STEPS, BASE, TALL = 10, 176, 150  # columns of fits; where they stand; how tall the tallest is
TOP, ROW, FROM, ACROSS = 26, 46, 6, 348  # the lines: first row, height of a row, where fit 0 is, length of the scale


@dataclass(frozen=True, slots=True)
class Group:
    """People looked at together: the fits (0 to 1) of the places filled, and how many stayed empty."""

    name: str
    fits: tuple[float, ...]
    empty: int


def columns(fits: Sequence[float], *, empty: int = 0) -> Picture:
    """Draw how many places have which fit, in tenths, and how many stayed empty."""
    counts = [empty] + [0] * STEPS
    for fit in fits:
        counts[1 + min(STEPS - 1, int(fit * STEPS + 1e-9))] += 1  # a fit of 0.3 is a shade below 3 tenths
    names = ["none", *(f"{step / STEPS:.1f}–{(step + 1) / STEPS:.1f}" for step in range(STEPS))]
    caption = _caption(fits, empty)
    scale = TALL / max(1, *counts)
    pieces = [_column(at, count, count * scale) for at, count in enumerate(counts)]
    marks = [
        _quiet(f"{step / STEPS:.1f}", (step + 1) * WIDTH / (STEPS + 1), BASE + 15, "start") for step in range(STEPS)
    ]
    svg = canvas(
        WIDTH,
        BASE + 34,
        f"How well people are served. {caption}",
        element("path", d=f"M0,{BASE} H{WIDTH}", class_="rule", stroke=LINE),
        *pieces,
        _quiet("none", 2, BASE + 15, "start"),
        *marks,
        _quiet("fit →", WIDTH, BASE + 30, "end"),
    )
    return Picture(svg, Table(caption, ("Fit", "Places"), tuple(zip(names, counts, strict=True))))


def lines(groups: Sequence[Group], *, grouped_by: str) -> Picture:
    """Draw one line a group: a tick for each fit, a taller one for the middle; empty places are counted.

    ``grouped_by`` is the noun for what the groups are, such as "stage".
    """
    height = TOP + ROW * len(groups)
    caption = f"Fit by {grouped_by}: each tick is one place, the tall one is the middle"
    svg = canvas(
        WIDTH,
        height + 6,
        f"{caption}.",
        _scale(height),
        *(element("g", _line(group, TOP + ROW * at)) for at, group in enumerate(groups)),
    )
    heads = (grouped_by.capitalize(), "Places filled", "Lowest", "Middle", "Highest", "Places empty")
    return Picture(svg, Table(caption, heads, tuple(_row(group) for group in groups)))


def _caption(fits: Sequence[float], empty: int) -> str:
    lacking = f"Empty places: {empty}." if empty else "No place is empty."
    if not fits:
        return lacking
    return (
        f"Half of the filled places have a fit of {median(fits):.2f} or more; the lowest is {min(fits):.2f}. {lacking}"
    )


def _column(at: int, count: int, high: float) -> Element | None:
    if not count:
        return None
    width = WIDTH / (STEPS + 1)
    kind, fill = ("taken", ACCENT) if at else ("lacking", ATTENTION)
    x, y = at * width, BASE - high
    return element(
        "g",
        element("rect", x=x + 3, y=y, width=width - 6, height=high, rx=2, class_=kind, fill=fill),
        element("text", str(count), x=x + width / 2, y=y - 6, text_anchor="middle", font_size=12),
    )


def _row(group: Group) -> tuple[str | int | float, ...]:
    some = sorted(group.fits)
    told = (float(some[0]), float(median(some)), float(some[-1])) if some else ("–", "–", "–")
    return (group.name, len(some), *told, group.empty)


def _line(group: Group, top: float) -> Iterator[Element]:
    empty = f", {group.empty} empty" if group.empty else ""
    yield label(group.name, 0, top + 11, 240)
    yield _quiet(f"{len(group.fits)} filled{empty}", WIDTH, top + 11, "end")
    if group.fits:
        ticks = "".join(f"M{_across(fit):g},{top + 20:g}v12" for fit in sorted(group.fits))
        middle = f"M{_across(median(group.fits)):g},{top + 16:g}v20"
        yield element("path", d=ticks, class_="tick", stroke=ACCENT, stroke_opacity=0.6)
        yield element("path", d=middle, class_="middle", stroke=ACCENT, stroke_width=3)


def _scale(bottom: float) -> Element:
    steps = (0.0, 0.25, 0.5, 0.75, 1.0)
    return element(
        "g",
        (_quiet(f"{step:g}", _across(step), 12, "middle") for step in steps),
        (element("path", d=f"M{_across(step):g},18 V{bottom:g}", class_="rule", stroke=LINE) for step in steps),
    )


def _quiet(words: str, x: float, y: float, anchor: str) -> Element:
    return element("text", words, x=x, y=y, text_anchor=anchor, class_="quiet", fill=QUIET, font_size=11)


def _across(fit: float) -> float:
    return round(FROM + ACROSS * fit, 1)
