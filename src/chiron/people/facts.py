from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chiron.base.ledger import Fact


@dataclass(frozen=True, slots=True)
class PersonJoined(Fact):
    person_id: UUID


@dataclass(frozen=True, slots=True)
class PersonRenamed(Fact):
    person_id: UUID


@dataclass(frozen=True, slots=True)
class PasswordReset(Fact):
    """Somebody chose a new password with a link from an email, because the old one was forgotten or in wrong hands."""

    person_id: UUID


@dataclass(frozen=True, slots=True)
class StageBegan(Fact):
    person_id: UUID
    stage_id: UUID
    code: str


@dataclass(frozen=True, slots=True)
class StageCorrected(Fact):
    person_id: UUID
    stage_id: UUID
    code: str


@dataclass(frozen=True, slots=True)
class StageRemoved(Fact):
    person_id: UUID
    stage_id: UUID
    code: str


@dataclass(frozen=True, slots=True)
class ProfileChanged(Fact):
    person_id: UUID
    profile_id: UUID
    facet: str


@dataclass(frozen=True, slots=True)
class ProfileOpened(Fact):
    person_id: UUID
    profile_id: UUID
    facet: str


@dataclass(frozen=True, slots=True)
class ProfilePaused(Fact):
    person_id: UUID
    profile_id: UUID
    facet: str
    until: date


@dataclass(frozen=True, slots=True)
class ProfileClosed(Fact):
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
class AffiliationRemoved(Fact):
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


@dataclass(frozen=True, slots=True)
class PowerRemoved(Fact):
    person_id: UUID
    power_id: UUID
    affiliation_id: UUID
    code: str
