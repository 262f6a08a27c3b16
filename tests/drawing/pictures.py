"""Looking at pictures as a program would that knows nothing of how they were drawn."""

import re
from xml.etree import ElementTree as ET

from drawing import Picture

SVG = "{http://www.w3.org/2000/svg}"


def parsed(picture: Picture) -> ET.Element:
    """Parse the picture as the file of its own that it can be."""
    return ET.fromstring(picture.alone())  # noqa: S314 -- our own drawing


def all_of(picture: Picture, tag: str, kind: str | None = None) -> list[ET.Element]:
    """Find the elements of a tag, and of a class where one is given."""
    return [found for found in parsed(picture).iter(SVG + tag) if kind in (None, found.get("class"))]


def texts(picture: Picture) -> list[str]:
    """Read every text in the picture, whole where it was shortened."""
    found = all_of(picture, "text")
    return [next((title.text for title in text.iter(SVG + "title")), text.text) or "" for text in found]


def inside(picture: Picture) -> bool:
    """Say whether every text, rectangle and circle begins inside the picture."""
    width, height = (float(number) for number in parsed(picture).get("viewBox", "").split()[2:])
    points = [(float(e.get("x", e.get("cx", 0))), float(e.get("y", e.get("cy", 0)))) for e in parsed(picture).iter()]
    return all(0 <= x <= width and -1 <= y <= height for x, y in points)


def numbers(path: str) -> list[float]:
    """Read the numbers of a path's ``d``."""
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]
