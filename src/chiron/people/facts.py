from dataclasses import dataclass
from uuid import UUID

from chiron.base.ledger import Fact


@dataclass(frozen=True, slots=True)
class PersonJoined(Fact):
    person_id: UUID


@dataclass(frozen=True, slots=True)
class StageBegan(Fact):
    person_id: UUID
    stage_id: UUID
    code: str


@dataclass(frozen=True, slots=True)
class ProfileChanged(Fact):
    person_id: UUID
    profile_id: UUID
    facet: str


@dataclass(frozen=True, slots=True)
class AffiliationBegan(Fact):
    person_id: UUID
    affiliation_id: UUID
    institution_id: UUID


@dataclass(frozen=True, slots=True)
class AffiliationEnded(Fact):
    person_id: UUID
    affiliation_id: UUID
    institution_id: UUID


@dataclass(frozen=True, slots=True)
class PowerTaken(Fact):
    person_id: UUID
    power_id: UUID
    affiliation_id: UUID
    code: str


@dataclass(frozen=True, slots=True)
class PowerLaidDown(Fact):
    person_id: UUID
    power_id: UUID
    affiliation_id: UUID
    code: str
