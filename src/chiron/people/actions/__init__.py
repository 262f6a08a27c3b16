"""Everything that changes what is told about a person. Only they themselves may; every act locks their row first."""

from chiron.people.actions.affiliations import (
    begin_affiliation,
    end_affiliation,
    lay_down_power,
    remove_affiliation,
    remove_power,
    take_power,
)
from chiron.people.actions.joining import AlreadyJoined, change_settings, join, reset_password, welcome
from chiron.people.actions.law import AlreadyTold, NotSensible, Removed, UnknownWord
from chiron.people.actions.profiles import (
    TOPICS_OF_A_MENTEE,
    NotReady,
    close_profile,
    open_profile,
    pause_profile,
    save_profile,
)
from chiron.people.actions.stages import begin_stage, correct_stage, remove_stage

__all__ = [
    "TOPICS_OF_A_MENTEE",
    "AlreadyJoined",
    "AlreadyTold",
    "NotReady",
    "NotSensible",
    "Removed",
    "UnknownWord",
    "begin_affiliation",
    "begin_stage",
    "change_settings",
    "close_profile",
    "correct_stage",
    "end_affiliation",
    "join",
    "lay_down_power",
    "open_profile",
    "pause_profile",
    "remove_affiliation",
    "remove_power",
    "remove_stage",
    "reset_password",
    "save_profile",
    "take_power",
    "welcome",
]
