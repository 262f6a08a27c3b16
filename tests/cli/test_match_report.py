import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from outcomes import SMALL, large

import chiron.cli
from chiron.cli.report import headline, page

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """A page read as a browser reads it: every element with its attributes, its path and its words."""

    def __init__(self, html):
        super().__init__()
        self.path, self.elements = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        element = {"tag": tag, "words": "", "in": [e["tag"] for e in self.path], **dict(attrs)}
        self.elements.append(element)
        if tag not in VOID:
            self.path.append(element)

    def handle_endtag(self, tag):
        assert self.path[-1]["tag"] == tag, f"{tag} closes {self.path[-1]['tag']}"
        self.path.pop()

    def handle_data(self, data):
        for element in self.path:
            element["words"] += data

    def all(self, tag):
        return [element for element in self.elements if element["tag"] == tag]


@pytest.fixture(scope="module")
def small():
    return Page(page(SMALL))


def test_the_title_says_how_many_have_a_mentor(small):
    assert [h1["words"] for h1 in small.all("h1")] == ["2 of 3 mentees have a mentor"]
    assert headline(large(4)) == "All 4 mentees have a mentor"


def test_everything_is_in_the_one_file():
    html = page(SMALL)
    read = Page(html)

    assert not read.all("script") + read.all("link") + read.all("img") + read.all("iframe")
    addresses = [value for e in read.elements for key, value in e.items() if key in ("src", "href", "xlink:href")]
    assert addresses
    assert all(address.startswith("#") for address in addresses)
    assert "url(" not in html
    assert "@import" not in html
    assert not [e for e in read.elements if any(key.startswith("on") for key in e)]


def test_every_link_leads_somewhere_in_the_page(small):
    ids = [element["id"] for element in small.elements if "id" in element]

    assert len(ids) == len(set(ids))
    assert {a["href"][1:] for a in small.all("a")} <= set(ids)


def test_names_from_a_spreadsheet_stay_words(small):
    assert "<script>alert('Dina')</script>" in [h3["words"].strip() for h3 in small.all("h3")]
    assert "<b>Step 1</b>" in [td["words"] for td in small.all("td")]


def test_no_character_is_left_that_html_cannot_hold():
    assert "\x00" not in page(SMALL)


def test_who_has_no_mentor_stands_before_the_pairs_with_why_and_what_would_change_it(small):
    assert [h2["words"] for h2 in small.all("h2")][:2] == ["No mentor yet", "Who with whom"]
    (people,) = [ul for ul in small.all("ul") if "people" in ul.get("class", "")]
    assert "Every mentor who covers Letters is full." in people["words"]
    assert "What would change it: One more place with such a mentor." in people["words"]


def test_each_pair_has_a_row_with_its_reasons(small):
    (table,) = [t for t in small.all("table") if t["words"].startswith("Mentees from A to Z")]

    for said in (
        "Ben Carter",
        "أمارة عكافور",
        "0.90",
        "covers 2 of 3 topics: Exam plan and one private topic",
        "Where they differ: not covered: Letters",
        "Not told yet: role",
        "Others who fit: Bilal Haddad (0.40)",
        "Fixed beforehand in the lock file.",
    ):
        assert said in table["words"]


def test_what_nobody_told_is_said_once(small):
    words = small.all("main")[0]["words"]

    assert "Told in no pair: style." in words
    assert "Not told yet: role, style" not in words


def test_names_run_in_the_direction_of_their_script(small):
    waiting = [e["words"] for e in small.all("bdi") if "h3" in e["in"]]
    assert waiting == ["<script>alert('Dina')</script>"]
    arabic = [e for e in small.elements if e["words"] == "أمارة عكافور" and e["tag"] in ("bdi", "th", "td")]

    assert arabic
    assert all(e["tag"] == "bdi" or e.get("dir") == "auto" for e in arabic)


def test_tables_have_captions_and_scoped_headings(small):
    assert len(small.all("caption")) == len(small.all("table"))
    assert {th.get("scope") for th in small.all("th")} == {"col", "row"}
    assert len(small.all("thead")) == len(small.all("table"))


def test_headings_go_down_one_step_at_a_time(small):
    levels = [int(e["tag"][1]) for e in small.elements if re.fullmatch("h[1-6]", e["tag"])]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_page_has_language_landmarks_and_a_way_past_the_contents(small):
    (html,) = small.all("html")
    assert html["lang"] == "en"
    assert small.all("a")[0]["href"] == "#report"
    assert [e["tag"] for e in small.elements if e["tag"] in ("header", "nav", "main", "footer")] == [
        "header",
        "nav",
        "main",
        "footer",
    ]
    assert all(svg["role"] == "img" and svg["aria-label"] for svg in small.all("svg"))


def test_every_picture_has_its_table(small):
    figures = small.all("figure")

    assert figures
    assert len(figures) == len([t for t in small.all("table") if "figure" in t["in"]])


def test_it_can_be_repeated_from_what_it_says(small):
    words = small.all("main")[0]["words"]

    for said in ("chiron match people.csv --seed 7 --out round", "9f" * 32, "0.1.0", "topics", "1.5"):
        assert said in words


def test_no_percentage_is_put_on_a_person():
    assert not re.search(r"\d\s?%", "".join(section["words"] for section in Page(page(SMALL)).all("main")))


def test_the_same_outcome_is_the_same_page():
    assert page(SMALL) == page(SMALL)


@pytest.mark.parametrize("pairs", [2, 10, 100, 600])
def test_every_size_names_everybody_and_stays_small(pairs):
    html = page(large(pairs))

    read = Page(html)
    loom = [text["words"] for text in read.all("text")]
    assert all(loom.count(f"Mentee {n}") == 1 for n in range(pairs))
    assert len(html) < 100_000 + 3_000 * pairs


def tokens():
    css = (Path(chiron.cli.__file__).parent / "report.css").read_text()
    pairs = dict(re.findall(r"--(\w+): light-dark\((#\w{6}, #\w{6})\)", css))
    plain = dict(re.findall(r"--(\w+): (#\w{6});", css))
    assert {name: colors.split(", ")[0] for name, colors in pairs.items()} == plain
    return {name: colors.split(", ") for name, colors in pairs.items()}


def luminance(color):
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "raised"])
@pytest.mark.parametrize("ink", ["ink", "quiet", "accent", "attention", "danger"])
def test_words_stand_out_from_their_ground(ink, ground, theme):
    light, dark = sorted((luminance(tokens()[name][theme]) for name in (ink, ground)), reverse=True)

    assert (light + 0.05) / (dark + 0.05) >= 4.5
