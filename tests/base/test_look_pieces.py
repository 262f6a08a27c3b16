"""What the pieces promise: nothing typed is lost, what is wrong is tied to its field, and a bar says its numbers."""

from html.parser import HTMLParser

import pytest
from django.template import Context, Template
from django_cotton.compiler_regex import CottonCompiler

from chiron.base import living
from chiron.base.templatetags import pieces


class Elements(HTMLParser):
    """The elements of a piece of HTML, each as its tag and attributes."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def of(self, tag, **wanted):
        return [attrs for name, attrs in self.found if name == tag and wanted.items() <= attrs.items()]

    def named(self, identity):
        return [attrs for _tag, attrs in self.found if attrs.get("id") == identity]


def drawn(source, **context):
    return Template(CottonCompiler().process(source)).render(Context(context))


def words(html):
    return " ".join(html.split())


def sample(data=None, **told):
    return living.Sample(data, initial=told)


def test_a_field_is_described_by_its_hint_and_by_what_is_wrong():
    html = drawn('<c-ui.field :field="form.name" />', form=sample({"name": ""}))

    found = Elements(html)
    [field] = found.of("input")
    assert field["aria-invalid"] == "true"
    assert field["aria-describedby"].split() == ["id_name_helptext", "id_name_error"]
    assert [len(found.named(part)) for part in field["aria-describedby"].split()] == [1, 1]
    assert found.of("label", **{"for": "id_name"}) != []


def test_what_was_typed_is_kept_when_it_is_refused():
    [field] = Elements(drawn('<c-ui.field :field="form.email" />', form=sample({"email": "ben at home"}))).of("input")

    assert field["value"] == "ben at home"


def test_the_error_summary_leads_to_each_wrong_field():
    form = sample({"email": "ben at home"})

    found = Elements(drawn('<c-ui.form :form="form"><c-ui.fields :form="form" /></c-ui.form>', form=form))
    led_to = [link["href"].removeprefix("#") for link in found.of("a")]

    assert led_to == ["id_name", "id_email", "id_role", "id_fruit"]
    assert [len(found.named(identity)) for identity in led_to] == [1, 1, 1, 1]
    assert len([attrs for _tag, attrs in found.found if "data-error-summary" in attrs]) == 1


def test_a_form_without_faults_shows_no_summary():
    assert "error-summary" not in drawn('<c-ui.form :form="form" />', form=sample())


def test_what_is_chosen_stands_first_and_the_rest_stays_folded():
    found = Elements(drawn('<c-ui.checks :field="form.fruit" />', form=sample(fruit=["plum", "fig"])))

    assert [box["value"] for box in found.of("input")][:2] == ["plum", "fig"]
    assert ["open" in group for group in found.of("details")] == [False] * len(found.of("details"))
    assert [box["value"] for box in found.of("input") if "checked" in box] == ["plum", "fig"]
    assert len(found.of("input", type="checkbox")) == 7


def test_the_filter_waits_for_the_script_that_makes_it_work():
    [box] = [
        a
        for _t, a in Elements(drawn('<c-ui.checks :field="form.fruit" filter />', form=sample())).found
        if "data-filter" in a
    ]

    assert "hidden" in box


def test_a_scale_has_five_places_and_the_right_to_say_nothing():
    html = drawn('<c-ui.scale :field="form.pace" low="Unhurried" high="Brisk" />', form=sample(pace="75"))

    steps = Elements(html).of("input", type="radio", name="pace")
    assert [step["value"] for step in steps] == ["0", "25", "50", "75", "100", ""]
    assert [step["value"] for step in steps if "checked" in step] == ["75"]
    assert [words(text) for text in html.split('<span class="unseen">')[1:] for text in [text.split("<")[0]]] == [
        "Unhurried",
        "closer to: Unhurried",
        "in between",
        "closer to: Brisk",
        "Brisk",
    ]


@pytest.mark.parametrize(
    ("taken", "places", "said", "filled"),
    [
        (0, 0, "Takes nobody at the moment", 0),
        (0, 1, "The one place is free", 0),
        (1, 1, "The one place is taken", 1),
        (2, 3, "1 of 3 places free", 2),
        (3, 3, "All 3 places are taken", 3),
        (5, 3, "All 3 places are taken", 5),
        (31, 40, "9 of 40 places free", 0),
    ],
)
def test_a_load_bar_says_in_words_what_it_draws(taken, places, said, filled):
    html = drawn('<c-ui.load :taken="taken" :places="places" />', taken=taken, places=places)

    assert said in words(html)
    assert len(Elements(html).of("i", **{"class": "taken"})) == filled


def test_too_many_places_are_said_and_not_drawn():
    assert (len(pieces.bar(3, 24)), pieces.bar(3, 25)) == (24, [])


def test_a_name_cannot_turn_the_text_around_it_or_bring_a_tag():
    html = drawn('<c-ui.person name="{{ name }}" detail="student" />', name="<b>ליאור</b>")

    assert '<bdi class="person">&lt;b&gt;ליאור&lt;/b&gt;</bdi>' in html


def test_a_moment_is_shown_with_its_zone(settings):
    settings.TIME_ZONE = "America/New_York"

    html = drawn('<c-ui.time :at="moment" />', moment=living.MOMENT)

    assert words(html) == '<time datetime="2026-11-02T09:30:00-05:00">2 November 2026, 09:30 EST</time>'


def test_what_asks_once_more_also_works_as_a_page():
    html = drawn('<c-ui.confirm id="end" href="/end/" label="End" title="End it?" yes="End it">…</c-ui.confirm>')

    found = Elements(html)
    assert found.of("a", id="end", href="/end/") != []
    assert found.of("dialog", **{"data-confirm": "end"}) != []
    assert found.of("form", method="post", action="/end/") != []
