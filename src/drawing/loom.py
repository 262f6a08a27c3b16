"""The loom up close: mentees on the left, mentors on the right, everyone by name, a thread for every pair.

It is drawn on sheets that are short enough for a phone or half a page of paper.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from drawing.markup import element
from drawing.picture import ACCENT, ATTENTION, QUIET, Picture, Table, canvas, counted, label

WIDTH, ROW, TOP = 376, 22, 26
LEFT, RIGHT = 146, 208  # where the threads begin and end
MENTEE, MENTOR = 136, 130  # room for a name; a mentor's leaves room for "2/3"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in a column: a key, a name, the group they are counted in, how many they want or can take."""

    key: str
    name: str
    group: str = ""
    places: int = 1


@dataclass(frozen=True, slots=True)
class Thread:
    """A pair: the keys of its mentee and mentor, and how well they fit, 0 to 1."""

    mentee: str
    mentor: str
    fit: float


@dataclass(frozen=True, slots=True)
class _Weft:
    """A mentor and the threads that end at her."""

    mentor: Person
    threads: tuple[tuple[Person, float], ...]  # mentee, fit


def sheets(
    mentees: Sequence[Person],
    mentors: Sequence[Person],
    threads: Iterable[Thread],
    *,
    rows: int = 30,
    loose_ends: bool = True,
) -> list[Picture]:
    """Draw the loom in pictures of about ``rows`` rows each, mentors in the order given.

    A mentor stands whole on one sheet; a mentee with two mentors may stand on two. Those without a thread
    come last, or not at all where ``loose_ends`` is off. KeyError if a thread names someone who is in neither column.
    """
    named = {person.key: person for person in mentees}
    held: dict[str, list[tuple[Person, float]]] = {mentor.key: [] for mentor in mentors}
    for thread in threads:
        held[thread.mentor].append((named[thread.mentee], thread.fit))

    wefts = [_Weft(mentor, tuple(held[mentor.key])) for mentor in mentors if held[mentor.key]]
    woven_sheets = [_sheet(some) for some in _cut(wefts, rows)]
    if not loose_ends:
        return woven_sheets
    woven = {mentee.key for weft in wefts for mentee, _ in weft.threads}
    loose = [mentee for mentee in mentees if mentee.key not in woven]
    free = [mentor for mentor in mentors if not held[mentor.key]]
    return woven_sheets + [
        _loose_ends(loose[start : start + rows], free[start : start + rows])
        for start in range(0, max(len(loose), len(free)), rows)
    ]


def _cut(wefts: Iterable[_Weft], rows: int) -> Iterator[list[_Weft]]:
    sheet: list[_Weft] = []
    height = 0
    for weft in wefts:
        if sheet and height + len(weft.threads) > rows:
            yield sheet
            sheet, height = [], 0
        sheet.append(weft)
        height += len(weft.threads)
    if sheet:
        yield sheet


def _sheet(wefts: Sequence[_Weft]) -> Picture:
    left = {key: at for at, key in enumerate(dict.fromkeys(m.key for weft in wefts for m, _ in weft.threads))}
    right = _levels(wefts, left)
    drawn: set[str] = set()
    groups = []
    for weft in wefts:
        y = _middle(right[weft.mentor.key])
        pieces = [_thread(weft.mentor, mentee, fit, _middle(left[mentee.key]), y) for mentee, fit in weft.threads]
        for mentee, _ in weft.threads:
            if mentee.key not in drawn:
                pieces += _mentee(mentee, _middle(left[mentee.key]))
                drawn.add(mentee.key)
        groups.append(element("g", pieces, _mentor(weft.mentor, len(weft.threads), y), class_="weft"))

    names = [weft.mentor.name for weft in wefts]
    caption = counted(sum(len(weft.threads) for weft in wefts), "thread")
    caption += f", mentors {names[0]} to {names[-1]}" if len(names) > 1 else f", mentor {names[0]}"
    table = Table(
        caption,
        ("Mentee", "Mentor", "Fit", "Places taken", "Places"),
        tuple(
            (mentee.name, weft.mentor.name, float(fit), len(weft.threads), weft.mentor.places)
            for weft in wefts
            for mentee, fit in weft.threads
        ),
    )
    height = _middle(max(len(left) - 1, *right.values())) + ROW / 2
    return Picture(canvas(WIDTH, height, f"The loom: {caption}.", _heads(), *groups), table)


