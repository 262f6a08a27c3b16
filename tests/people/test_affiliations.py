from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from chiron.base.models import Entry
from chiron.people import actions, queries
from chiron.people.models import Institution, Power
from factories import AffiliationFactory, PersonFactory, PowerFactory
from people import NOW, TODAY

LAST_YEAR = date(2025, 9, 1)


def begin(person, *, institution="Riverside School", role="Clerkship director", on=LAST_YEAR, powers=(), by=None):
    return actions.begin_affiliation(
        person, institution=institution, role=role, on=on, powers=powers, by=by or person, at=NOW
    )


def kinds():
    return list(Entry.objects.order_by("pk").values_list("kind", flat=True))


def test_an_institution_is_known_by_its_name_however_it_is_typed(amara, ben):
    first = begin(amara, institution="École  du Fleuve ")
    second = begin(ben, institution="ÉCOLE DU fleuve", role="Student")

    assert first.institution == second.institution == Institution.objects.get()
    # Nobody is shown what another person wrote.
    assert (str(first), str(second)) == ("Clerkship director, École du Fleuve", "Student, ÉCOLE DU fleuve")


def test_powers_come_with_the_affiliation(amara):
    affiliation = begin(amara, powers=["grades", "assesses", "grades"])

    assert list(affiliation.powers.order_by("code").values_list("code", "began_on", "ended_on")) == [
        ("assesses", LAST_YEAR, None),
        ("grades", LAST_YEAR, None),
    ]
    assert kinds() == ["AffiliationBegan", "PowerTaken", "PowerTaken"]


@pytest.mark.django_db(transaction=True)
def test_an_unknown_power_leaves_nothing_behind(amara):
    with pytest.raises(actions.UnknownWord):
        begin(amara, powers=["flies"])

    assert not amara.affiliations.exists()
    assert kinds() == []


def test_the_same_is_not_told_twice(amara):
    begin(amara)

    with pytest.raises(actions.AlreadyTold):
        begin(amara, institution="riverside school")


@pytest.mark.parametrize(
    "wrong", [{"institution": " "}, {"role": "\x00"}, {"institution": "x" * 201}, {"on": TODAY + timedelta(days=1)}]
)
def test_what_cannot_be_is_refused(amara, wrong):
    with pytest.raises(actions.NotSensible):
        begin(amara, **wrong)


def test_a_power_may_be_told_ahead(amara):
    affiliation = begin(amara)

    power = actions.take_power(affiliation, code="promotes", on=TODAY + timedelta(days=90), by=amara, at=NOW)

    assert power.began_on == TODAY + timedelta(days=90)


@pytest.mark.parametrize("on", [LAST_YEAR - timedelta(days=1), TODAY + timedelta(days=800)])
def test_a_power_lies_within_its_affiliation_and_in_reach(amara, on):
    affiliation = begin(amara)

    with pytest.raises(actions.NotSensible):
        actions.take_power(affiliation, code="promotes", on=on, by=amara, at=NOW)


def test_a_power_laid_down_can_be_taken_again(amara):
    affiliation = begin(amara, powers=["grades"])
    with pytest.raises(actions.AlreadyTold):
        actions.take_power(affiliation, code="grades", on=TODAY, by=amara, at=NOW)

    actions.lay_down_power(affiliation.powers.get(), on=date(2026, 6, 30), by=amara, at=NOW)
    actions.take_power(affiliation, code="grades", on=TODAY, by=amara, at=NOW)

    assert list(queries.powers_of(amara).values_list("began_on", "ended_on")) == [
        (TODAY, None),
        (LAST_YEAR, date(2026, 6, 30)),
    ]


def test_a_power_ends_after_it_began_and_once(amara):
    power = begin(amara, powers=["grades"]).powers.get()

    with pytest.raises(actions.NotSensible):
        actions.lay_down_power(power, on=LAST_YEAR - timedelta(days=1), by=amara, at=NOW)
    actions.lay_down_power(power, on=TODAY, by=amara, at=NOW)
    with pytest.raises(actions.AlreadyTold):
        actions.lay_down_power(power, on=TODAY, by=amara, at=NOW)


