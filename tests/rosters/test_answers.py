"""Answers are split and understood without guessing more than can be known."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chiron.vocabulary.terms import vocabulary
from rosters.answers import nothing, words

KINDS = ("topics", "specialties", "channels", "languages", "roles", "stages")


@st.composite
def choices(draw: st.DrawFn) -> tuple[str, list[str], str]:
    """Some options of a vocabulary, as a form joins what was ticked."""
    kind = draw(st.sampled_from(KINDS))
    codes = draw(st.lists(st.sampled_from(list(vocabulary(kind).terms)), min_size=1, max_size=8, unique=True))
    joint = draw(st.sampled_from([", ", ",", "; ", "\n", " | "]))
    return kind, codes, joint.join(vocabulary(kind)[code].label for code in codes)


@given(choices())
@settings(max_examples=300, deadline=None)
def test_ticked_options_come_back_however_they_were_joined(chosen: tuple[str, list[str], str]) -> None:
    kind, codes, text = chosen

    found = [(meaning.codes, meaning.sureness) for _, meaning in words(kind).split(text)]

    assert found == [((code,), "sure") for code in codes]


@given(st.text(max_size=80), st.sampled_from(KINDS))
@settings(max_examples=300, deadline=None)
def test_no_text_is_dropped_or_taken_for_sure_without_a_word_behind_it(text: str, kind: str) -> None:
    for piece, meaning in words(kind).split(text):
        assert piece in " ".join(text.split()) or set(piece) <= set(f"{text}, \n")
        assert all(code in vocabulary(kind) for code in (*meaning.codes, *meaning.candidates))
        if meaning.sureness == "sure":
            assert meaning.codes or meaning.other or not meaning.candidates


@pytest.mark.parametrize("kind", KINDS)
def test_every_label_code_and_alias_is_known_for_what_the_vocabulary_says(kind: str) -> None:
    lookup, terms = words(kind), vocabulary(kind)

    for term in terms:
        assert lookup.meaning(term.code).codes == (term.code,) or nothing(term.code)  # "na" is Nauruan, and no answer
        assert lookup.meaning(term.label).codes == (term.code,)
        for alias in term.aliases:
            found = lookup.meaning(alias)
            assert found.codes == (term.code,) or term.code in found.candidates, alias


@pytest.mark.parametrize(
    ("kind", "text", "codes"),
    [
        ("specialties", "Neurolgy", ("neuro",)),
        ("specialties", "cardiology and nephrology", ("cards", "nephro")),
        ("specialties", "Paediatric neurology", ("childneuro",)),
        ("topics", "Persnal statement and CV", ("4.4",)),
        ("topics", "Exam plan (such as the boards)", ("2.3",)),
        ("channels", "phone/video", ("phone", "video")),
        ("languages", "Spanish (fluent)", ("es",)),
        ("stages", "pgy 3", ("jr-res",)),
        ("stages", "PGY-3", ("jr-res",)),
    ],
)
def test_near_words_are_read(kind: str, text: str, codes: tuple[str, ...]) -> None:
    found = words(kind).meaning(text)

    assert (found.codes, found.sureness) in ((codes, "sure"), (codes, "likely"))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("specialties", "Virology"),  # one letter from urology, and a field of its own
        ("specialties", "Surgery (orthopedic)"),
        ("specialties", "Podiatry"),
        ("specialties", "Neprology"),  # one letter from nephrology, one from neurology
        ("topics", "COMLEX Level 4"),  # numbers are no typing errors
        ("stages", "PGY-13"),
        ("stages", "MS 9"),
        ("topics", "Heart stuff"),
        ("languages", "Klingon"),
        ("channels", "carrier pigeon"),
    ],
)
def test_words_that_only_look_alike_are_never_taken(kind: str, text: str) -> None:
    found = words(kind).meaning(text)

    assert (found.codes, found.sureness) == ((), "doubtful")


@pytest.mark.parametrize("text", ["n/a", "NA", "-", "none", "No preference", "Prefer not to say", "undecided", "?"])
def test_saying_nothing_is_an_answer_of_no_words(text: str) -> None:
    found = words("languages").meaning(text)

    assert (found.codes, found.sureness) == ((), "sure")


def test_own_words_after_other_are_kept_apart_with_their_commas() -> None:
    found = list(words("topics").split("Letters, Other: night sailing, and cooking"))

    assert [(meaning.codes, meaning.other) for _, meaning in found] == [
        (("4.5",), ""),
        ((), "night sailing, and cooking"),
    ]


def test_comma_inside_brackets_cuts_nothing() -> None:
    cell = "Letters, Exam prep (SBAs, OSCEs), Exam plan"

    assert [piece for piece, _ in words("topics").split(cell)] == ["Letters", "Exam prep (SBAs, OSCEs)", "Exam plan"]
