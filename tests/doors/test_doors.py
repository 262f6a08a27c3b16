"""Every address, every verb, every visitor. An address that is missing from table.txt fails; so does a verb."""

from itertools import groupby

import pytest
import time_machine

import people
from doors.addresses import addresses
from doors.asking import Doorstep
from doors.table import VERBS, VISITORS, doors, sections


@pytest.fixture
def doorstep(db):
    with time_machine.travel(people.NOW, tick=True):
        yield Doorstep()


every_section = pytest.mark.parametrize("there", [pytest.param(there, id=heading) for heading, there in sections()])


def test_the_table_knows_every_address_and_no_other():
    assert sorted({door.address for door in doors()}) == addresses()


def test_no_verb_stands_twice_at_an_address():
    knocks = [(door.address, door.whose, verb) for door in doors() for verb in door.each_verb]

    assert len(knocks) == len(set(knocks))


@every_section
def test_everybody_gets_what_the_table_says(doorstep, there):
    told = {
        (verb, door.address): tuple(doorstep.knock(verb, door.address, door.whose))
        for door in there
        for verb in door.each_verb
    }

    assert told == {(verb, door.address): door.told for door in there for verb in door.each_verb}


@every_section
def test_a_verb_that_is_not_in_the_table_opens_nothing(doorstep, there):
    opened = {}
    for (address, whose), lines in groupby(there, key=lambda door: (door.address, door.whose)):
        listed = {verb for door in lines for verb in door.each_verb}
        for verb in VERBS:
            if verb not in listed:
                opened[verb, address] = doorstep.knock(verb, address, whose, as_whom=("nobody", "ben"))

    assert {knock: told for knock, told in opened.items() if told[0] not in {"405", "login"} or told[1] != "405"} == {}


def test_what_is_somebodys_is_not_there_for_anybody_else():
    owned = [door for door in doors() if door.whose.startswith("ben's")]

    assert len(owned) > 20
    for door in owned:
        told = dict(zip(VISITORS, door.told, strict=True))
        assert told.pop("ben")[0] in "23", door
        assert told.pop("nobody") in {"login", "401"}, door
        assert set(told.values()) == {"404"}, door


def test_who_keeps_it_running_sees_no_more_than_a_stranger():
    differing = [door for door in doors() if door.told[VISITORS.index("sol")] != door.told[VISITORS.index("dora")]]

    assert differing == []