def test_powers_end_with_their_affiliation(amara):
    affiliation = begin(amara, powers=["grades"])
    actions.take_power(affiliation, code="ranks", on=TODAY + timedelta(days=30), by=amara, at=NOW)
    planned = actions.take_power(affiliation, code="employs", on=LAST_YEAR, by=amara, at=NOW)
    actions.lay_down_power(planned, on=TODAY + timedelta(days=60), by=amara, at=NOW)

    actions.end_affiliation(affiliation, on=TODAY, by=amara, at=NOW)

    # What had not begun by then never was; what was to end later ends now.
    assert list(affiliation.powers.order_by("code").values_list("code", "ended_on")) == [
        ("employs", TODAY),
        ("grades", TODAY),
    ]


@pytest.mark.parametrize("on", [LAST_YEAR - timedelta(days=1), TODAY + timedelta(days=1)])
def test_an_affiliation_ends_after_it_began_and_not_ahead(amara, on):
    with pytest.raises(actions.NotSensible):
        actions.end_affiliation(begin(amara), on=on, by=amara, at=NOW)


def test_what_has_ended_stays_ended(amara):
    affiliation = begin(amara)
    actions.end_affiliation(affiliation, on=TODAY, by=amara, at=NOW)

    with pytest.raises(actions.AlreadyTold):
        actions.end_affiliation(affiliation, on=TODAY, by=amara, at=NOW)
    with pytest.raises(actions.NotSensible):
        actions.take_power(affiliation, code="grades", on=TODAY, by=amara, at=NOW)


def test_a_mistake_is_taken_away_whole(amara):
    affiliation = begin(amara, powers=["grades"])

    actions.remove_affiliation(affiliation, by=amara, at=NOW)

    assert not amara.affiliations.exists()
    assert not Power.objects.exists()
    assert kinds() == ["AffiliationBegan", "PowerTaken", "PowerRemoved", "AffiliationRemoved"]


def test_an_institution_goes_with_its_last_affiliation(amara, ben):
    first, second = begin(amara), begin(ben, institution="RIVERSIDE school")

    actions.remove_affiliation(first, by=amara, at=NOW)
    assert Institution.objects.get() == second.institution

    actions.remove_affiliation(second, by=ben, at=NOW)
    assert not Institution.objects.exists()


def test_nobody_tells_the_affiliation_of_another(amara, ben, sol):
    affiliation = begin(amara, powers=["grades"])
    power = affiliation.powers.get()

    for other in (ben, sol):
        for act, subject, more in (
            (actions.begin_affiliation, amara, {"institution": "A", "role": "B", "on": TODAY}),
            (actions.end_affiliation, affiliation, {"on": TODAY}),
            (actions.remove_affiliation, affiliation, {}),
            (actions.take_power, affiliation, {"code": "ranks", "on": TODAY}),
            (actions.lay_down_power, power, {"on": TODAY}),
            (actions.remove_power, power, {}),
        ):
            with pytest.raises(PermissionDenied):
                act(subject, **more, by=other, at=NOW)


@pytest.mark.parametrize("places", [1, 3])
def test_places_and_powers_are_read_in_two_statements(places, django_assert_num_queries, db):
    person = PersonFactory()
    for affiliation in AffiliationFactory.create_batch(places, person=person):
        PowerFactory(affiliation=affiliation)

    with django_assert_num_queries(2):
        read = [(str(affiliation), len(affiliation.powers.all())) for affiliation in queries.affiliations_of(person)]

    assert [powers for _, powers in read] == [1] * places


def test_open_places_come_first(db):
    person = PersonFactory()
    old = AffiliationFactory(person=person, began_on=date(2024, 1, 1), ended_on=date(2024, 6, 1))
    older = AffiliationFactory(person=person, began_on=date(2020, 1, 1), ended_on=date(2020, 6, 1))
    now = AffiliationFactory(person=person, began_on=date(2019, 1, 1))

    assert list(queries.affiliations_of(person)) == [now, old, older]
