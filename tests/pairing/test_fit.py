"""Who may be paired, and how well two people fit: rules, parts, neutral silence."""

import dataclasses

import pytest

from pairing import PARTS, Mentee, Mentor, Policy, pair_up, recommend
from pairing.scoring import SCALE


def fit(mentee, mentor, **policy):
    (suggestion,) = recommend(mentee, [mentor], 1, Policy(**policy))
    return {part.name: part.value for part in suggestion.parts}


def rules(mentee, mentor, **policy):
    (unmatched,) = pair_up([mentee], [mentor], Policy(**policy)).unmatched
    return dict(unmatched.rules)


@pytest.mark.parametrize(
    ("mentee", "mentor", "rule"),
    [
        (Mentee("a"), Mentor("m", places=0), "place"),
        (Mentee("amara"), Mentor("amara"), "self"),
        (Mentee("a", stage="premed"), Mentor("m", stages={"ms-pre"}), "stage"),
        (Mentee("a", stage="fellow"), Mentor("m", stage="intern"), "junior"),
        (Mentee("a", roles={"coach"}), Mentor("m", roles={"sponsor"}), "role"),
        (Mentee("a", channels={"phone"}), Mentor("m", channels={"video"}), "channel"),
        (Mentee("a", languages={"en"}), Mentor("m", languages={"es"}), "language"),
    ],
)
def test_a_pair_that_cannot_be_keeps_its_reason(mentee, mentor, rule):
    assert rules(mentee, mentor) == {rule: 1}


def test_every_rule_that_removes_a_pair_is_kept():
    mentee = Mentee("a", stage="fellow", channels={"phone"}, languages={"en"})
    mentor = Mentor("m", stage="intern", channels={"video"}, languages={"es"}, places=0)

    assert rules(mentee, mentor) == {"place": 1, "junior": 1, "channel": 1, "language": 1}


@pytest.mark.parametrize(
    ("switch", "mentee", "mentor"),
    [
        ("stage", Mentee("a", stage="premed"), Mentor("m", stages={"ms-pre"})),
        ("junior", Mentee("a", stage="fellow"), Mentor("m", stage="intern")),
        ("role", Mentee("a", roles={"coach"}), Mentor("m", roles={"sponsor"})),
        ("channel", Mentee("a", channels={"phone"}), Mentor("m", channels={"video"})),
        ("language", Mentee("a", languages={"en"}), Mentor("m", languages={"es"})),
    ],
)
def test_a_rule_is_a_switch_and_applies_only_where_both_have_told(switch, mentee, mentor):
    silent = Mentor("m")

    assert pair_up([mentee], [mentor]).pairs == ()
    assert len(pair_up([mentee], [mentor], Policy(rules={switch: False})).pairs) == 1
    assert len(pair_up([mentee], [silent]).pairs) == 1


def test_a_peer_may_be_junior():
    mentee = Mentee("a", stage="fellow", roles={"peer"})

    assert len(pair_up([mentee], [Mentor("m", stage="intern")]).pairs) == 1


def test_a_forbidden_pair_is_never_made_and_no_weight_can_buy_it():
    mentee, mentor = Mentee("a", needs={"2.3": 1}), Mentor("m", offers={"2.3": 1})

    matching = pair_up([mentee], [mentor], Policy(weights={"topics": 1000}), forbidden=[("a", "m")])

    assert matching.pairs == ()
    assert dict(matching.unmatched[0].rules) == {"forbidden": 1}


@pytest.mark.parametrize(
    ("part", "mentee", "mentor", "value"),
    [
        ("topics", {"needs": {"1.1": 1, "1.2": 1, "1.3": 2}}, {"offers": {"1.1": 1, "1.3": 1}}, 0.75),
        ("topics", {"needs": {"1.1": 1, "1.2": 1, "1.3": 1}}, {"offers": {"1.1": 1, "1.2": 9, "1.3": 1}}, 1.0),
        ("topics", {"needs": {"1.1": 1}}, {"offers": {"1.1": 0.5}}, 0.5),
        ("topics", {"needs": {"1.1": 1}}, {"offers": {"9.9": 1}}, 0.0),
        ("specialty", {"specialties": {"im", "peds"}}, {"specialties": {"peds"}}, 1.0),
        ("specialty", {"specialties": {"im"}}, {"specialties": {"peds"}}, 0.0),
        ("roles", {"roles": {"coach", "sponsor"}}, {"roles": {"coach"}}, 0.5),
        ("stage", {"stage": "ms-clin"}, {"stage": "sr-res"}, 1.0),
        ("stage", {"stage": "ms-clin"}, {"stage": "mdphd"}, 0.5),
        ("stage", {"stage": "ms-clin", "roles": {"peer"}}, {"stage": "mdphd"}, 1.0),
        ("stage", {"stage": "intern"}, {"stage": "senior"}, 0.8),
        ("style", {"style": (0, None, 1, None, None, 0.5)}, {"style": (0.5, 1, 1, None, None, None)}, 0.75),
        ("channels", {"channels": {"phone", "video", "walking"}}, {"channels": {"phone"}}, 1.0),
        ("languages", {"languages": {"en", "es"}}, {"languages": {"en", "fr"}}, 0.5),
        ("zone", {"zone": "Europe/London"}, {"zone": "UTC"}, 1 - 30 / 720),
        ("zone", {"zone": "UTC+11"}, {"zone": "UTC-11"}, 1 - 120 / 720),
        ("zone", {"zone": "Asia/Kolkata"}, {"zone": "UTC+05:30"}, 1.0),
        ("hours", {"hours": 2}, {"hours": 3, "places": 3}, 0.5),
        ("hours", {"hours": 0}, {"hours": 3}, 1.0),
    ],
)
def test_the_value_of_a_part(part, mentee, mentor, value):
    assert fit(Mentee("a", **mentee), Mentor("m", **mentor))[part] == pytest.approx(value)


