"""The vocabularies hold what they promise, and no word in them means two things in secret."""

import json
import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from chiron.vocabulary.terms import KINDS, vocabulary
from rosters.text import fold

HOW_MANY = {
    "specialties": 113,
    "stages": 18,
    "topics": 67,
    "roles": 7,
    "formats": 10,
    "styles": 6,
    "channels": 5,
    "languages": 183,
    "powers": 8,
    "help": 9,
}
NAMES_WITH_CAPITALS = {
    "AOA", "BMA", "CV", "NHS", "OMM", "PM&R",  # short names
    "States", "Kingdom", "Practitioner", "Health", "Lifeline", "Physician", "Support", "Line",  # names of help lines
}  # fmt: skip

every_kind = pytest.mark.parametrize("kind", KINDS)


def names(term):
    return [term.code, term.label, *term.aliases]


@every_kind
def test_every_vocabulary_is_whole(kind):
    assert len(vocabulary(kind)) == HOW_MANY[kind]


@every_kind
def test_every_code_is_given_once(kind):
    written = json.loads((files("chiron.vocabulary") / "data" / f"{kind}.json").read_text(encoding="utf-8"))

    assert [code for code, times in Counter(term["code"] for term in written["terms"]).items() if times > 1] == []


@every_kind
def test_every_vocabulary_says_its_name_version_and_source(kind):
    written = json.loads((files("chiron.vocabulary") / "data" / f"{kind}.json").read_text(encoding="utf-8"))

    assert written["kind"] == kind
    assert re.fullmatch(r"20\d\d\.\d+", vocabulary(kind).version)
    assert len(vocabulary(kind).source) > 20


@every_kind
def test_no_word_means_two_terms_in_secret(kind):
    owners = {}
    for term in vocabulary(kind):
        for name in names(term):
            owners.setdefault(fold(name), set()).add(term.code)

    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


@every_kind
def test_no_alias_says_again_what_another_name_of_its_term_says(kind):
    again = {}
    for term in vocabulary(kind):
        folded = Counter({fold(term.code), fold(term.label)})
        folded.update(fold(alias) for alias in term.aliases)
        if more := [name for name, times in folded.items() if times > 1]:
            again[term.code] = more

    assert again == {}


@every_kind
def test_every_name_can_be_compared(kind):
    assert [term.code for term in vocabulary(kind) if not all(fold(name) for name in names(term))] == []


@every_kind
def test_wide_and_unclear_words_belong_to_no_term_and_name_several(kind):
    terms = vocabulary(kind)
    taken = {fold(name) for term in terms for name in names(term)}
    words = [*terms.broad.items(), *terms.ambiguous.items()]

    assert [word for word, _ in words if fold(word) in taken] == []
    assert [word for word, codes in words if len(set(codes)) < max(2, len(codes))] == []
    assert [word for word, codes in words if not set(codes) <= set(terms.terms)] == []
    assert [word for word, times in Counter(fold(word) for word, _ in words).items() if times > 1] == []


@every_kind
def test_labels_start_with_a_capital_and_have_no_stray_space(kind):
    labels = [each.label for each in [*vocabulary(kind), *vocabulary(kind).groups]]

    assert [label for label in labels if not re.fullmatch(r"[^\Wa-z_].*\S", label)] == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "languages"])
def test_labels_are_written_as_sentences_are(kind):
    labels = [each.label for each in [*vocabulary(kind), *vocabulary(kind).groups]]
    later_words = {label: re.findall(r"(?<=[\s(/–-])[A-Z][\w&]*", label) for label in labels}

    assert {label: words for label, words in later_words.items() if not set(words) <= NAMES_WITH_CAPITALS} == {}


@every_kind
def test_every_term_stands_under_a_heading_where_there_are_headings(kind):
    terms = vocabulary(kind)

    assert {term.group for term in terms} == ({group.code for group in terms.groups} or {""})


@pytest.mark.parametrize("kind", ["", "species", "../data/topics", "Topics"])
def test_an_unknown_vocabulary_is_refused(kind):
    with pytest.raises(KeyError, match="There is no vocabulary named"):
        vocabulary(kind)


def test_the_page_about_the_vocabulary_counts_right():
    page = (Path(__file__).parents[2] / "docs" / "vocabulary.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (\d+) \| ([\d.]+) \|", page, re.MULTILINE)

    assert rows == [(kind, str(len(vocabulary(kind))), vocabulary(kind).version) for kind in KINDS]
