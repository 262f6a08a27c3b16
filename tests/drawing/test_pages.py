from html.parser import HTMLParser

from drawing import Load, as_html, element, load_bars, stylesheet


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.words = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)


def read(html):
    tags = Tags()
    tags.feed(html)
    return tags


def test_a_figure_holds_the_picture_its_caption_and_the_table():
    (picture,) = load_bars([Load("Amara Okafor", 3, 2)])

    page = read(as_html(picture.figure("As a table")))

    names = [tag for tag, _ in page.tags]
    assert names[:2] == ["figure", "svg"]
    assert names.count("table") == 1
    assert ("svg", "img") in [(tag, attributes.get("role")) for tag, attributes in page.tags]
    assert [attributes["scope"] for tag, attributes in page.tags if tag == "th"] == ["col"] * 4 + ["row"]
    assert page.words.count("Amara Okafor: 2 of 3 places taken") == 2


def test_what_a_person_typed_never_becomes_a_tag():
    bad = "</svg><img src=x onerror=alert(1)>"
    (picture,) = load_bars([Load(bad, 3, 2)])

    page = read(as_html(picture.figure("As a table")))

    assert "img" not in [tag for tag, _ in page.tags]
    assert bad in page.words


def test_text_and_elements_keep_their_order():
    assert (
        as_html(element("p", "one ", element("b", "two"), " three", None, ["four"]))
        == "<p>one <b>two</b> threefour</p>"
    )


def test_the_style_names_tokens_and_no_colors():
    assert "var(--accent)" in stylesheet()
    assert "#" not in stylesheet()
