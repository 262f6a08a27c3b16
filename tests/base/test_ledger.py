from uuid import UUID

import pytest

import people
from chiron.base import ledger
from chiron.base.models import Entry
from chiron.people.facts import StageBegan

SOME = UUID("01900000-0000-7000-8000-000000000001")
OTHER = UUID("01900000-0000-7000-8000-000000000002")


@pytest.fixture
def reactions():
    before = ledger._reactions
    table = {}
    ledger.plug(table)
    yield table
    ledger.plug(before)


def test_a_fact_is_written_with_who_and_when(amara, reactions):
    ledger.announce(StageBegan(SOME, OTHER, "intern"), by=amara, at=people.NOW)

    entry = Entry.objects.get()
    assert (entry.kind, entry.subject, entry.by, entry.at) == ("StageBegan", SOME, amara.id, people.NOW)
    assert entry.data == {"person_id": str(SOME), "stage_id": str(OTHER), "code": "intern"}


def test_what_follows_happens_at_once(amara, reactions):
    followed = []
    reactions[StageBegan] = [lambda fact, *, by, at: followed.append((fact.code, by, at))]

    ledger.announce(StageBegan(SOME, OTHER, "intern"), by=amara, at=people.NOW)

    assert followed == [("intern", amara, people.NOW)]


@pytest.mark.django_db(transaction=True)
def test_a_failing_reaction_takes_the_act_back(reactions):
    def fail(fact, *, by, at):
        raise ValueError

    reactions[StageBegan] = [fail]

    with pytest.raises(ValueError, match=r"^$"):
        ledger.announce(StageBegan(SOME, OTHER, "intern"), by=None, at=people.NOW)

    assert Entry.objects.count() == 0
