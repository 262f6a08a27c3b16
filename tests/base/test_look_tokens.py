"""Whatever is written can be read: every colour that writes, on every colour that it is written on."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "src" / "chiron" / "base" / "static" / "base"
STYLES = sorted(STATIC.parents[2].rglob("static/**/*.css"))
PAIR = re.compile(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
TOKENS = {name: (light, dark) for name, light, dark in PAIR.findall((STATIC / "css/ground.css").read_text("utf-8"))}

GROUNDS = ("paper", "paper-deep", "field", "accent-wash", "attention-wash", "danger-wash")
INKS = ("ink", "ink-soft", "accent", "accent-deep", "attention", "danger", "danger-deep")
ON_COLOUR = (("on-accent", "accent"), ("on-accent", "accent-deep"), ("on-danger", "danger"), ("paper", "ink"))
# What only draws a line: WCAG asks 3 to 1 of the edge of a control, and nothing of a hairline.
EDGES = ("line-strong",)
HAIRLINES = ("line",)


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_reckoned_as_wcag_does():
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), [*((i, g) for i in INKS for g in GROUNDS), *ON_COLOUR])
def test_every_ink_can_be_read_on_every_ground(ink, ground, scheme):
    assert contrast(TOKENS[ink][scheme], TOKENS[ground][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("edge", EDGES)
def test_the_edge_of_a_field_can_be_seen(edge, scheme):
    assert contrast(TOKENS[edge][scheme], TOKENS["paper"][scheme]) >= 3


def test_every_colour_is_a_token_that_is_held_to_something():
    held = {*GROUNDS, *INKS, *EDGES, *HAIRLINES, *(ink for ink, _ground in ON_COLOUR)}

    assert set(TOKENS) == held


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_no_style_names_a_colour_of_its_own(style):
    own = re.sub(PAIR, "", style.read_text("utf-8"))

    # A picture to be scanned stands on white in either scheme.
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", own)) <= {"#fff"}


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_styles_know_start_and_end_but_neither_left_nor_right(style):
    text = re.sub(r"/\*.*?\*/|safe-area-inset", "", style.read_text("utf-8"), flags=re.DOTALL)

    assert re.findall(r"(?:margin|padding|border|inset)-(?:left|right|top|bottom)|[^-](?:left|right)\b", text) == []


def test_the_serif_weighs_at_most_45_kb():
    fonts = sorted((STATIC / "fonts").glob("*.woff2"))

    assert len(fonts) == 2
    assert sum(font.stat().st_size for font in fonts) <= 45_000


def test_the_serif_comes_with_its_licence_and_not_with_its_reserved_name():
    from fontTools.ttLib import TTFont

    licence = (STATIC / "fonts/OFL.txt").read_text("utf-8")
    names = {TTFont(font)["name"].getDebugName(1) for font in (STATIC / "fonts").glob("*.woff2")}

    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert names == {"Chiron Serif"}
