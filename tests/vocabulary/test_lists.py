"""What single vocabularies promise beyond their labels."""

import re
from collections import Counter

import pytest

from chiron.vocabulary.terms import vocabulary
from rosters.text import fold


def codes_for(kind, word):
    terms = vocabulary(kind)
    wide = {fold(name): codes for name, codes in {**terms.ambiguous, **terms.broad}.items()}
    sure = {fold(name): (term.code,) for term in terms for name in (term.code, term.label, *term.aliases)}
    return {**wide, **sure}.get(fold(word))


def test_topics_stand_in_their_nine_groups():
    topics = vocabulary("topics")

    assert [group.code for group in topics.groups] == list("123456789")
    assert list(Counter(topic.group for topic in topics).values()) == [7, 8, 9, 8, 8, 6, 7, 6, 8]
    assert [topic.code for topic in topics if not re.fullmatch(rf"{topic.group}\.[1-9]", topic.code)] == []


def test_private_topics_are_never_named_to_a_coordinator():
    discreet = {topic.code for topic in vocabulary("topics") if topic.more.get("discreet")}

    assert discreet == {"2.4", "4.8", "9.1", "9.2", "9.3", "9.4", "9.5", "9.6", "9.7", "9.8"}


def test_specialties_carry_cross_references_of_the_right_shape_each_once():
    nucc = [specialty.more["nucc"] for specialty in vocabulary("specialties")]

    assert [code for code in nucc if not re.fullmatch(r"[0-9]{3}[0-9A-Z]{6}X", code)] == []
    assert [code for code, times in Counter(nucc).items() if times > 1] == []


def test_specialties_say_what_kind_they_are():
    kinds = Counter(specialty.more["kind"] for specialty in vocabulary("specialties"))

    assert kinds == {"primary": 32, "subspecialty": 76, "other": 5}


RANKS = [
    ("hs", 0),
    ("premed", 1),
    ("ms-pre", 2),
    ("ms-clin", 3),
    ("mdphd", 3),
    ("img-exam", 4),
    ("intern", 4),
    ("jr-res", 5),
    ("sr-res", 6),
    ("fellow", 7),
    ("research-fellow", 7),
    ("early", 8),
    ("mid", 9),
    ("senior", 10),
    ("sas", 8),
    ("return", None),
    ("change", None),
    ("retired", 10),
]


def test_stages_are_in_order_and_know_how_far_apart_they_are():
    assert [(stage.code, stage.more["rank"]) for stage in vocabulary("stages")] == RANKS


def test_stages_say_who_is_a_student_and_who_may_be_a_minor():
    stages = vocabulary("stages")

    assert {s.code for s in stages if s.more["student"]} == {"hs", "premed", "ms-pre", "ms-clin", "mdphd"}
    assert {s.code: s.more["minor"] for s in stages if s.more["minor"] != "no"} == {"hs": "always", "premed": "maybe"}


def test_roles_and_powers_are_explained_in_one_sentence_each():
    explained = [*vocabulary("roles"), *vocabulary("powers"), *vocabulary("formats")]

    assert [term.code for term in explained if not re.fullmatch(r"[A-Z][^.]+\.", term.more["description"])] == []


def test_each_style_has_words_for_both_ends_and_a_question():
    styles = vocabulary("styles")

    assert list(styles.terms) == ["closeness", "direction", "structure", "pace", "tone", "scope"]
    for style in styles:
        assert style.more["question"].endswith("?")
        low = {fold(style.more["low"]), *map(fold, style.more["low_aliases"])}
        high = {fold(style.more["high"]), *map(fold, style.more["high_aliases"])}
        assert low & high == set()
        assert len(low) > 1 < len(high)


def test_languages_are_two_letters_and_know_their_own_name():
    languages = vocabulary("languages")

    assert [language.code for language in languages if not re.fullmatch("[a-z]{2}", language.code)] == []
    assert [language.code for language in languages if not language.more["own"]] == []
    assert languages["de"].more["own"] == "Deutsch"


def test_help_says_where_it_was_read_and_that_it_must_be_checked():
    for line in vocabulary("help"):
        assert line.more["phone"] or line.more["text"] or line.more["link"]
        assert line.more["source"]
        assert line.more["certainty"] in ("read", "second-hand", "unchecked")
        assert re.fullmatch(r"(20\d\d(-[01]\d(-[0-3]\d)?)?)?", line.more["verified_on"])
        assert line.more["must_reverify"] is True or len(line.more["verified_on"]) == len("2026-01-31")


def test_a_medical_student_is_not_sent_to_a_service_that_turns_students_away():
    assert vocabulary("help")["uk-practitioner-health"].more["who"].endswith("medical students are not eligible")


@pytest.mark.parametrize(
    ("kind", "word", "codes"),
    [
        ("specialties", "OB/GYN", ("obgyn",)),
        ("specialties", "A&E", ("em",)),
        ("specialties", "Anaesthetics", ("anes",)),
        ("specialties", "GP", ("gp",)),
        ("specialties", "Family practice", ("fm",)),
        ("specialties", "heme/onc", ("hemeonc",)),
        ("specialties", "PM&R", ("pmr",)),
        ("specialties", "paediatric cardiology", ("pedscards",)),
        ("specialties", "med-peds", ("im", "peds")),
        ("specialties", "ICU", ("ccm", "ccm-anes", "ccm-surg")),
        ("stages", "M1", ("ms-pre",)),
        ("stages", "Third-year medical student", ("ms-clin",)),
        ("stages", "PGY-1", ("intern",)),
        ("stages", "PGY3", ("jr-res",)),
        ("stages", "PGY-7", ("sr-res",)),
        ("stages", "F2", ("jr-res",)),
        ("stages", "ST3", ("sr-res",)),
        ("stages", "Consultant", ("mid",)),
        ("stages", "Professor", ("senior",)),
        ("stages", "Emeritus", ("retired",)),
        ("topics", "USMLE", ("2.3",)),
        ("topics", "Work–life balance", ("9.1",)),
        ("topics", "Letters of recommendation", ("4.5",)),
        ("topics", "Networking", ("6.1",)),
        ("topics", "Research", ("5.1", "5.2", "5.4", "5.5")),
        ("topics", "Advocacy", ("8.4", "8.5")),
        ("roles", "near-peer", ("peer",)),
        ("channels", "Zoom", ("video",)),
        ("channels", "f2f", ("in-person",)),
        ("languages", "Español", ("es",)),
        ("languages", "Farsi", ("fa",)),
    ],
)
def test_familiar_words_are_understood(kind, word, codes):
    assert codes_for(kind, word) == codes
