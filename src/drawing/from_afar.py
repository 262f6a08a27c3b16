"""The loom from afar: people stand together in groups, and the threads between two groups run as a ribbon.

It is for cohorts that are too large to read name by name.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from drawing.loom import Person, Thread, curve
from drawing.markup import element
from drawing.picture import ACCENT, ATTENTION, LINE, QUIET, Picture, Table, canvas, counted, label

WIDTH, TOP, LEFT, RIGHT, NAMES = 400, 28, 146, 254, 136
GAP, LEAST = 14, 30  # air between two groups; the least height of one, for its two lines of words


@dataclass(frozen=True, slots=True)
class _Tie:
    """A thread seen by its groups, as their rank in the columns."""

    left: int
    right: int


@dataclass(frozen=True, slots=True)
class _Band:
    """A group in a column: where it begins, how tall it is, what is written under its name."""

    name: str
    top: float
    height: float
    words: str


def from_afar(
    mentees: Sequence[Person], mentors: Sequence[Person], threads: Sequence[Thread], *, grouped_by: str
) -> Picture:
    """Draw the loom by groups, in the order in which they first appear among the mentees, then the mentors.

    ``grouped_by`` is the noun for what the groups are, such as "specialty".
    """
    order = list(dict.fromkeys(person.group for person in (*mentees, *mentors)))
    ties = _ties(mentees, mentors, threads, order)
    woven = {thread.mentee for thread in threads}
    loose = Counter(mentee.group for mentee in mentees if mentee.key not in woven)
    asked = Counter(mentee.group for mentee in mentees)
    filled = Counter(order[tie.left] for tie in ties)
    taken = Counter(order[tie.right] for tie in ties)
    places = {group: sum(mentor.places for mentor in mentors if mentor.group == group) for group in order}

    step = min(8.0, max(1.6, 320 / max(1, len(ties))))  # from one thread to the next
    left = _bands(
        [group for group in order if asked[group]],
        lambda group: (filled[group] + loose[group]) * step,
        lambda group: counted(asked[group], "mentee") + (f", {loose[group]} not yet" if loose[group] else ""),
    )
    right = _bands(
        [group for group in order if places[group]],
        lambda group: taken[group] * step,
        lambda group: f"{taken[group]} of {counted(places[group], 'place')}",
    )
    caption = _caption(ties, grouped_by)
    svg = canvas(
        WIDTH,
        max((band.top + band.height for band in (*left, *right)), default=TOP),
        f"The loom from afar: {caption}.",
        _heads(),
        _ribbons(ties, _tops(left, order), _tops(right, order), step),
        _stubs(left, filled, loose, step),
        *(_drawn(band, LEFT, "end") for band in left),
        *(_drawn(band, RIGHT, "start") for band in right),
    )
    return Picture(svg, Table(caption, ("Mentees", "Mentors", "Threads"), _rows(ties, order, loose)))


def _ties(
    mentees: Iterable[Person], mentors: Iterable[Person], threads: Iterable[Thread], order: Sequence[str]
) -> list[_Tie]:
    rank = {group: at for at, group in enumerate(order)}
    left = {person.key: rank[person.group] for person in mentees}
    right = {person.key: rank[person.group] for person in mentors}
    ties = [_Tie(left[thread.mentee], right[thread.mentor]) for thread in threads]
    return sorted(ties, key=lambda tie: (tie.left, tie.right))


def _bands(groups: Iterable[str], height: Callable[[str], float], words: Callable[[str], str]) -> list[_Band]:
    bands: list[_Band] = []
    top = float(TOP)
    for group in groups:
        bands.append(_Band(group, top, max(height(group), LEAST), words(group)))
        top += bands[-1].height + GAP
    return bands


def _tops(bands: Iterable[_Band], order: Sequence[str]) -> dict[int, float]:
    return {order.index(band.name): band.top for band in bands}


def _ribbons(ties: Sequence[_Tie], left: Mapping[int, float], right: Mapping[int, float], step: float) -> Element:
    """Draw the threads; they come sorted by left, then right group, so that each column fills from the top."""
    used_left, used_right = Counter[int](), Counter[int]()
    paths = []
    for tie in ties:
        start = left[tie.left] + (used_left[tie.left] + 0.5) * step
        end = right[tie.right] + (used_right[tie.right] + 0.5) * step
        used_left[tie.left] += 1
        used_right[tie.right] += 1
        across = tie.left != tie.right
        paths.append(
            element(
                "path",
                d=curve(LEFT, round(start, 1), RIGHT, round(end, 1)),
                class_="across" if across else None,
                stroke_dasharray="5 2" if across else None,
            )
        )
    return element("g", paths, class_="threads", fill="none", stroke=ACCENT, stroke_width=f"{min(2.4, step * 0.6):.2f}")


def _stubs(bands: Iterable[_Band], filled: Mapping[str, int], loose: Mapping[str, int], step: float) -> Element:
    """Draw a loose end for each mentee without a mentor, below the threads of her group."""
    ends = "".join(
        f"M{LEFT},{band.top + (filled[band.name] + at + 0.5) * step:g}h14"
        for band in bands
        for at in range(loose[band.name])
    )
    width = f"{min(2.4, step * 0.6):.2f}"
    return element("path", d=ends, class_="loose", fill="none", stroke=ATTENTION, stroke_width=width)


def _rows(ties: Iterable[_Tie], order: Sequence[str], loose: Mapping[str, int]) -> tuple[tuple[str, str, int], ...]:
    counts = Counter(ties)
    woven = [
        (order[t.left], order[t.right], n) for t, n in sorted(counts.items(), key=lambda i: (i[0].left, i[0].right))
    ]
    return (*woven, *((group, "no mentor yet", loose[group]) for group in order if loose[group]))


def _caption(ties: Sequence[_Tie], grouped_by: str) -> str:
    within = sum(tie.left == tie.right for tie in ties)
    return f"{counted(len(ties), 'thread')}: {within} within one {grouped_by}, {len(ties) - within} across"


def _drawn(band: _Band, x: float, anchor: str) -> Element:
    words_x = x - 10 if anchor == "end" else x + 10
    words = element("text", band.words, x=words_x, y=band.top + 26, text_anchor=anchor, font_size=11)
    words.attrib |= {"class": "quiet", "fill": QUIET}
    return element(
        "g",
        element("rect", x=x - 1.5, y=band.top, width=3, height=band.height, class_="beam", fill=QUIET),
        label(band.name, words_x, band.top + 11, NAMES, anchor=anchor),
        words,
    )


def _heads() -> Element:
    return element(
        "g",
        element("text", "Mentees", x=LEFT - 10, y=12, text_anchor="end"),
        element("text", "Mentors", x=RIGHT + 10, y=12),
        element("path", d=f"M0,18 H{WIDTH}", stroke=LINE, class_="rule"),
        class_="quiet",
        fill=QUIET,
    )
