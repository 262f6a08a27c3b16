"""A picture and the table that says the same."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from xml.etree.ElementTree import Element

from drawing.markup import as_svg, element

Cell = str | int | float

# What a picture wears where no page gives it colors.
INK, QUIET, LINE, ACCENT, ATTENTION = "#1d2a2f", "#56646a", "#d9d5cb", "#0f6b66", "#8a5a00"


@dataclass(frozen=True, slots=True)
class Table:
    """What a picture shows, as rows; the first column names the row."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def element(self) -> Element:
        """Build an HTML table with caption and scoped headings; words run as their script does."""
        return element(
            "table",
            element("caption", self.caption, dir="auto"),
            element("thead", element("tr", (element("th", head, scope="col") for head in self.heads))),
            element("tbody", (element("tr", self._cells(row)) for row in self.rows)),
        )

    def _cells(self, row: Sequence[Cell]) -> list[Element]:
        return [
            element(
                "td" if at else "th",
                said(cell),
                scope=None if at else "row",
                class_=None if isinstance(cell, str) else "number",
                dir="auto" if isinstance(cell, str) else None,
            )
            for at, cell in enumerate(row)
        ]


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG element and its table. The colors come from the page; alone, it is drawn in the light ones."""

    svg: Element
    table: Table

    def alone(self) -> str:
        """Write the SVG as a file of its own."""
        return as_svg(self.svg)

    def figure(self, more: str) -> Element:
        """Build an HTML figure: picture, caption, and the table folded away under the words ``more``."""
        return element(
            "figure",
            self.svg,
            element("figcaption", self.table.caption, dir="auto"),
            element("details", element("summary", more), self._scrolled()),
            class_="picture",
        )

    def _scrolled(self) -> Element:
        """Let a wide table scroll by itself, with the keyboard too."""
        table = self.table.element()
        return element("div", table, class_="scroll", tabindex=0, role="region", aria_label=self.table.caption)


def stylesheet() -> str:
    """Read the style of the pictures; a page that defines the color tokens decides how they look."""
    return (files("drawing") / "pictures.css").read_text(encoding="utf-8")


def canvas(width: float, height: float, says: str, *children: Element | None) -> Element:
    """Build the SVG root: scaled to its place, one image with a name to those who cannot see it."""
    return element(
        "svg",
        children,
        viewBox=f"0 0 {width:.0f} {height:.0f}",
        role="img",
        aria_label=says,
        class_="drawn",
        direction="ltr",
        overflow="visible",
        font_family="system-ui, sans-serif",
        font_size=13,
        fill=INK,
    )


def label(words: str, x: float, y: float, room: float, *, anchor: str = "start") -> Element:
    """Write words at a place, shortened to the room there is; the whole then stands in a tooltip."""
    short = shortened(words, room)
    whole = element("title", words) if short != words else None
    return element("text", short, whole, x=x, y=y, text_anchor=anchor, unicode_bidi="plaintext")


def shortened(words: str, room: float) -> str:
    """Cut words to about ``room`` units of 13-unit type, with an ellipsis; a letter keeps its accents."""
    width, end = 0.0, 0
    for at, letter in enumerate(words):
        width += _width(letter)
        if width <= room - 9:
            end = at + 1
        if width > room:
            while end and unicodedata.combining(words[end]):
                end -= 1
            return words[:end].rstrip() + "…"
    return words


def said(cell: Cell) -> str:
    """Write a number as the pictures do: a fit with two decimals, a count as it is."""
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell)


def counted(number: int, noun: str) -> str:
    """Say how many: ``1 thread``, ``2 threads``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _width(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 13.0
    if letter in " .,'’ijl|":
        return 4.0
    return 9.2 if letter.isupper() or letter in "mw@" else 7.5
