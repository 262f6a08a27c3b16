"""Elements of SVG and HTML, built as a tree so that nothing a person typed can become markup."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from xml.etree.ElementTree import Element, tostring

Child = Element | str | None

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Replace the characters that neither XML nor HTML can hold, such as NUL, by U+FFFD."""
    return text if text.isprintable() else _NOT_IN_XML.sub("\ufffd", text)


def element(tag: str, *children: Child | Iterable[Child], **attributes: object) -> Element:
    """Build an element from text, elements, and iterables of them; None is left out.

    An underscore in an attribute's name stands for a hyphen, one at the end for nothing (``class_``).
    An attribute that is None is left out, and floats are written with at most one decimal.
    """
    made = Element(tag, {_name(key): clean(_written(value)) for key, value in attributes.items() if value is not None})
    last: Element | None = None
    for child in _flat(children):
        if isinstance(child, Element):
            made.append(child)
            last = child
        elif last is None:
            made.text = (made.text or "") + clean(child)
        else:
            last.tail = (last.tail or "") + clean(child)
    return made


def as_html(made: Element) -> str:
    """Write the element as it stands inside a page."""
    return tostring(made, encoding="unicode", method="html")


def as_svg(made: Element) -> str:
    """Write an SVG element as a file of its own, with its namespace."""
    alone = Element(made.tag, {"xmlns": "http://www.w3.org/2000/svg", **made.attrib})
    alone.text = made.text
    alone.extend(made)
    return tostring(alone, encoding="unicode", method="xml")


def _flat(children: Iterable[Child | Iterable[Child]]) -> Iterator[Element | str]:
    for child in children:
        if isinstance(child, (Element, str)):
            yield child
        elif child is not None:
            yield from _flat(child)


@cache
def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _written(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