def _levels(wefts: Sequence[_Weft], left: dict[str, int]) -> dict[str, float]:
    """Put each mentor level with the middle of her mentees, lower where two would overlap."""
    wanted = {w.mentor.key: sum(left[m.key] for m, _ in w.threads) / len(w.threads) for w in wefts}
    levels: dict[str, float] = {}
    free = 0.0
    for key in sorted(wanted, key=wanted.__getitem__):
        levels[key] = max(wanted[key], free)
        free = levels[key] + 1
    return levels


def _loose_ends(mentees: Sequence[Person], mentors: Sequence[Person]) -> Picture:
    pieces: list[Element] = []
    for at, mentee in enumerate(mentees):
        y = _middle(at)
        pieces += [_loose(y), *_mentee(mentee, y, kind="open")]
    for at, mentor in enumerate(mentors):
        pieces += _mentor(mentor, 0, _middle(at))
    told = [f"{counted(len(mentees), 'mentee')} without a mentor yet"] if mentees else []
    told += [f"{counted(len(mentors), 'mentor')} without a mentee"] if mentors else []
    caption = ", ".join(told)
    table = Table(
        caption,
        ("Name", "Side", "Places"),
        (*((p.name, "mentee", p.places) for p in mentees), *((p.name, "mentor", p.places) for p in mentors)),
    )
    height = TOP + ROW * max(len(mentees), len(mentors))
    return Picture(canvas(WIDTH, height, f"Loose ends of the loom: {caption}.", _heads(), *pieces), table)


def _thread(mentor: Person, mentee: Person, fit: float, start: float, end: float) -> Element:
    return element(
        "path",
        element("title", f"{mentee.name} – {mentor.name}, fit {fit:.2f}"),
        d=curve(LEFT, start, RIGHT, end),
        class_="thread",
        fill="none",
        stroke=ACCENT,
        stroke_width=0.8 + 2.2 * fit,
    )


def _loose(y: float) -> Element:
    end = f"M{LEFT},{y:g} q14,0 20,6"
    return element("path", d=end, class_="loose", fill="none", stroke=ATTENTION, stroke_dasharray="3 3")


def _mentee(person: Person, y: float, kind: str = "knot") -> list[Element]:
    return [_knot(LEFT, y, kind), label(person.name, LEFT - 10, y + 4.5, MENTEE, anchor="end")]


def _mentor(person: Person, taken: int, y: float) -> list[Element]:
    tally = element("text", f"{taken}/{person.places}", x=WIDTH, y=y + 4.5, text_anchor="end")
    tally.attrib |= {"class": "quiet", "fill": QUIET}
    return [_knot(RIGHT, y, "knot" if taken else "open"), label(person.name, RIGHT + 10, y + 4.5, MENTOR), tally]


def _knot(x: float, y: float, kind: str) -> Element:
    if kind == "knot":
        return element("circle", cx=x, cy=y, r=3.5, class_="knot", fill=ACCENT)
    return element("circle", cx=x, cy=y, r=3.5, class_="open", fill="none", stroke=QUIET, stroke_width=1.5)


def _heads() -> Element:
    return element(
        "g",
        element("text", "Mentees", x=LEFT - 10, y=12, text_anchor="end"),
        element("text", "Mentors", x=RIGHT + 10, y=12),
        element("text", "places", x=WIDTH, y=12, text_anchor="end"),
        class_="quiet",
        fill=QUIET,
    )


def curve(x: float, y: float, to_x: float, to_y: float) -> str:
    """Write the path of a thread between two points: level at both ends."""
    bend = (to_x - x) * 0.45
    return f"M{x:g},{y:g} C{x + bend:g},{y:g} {to_x - bend:g},{to_y:g} {to_x:g},{to_y:g}"


def _middle(row: float) -> float:
    return round(TOP + ROW * (row + 0.5), 1)
