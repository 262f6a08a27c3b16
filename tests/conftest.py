import pytest

import people


@pytest.fixture
def amara(db):
    return people.amara()


@pytest.fixture
def ben(db):
    return people.ben()


@pytest.fixture
def chidi(db):
    return people.chidi()


@pytest.fixture
def dora(db):
    return people.dora()


@pytest.fixture
def sol(db):
    return people.sol()