def test_what_is_not_told_is_neutral_and_named():
    (silent,) = recommend(Mentee("a"), [Mentor("m")], 1)

    assert [part.name for part in silent.untold] == list(PARTS)
    assert silent.untold[0].untold == ("mentee", "mentor")
    assert silent.score == pytest.approx(0.5, abs=1e-5)


def test_silence_on_a_part_costs_less_than_the_worst_answer_and_earns_less_than_the_best():
    mentee = Mentee("a", style=(0.0,) * 6)
    pool = [Mentor("near", style=(0.0,) * 6), Mentor("silent"), Mentor("far", style=(1.0,) * 6)]

    assert [suggestion.mentor for suggestion in recommend(mentee, pool, 3)] == ["near", "silent", "far"]


def test_points_of_the_parts_add_up_to_the_score():
    mentee = Mentee(
        "a", {"1.1": 1, "2.1": 2, "3.1": 3}, stage="intern", hours=3, style=(0.1, 0.9, None, None, 0.3, 0.7)
    )
    mentor = Mentor("m", {"2.1": 1}, stage="senior", hours=1, style=(0.6, 0.2, 0.1, None, None, 0.7))

    (suggestion,) = recommend(mentee, [mentor], 1)

    assert sum(part.points for part in suggestion.parts) == suggestion.points
    assert suggestion.score == suggestion.points / SCALE


def test_weights_move_the_order():
    mentee = Mentee("a", {"1.1": 1}, languages={"en", "es"})
    pool = [Mentor("topic", {"1.1": 1}, languages={"en", "fr"}), Mentor("tongue", {"2.1": 1}, languages={"en", "es"})]

    def first(**weights):
        return recommend(mentee, pool, 1, Policy(weights=weights))[0].mentor

    assert (first(), first(topics=0.1, languages=5)) == ("topic", "tongue")


def test_nothing_about_a_person_that_must_not_count_can_even_be_told():
    fields = {field.name for side in (Mentee, Mentor) for field in dataclasses.fields(side)}

    assert fields == {
        "id", "needs", "offers", "specialties", "stage", "stages", "roles", "style", "channels", "languages",
        "zone", "hours", "places", "keeps", "goals",
    }  # fmt: skip


def test_full_mentors_are_not_suggested_and_k_is_kept():
    pool = [Mentor("full", {"1.1": 1}, places=0), *(Mentor(f"m{k}") for k in range(5))]

    suggestions = recommend(Mentee("a", {"1.1": 1}), pool, 3)

    assert len(suggestions) == 3
    assert "full" not in {suggestion.mentor for suggestion in suggestions}
    assert recommend(Mentee("a"), pool, 9, forbidden=[("a", "m1"), ("b", "m2"), ("a", "gone")])[-1].mentor != "m1"
    assert recommend(Mentee("a"), [], 3) == []


@pytest.mark.parametrize(
    "bad",
    [
        lambda: Mentee("a", {"1.1": 0}),
        lambda: Mentee("a", style=(0.5,)),
        lambda: Mentee("a", style=(2,) * 6),
        lambda: Mentee("a", places=-1),
        lambda: Mentee("a", places=1.5),
        lambda: Mentee("a", hours=float("nan")),
        lambda: Mentor("m", zone="Atlantis/Poseidonis"),
        lambda: Policy(weights={"charm": 1}),
        lambda: Policy(weights={"topics": -1}),
        lambda: Policy(weights=dict.fromkeys(PARTS, 0)),
        lambda: Policy(rules={"beard": True}),
        lambda: Policy(objective="happiest"),
        lambda: pair_up([Mentee("a"), Mentee("a")], []),
        lambda: pair_up([Mentee("a")], [Mentor("m")], locked=[("a", "nobody")]),
    ],
)
def test_values_that_make_no_sense_are_refused_in_a_sentence(bad):
    with pytest.raises(ValueError, match=r"\.$"):
        bad()


def test_one_text_is_not_taken_for_a_set_of_letters():
    with pytest.raises(TypeError, match="languages must be a set"):
        Mentee("a", languages="en")
