from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from chiron.base.models import Entry
from chiron.people import actions, queries
from factories import PersonFactory, StageFactory
from people import NOW, TODAY

DAYS = st.dates(date(2015, 1, 1), TODAY)
CODES = st.sampled_from(["premed", "ms-pre", "ms-clin", "intern", "jr-res"])


def began(person):
    return [(stretch.stage.code, stretch.stage.began_on, stretch.ended_on) for stretch in queries.road(person)]


def begin(person, code, on, *, by=None, at=NOW):
    return actions.begin_stage(person, code=code, on=on, by=by or person, at=at)


def test_a_new_stage_ends_the_one_before_on_the_day_before(ben):
    begin(ben, "intern", date(2026, 7, 1))

    assert began(ben) == [
        ("intern", date(2026, 7, 1), None),
        ("ms-clin", date(2026, 1, 1), date(2026, 6, 30)),
    ]


def test_a_stage_of_the_same_day_is_replaced(ben):
    begin(ben, "mdphd", date(2026, 1, 1))

    assert began(ben) == [("mdphd", date(2026, 1, 1), None)]


def test_a_forgotten_stage_finds_its_place(ben):
    begin(ben, "premed", date(2020, 9, 1))
    begin(ben, "ms-pre", date(2023, 8, 1))

    assert began(ben) == [
        ("ms-clin", date(2026, 1, 1), None),
        ("ms-pre", date(2023, 8, 1), date(2025, 12, 31)),
        ("premed", date(2020, 9, 1), date(2023, 7, 31)),
    ]


def test_a_stage_that_still_lasts_does_not_begin_again(ben):
    with pytest.raises(actions.AlreadyTold, match=r"^You have been at this stage since 1 January 2026\."):
        begin(ben, "ms-clin", date(2026, 3, 1))


def test_the_future_is_not_told(ben):
    with pytest.raises(actions.NotSensible, match="has not come yet"):
        begin(ben, "intern", TODAY + timedelta(days=1))


def test_a_day_ends_where_the_person_lives(ben, chidi):
    # Four in the morning in London is still yesterday in New York.
    night = datetime(2026, 11, 2, 4, 0, tzinfo=UTC)

    begin(chidi, "intern", date(2026, 11, 2), at=night)

    with pytest.raises(actions.NotSensible):
        begin(ben, "intern", date(2026, 11, 2), at=night)


def test_nobody_began_before_living_memory(ben):
    with pytest.raises(actions.NotSensible, match="more than 80 years ago"):
        begin(ben, "premed", date(1906, 1, 1))


def test_an_unknown_stage_is_refused(ben):
    with pytest.raises(actions.UnknownWord):
        begin(ben, "wizard", TODAY)


def test_a_stage_is_put_right(ben):
    actions.correct_stage(ben.stages.get(), code="ms-pre", on=date(2025, 8, 1), by=ben, at=NOW)

    assert began(ben) == [("ms-pre", date(2025, 8, 1), None)]


def test_a_stage_is_not_moved_onto_another(ben):
    later = begin(ben, "intern", date(2026, 7, 1))

    with pytest.raises(actions.AlreadyTold):
        actions.correct_stage(later, code="intern", on=date(2026, 1, 1), by=ben, at=NOW)


def test_a_removed_stage_leaves_no_hole(ben):
    begin(ben, "premed", date(2020, 9, 1))
    middle = begin(ben, "ms-pre", date(2023, 8, 1))

    actions.remove_stage(middle, by=ben, at=NOW)

    assert began(ben) == [
        ("ms-clin", date(2026, 1, 1), None),
        ("premed", date(2020, 9, 1), date(2025, 12, 31)),
    ]


def test_removing_twice_is_told_once(ben):
    stage = ben.stages.get()

    actions.remove_stage(stage, by=ben, at=NOW)
    actions.remove_stage(stage, by=ben, at=NOW)

    assert Entry.objects.filter(kind="StageRemoved").count() == 1


def test_a_stage_is_a_fact(ben):
    stage = begin(ben, "intern", date(2026, 7, 1))

    entry = Entry.objects.get(kind="StageBegan")
    assert (entry.subject, entry.by, entry.at) == (ben.pk, ben.pk, NOW)
    assert entry.data == {"person_id": str(ben.pk), "stage_id": str(stage.pk), "code": "intern"}


def test_nobody_tells_the_stage_of_another(ben, dora, sol):
    stage = ben.stages.get()

    for other in (dora, sol):
        with pytest.raises(PermissionDenied):
            begin(ben, "intern", TODAY, by=other)
        with pytest.raises(PermissionDenied):
            actions.correct_stage(stage, code="intern", on=TODAY, by=other, at=NOW)
        with pytest.raises(PermissionDenied):
            actions.remove_stage(stage, by=other, at=NOW)


@pytest.mark.parametrize("stages", [1, 3])
def test_a_road_is_read_in_one_statement(stages, django_assert_num_queries, db):
    person = PersonFactory()
    StageFactory.create_batch(stages, person=person)

    with django_assert_num_queries(1):
        queries.road(person)


class Road(TestCase):
    @settings(deadline=None, max_examples=30)
    @given(st.lists(st.tuples(CODES, DAYS), max_size=12), st.data())
    def test_every_day_has_one_stage_whatever_the_order_of_telling(self, told, data):
        person = PersonFactory()
        for code, on in told:
            try:
                begin(person, code, on)
            except actions.AlreadyTold:
                continue
        stages = list(person.stages.order_by("pk"))
        if stages and data.draw(st.booleans()):
            actions.remove_stage(data.draw(st.sampled_from(stages)), by=person, at=NOW)

        road = queries.road(person)

        for newer, older in pairwise(road):
            assert older.ended_on == newer.stage.began_on - timedelta(days=1) >= older.stage.began_on
        assert [stretch.ended_on for stretch in road[:1]] in ([], [None])
        day = data.draw(DAYS)
        holding = [s.stage for s in road if s.stage.began_on <= day <= (s.ended_on or date.max)]
        assert holding == [stage for stage in [queries.stage_on(person, day)] if stage]
