"""Reasons in words: plain, labelled, and silent about what is kept private."""

from dataclasses import asdict, replace

import pytest

from pairing import OBJECTIVES, Mentee, Mentor, Policy, pair_up, recommend, words
from pairing.matching import Matching

LABELS = {
    "2.3": "Exam plan",
    "4.1": "Electives",
    "4.6": "Interviews",
    "9.2": "Stress and burnout",
    "specialties:id": "Infectious disease",
    "languages:id": "Indonesian",
    "coach": "Coach",
    "pace": "Pace",
}
BEN = Mentee(
    "ben",
    {"2.3": 3, "4.1": 2, "4.6": 1},
    specialties={"id"},
    stage="ms-clin",
    roles={"coach", "sponsor"},
    style=(None, None, None, 0.2, 1.0, None),
    channels={"phone", "video"},
    languages={"id"},
    zone="Europe/London",
    hours=2,
)
AMARA = Mentor(
    "amara",
    {"2.3": 1, "4.1": 1},
    specialties={"id"},
    stage="fellow",
    roles={"coach"},
    style=(None, None, None, 0.2, 0.0, None),
    channels={"phone"},
    languages={"id"},
    zone="America/New_York",
    hours=1,
)


def said(mentee, mentor, **policy):
    (pair,) = recommend(mentee, [mentor], 1, Policy(**policy))
    return words.reasons(pair, LABELS), words.differences(pair, LABELS), words.untold(pair)


def test_a_pair_in_words():
    reasons, differences, untold = said(BEN, AMARA)

    assert reasons == [
        "covers 2 of 3 topics: Exam plan, Electives",
        "same specialty: Infectious disease",
        "similar style: pace",
        "offers the role asked for: Coach",
        "far ahead on the road",
        "both prefer the phone",
        "both speak Indonesian",
    ]
    assert differences == [
        "different style: tone",
        "not covered: Interviews",
        "does not offer: sponsor",
        "has 1 of the 2 hours a month asked for",
        "time zones 5 hours apart",
    ]
    assert untold == []


def test_what_is_not_told_is_said_to_be_not_told():
    reasons, differences, untold = said(Mentee("ben"), AMARA)

    assert (reasons, differences) == ([], [])
    assert untold[0] == "topics: not told yet"
    assert "style: not told yet" in untold


def test_a_part_without_weight_is_not_spoken_of():
    reasons, differences, _ = said(BEN, AMARA, weights={"style": 0, "zone": 0, "languages": 0})

    assert not [text for text in reasons + differences if "style" in text or "clock" in text or "speak" in text]


@pytest.mark.parametrize("keeps", [frozenset(), frozenset({"4.6"})])
def test_private_topics_count_and_are_never_named(keeps):
    ben = Mentee("ben", {"2.3": 1, "9.2": 1, "4.6": 1, "4.8": 1}, keeps=keeps)
    amara = Mentor("amara", {"9.2": 1, "4.6": 1})

    matching = pair_up([ben], [amara])
    (pair,) = matching.pairs

    assert pair.parts[0].value == 0.5
    told = repr({name: getattr(matching, name) for name in Matching.__slots__ if name != "outcome"})
    assert not [topic for topic in ("9.2", "4.8", *keeps) if f"'{topic}'" in told]
    named = ": Interviews" if not keeps else ""
    assert words.reasons(pair, LABELS)[0] == f"covers 2 of 4 topics{named}"
    assert words.differences(pair, LABELS)[0] == "not covered: Exam plan"


def test_a_difference_in_private_topics_alone_names_none():
    _, differences, _ = said(Mentee("ben", {"9.2": 1}), Mentor("amara", {"2.3": 1}))

    assert differences == ["some topics are not covered"]


def test_the_reader_who_may_know_reads_every_topic():
    reasons, _, _ = said(Mentee("ben", {"9.2": 1}), Mentor("amara", {"9.2": 1}), unnamed=frozenset())

    assert reasons == ["covers 1 of 1 topic: Stress and burnout"]


@pytest.mark.parametrize(
    ("mentee", "mentor", "change"),
    [
        ({"languages": {"en"}}, {"languages": {"id"}}, "Also speaking Indonesian, as Amara has a free place."),
        (
            {"channels": {"video"}},
            {"channels": {"phone", "walking"}},
            "Also agreeing to the phone or walking together, as Amara has a free place.",
        ),
        ({"roles": {"sponsor"}}, {"roles": {"coach"}}, "Also asking for this role: Coach, as Amara has a free place."),
        ({"stage": "fellow"}, {"stage": "intern"}, "Also being open to a peer, as Amara has a free place."),
        (
            {"stage": "hs"},
            {"stages": {"intern"}},
            "An exception by Amara, who welcomes other stages, and Amara's free place kept for this person.",
        ),
        ({}, {"places": 0}, "One more place with Amara, kept for this person."),
    ],
)
def test_what_would_change_it_in_words(mentee, mentor, change):
    (unmatched,) = pair_up([Mentee("ben", **mentee)], [Mentor("m", **mentor)]).unmatched

    assert words.changes(unmatched, LABELS, {"m": "Amara"}) == [change]


def test_why_not_in_words_by_objective():
    crowd = [Mentee("ben"), Mentee("chidi")]
    told = {
        words.why(pair_up(crowd, [Mentor("amara")], Policy(objective=objective)).unmatched[0], objective)
        for objective in OBJECTIVES
    }

    assert len(told) == 4
    assert all(text.startswith("The one mentor who is possible has no place left") for text in told)


def test_rules_and_empty_pools_in_words():
    ben = Mentee("ben", languages={"en"})
    none = pair_up([ben], []).unmatched[0]
    rules = pair_up([ben], [Mentor("m", languages={"es"}), Mentor("n", places=0)]).unmatched[0]

    assert words.why(none, "most") == "There are no mentors yet."
    assert words.why(replace(none, held=("amara",)), "most") == "There is no further mentor yet."
    told = "No mentor is possible for now: 1 with no place for now, 1 speaking other languages."
    assert words.why(rules, "most") == told


def test_runners_up_in_words():
    mentees = [Mentee("ben", {"1.1": 3, "1.2": 1}), Mentee("chidi", {"1.1": 1})]
    mentors = [Mentor("amara", {"1.1": 1}), Mentor("dora", {"1.2": 1})]
    first, second = pair_up(mentees, mentors).pairs
    names = {"amara": "Amara", "ben": "Ben", "chidi": "Chidi", "dora": "Dora"}

    assert words.next_mentor(first.next_mentors[0], names) == "Amara: fits more closely; the places went to Chidi"
    assert words.next_mentee(second.next_mentees[0], names) == "Ben: is with Dora"


def test_phrases_are_translated_whole():
    (pair,) = recommend(Mentee("ben", channels={"phone"}), [Mentor("m", channels={"phone"})], 1)
    german = {"both prefer {codes}": "beide mögen {codes}", "the phone": "das Telefon"}

    assert words.reasons(pair, {}, translate=lambda text: german.get(text, text)) == ["beide mögen das Telefon"]


def test_no_phrase_rates_a_person():
    (pair,) = recommend(BEN, [AMARA], 1)

    assert not [text for text in words.reasons(pair, LABELS) + words.differences(pair, LABELS) if "%" in text]
    assert asdict(pair)["points"] > 0
