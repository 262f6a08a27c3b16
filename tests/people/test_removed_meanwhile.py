"""Somebody has a page open still, and another of their windows has taken away what it is about."""

from datetime import date

import pytest

from chiron.people import actions
from chiron.people.models import Affiliation, Power
from people import NOW


def test_a_stage(ben):
    stage = ben.stages.get()
    actions.remove_stage(ben.stages.get(), by=ben, at=NOW)

    with pytest.raises(actions.Removed, match="removed meanwhile"):
        actions.correct_stage(stage, code="intern", on=date(2026, 7, 1), by=ben, at=NOW)
    actions.remove_stage(stage, by=ben, at=NOW)


def test_an_affiliation_and_its_power(ben):
    told = {"institution": "Riverside", "role": "Student", "on": date(2026, 1, 1), "powers": ["grades"]}
    affiliation = actions.begin_affiliation(ben, **told, by=ben, at=NOW)
    power = Power.objects.get()
    actions.remove_affiliation(Affiliation.objects.get(), by=ben, at=NOW)

    acts = [
        lambda: actions.end_affiliation(affiliation, on=date(2026, 7, 1), by=ben, at=NOW),
        lambda: actions.take_power(affiliation, code="ranks", on=date(2026, 7, 1), by=ben, at=NOW),
        lambda: actions.lay_down_power(power, on=date(2026, 7, 1), by=ben, at=NOW),
    ]
    for act in acts:
        with pytest.raises(actions.Removed, match="removed meanwhile"):
            act()
    actions.remove_affiliation(affiliation, by=ben, at=NOW)
    actions.remove_power(power, by=ben, at=NOW)
    assert not Power.objects.exists()


def test_a_power(ben):
    told = {"institution": "Riverside", "role": "Student", "on": date(2026, 1, 1), "powers": ["grades"]}
    power = actions.begin_affiliation(ben, **told, by=ben, at=NOW).powers.get()
    actions.remove_power(Power.objects.get(), by=ben, at=NOW)

    with pytest.raises(actions.Removed, match="removed meanwhile"):
        actions.lay_down_power(power, on=date(2026, 7, 1), by=ben, at=NOW)
    actions.remove_power(power, by=ben, at=NOW)
