from dataclasses import dataclass
from uuid import UUID

from chiron.base.ledger import Fact


@dataclass(frozen=True, slots=True)
class KeyMade(Fact):
    person_id: UUID
    key_id: UUID


@dataclass(frozen=True, slots=True)
class KeyRevoked(Fact):
    person_id: UUID
    key_id: UUID
