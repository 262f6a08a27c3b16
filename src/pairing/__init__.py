"""The engine: who with whom, and why. It proposes, with reasons, and says what it optimized."""

from pairing.cohort import UnknownPerson
from pairing.explaining import Explanation, Option, explain
from pairing.locks import Clash, InfeasibleLocks
from pairing.matching import Load, Matching, Pair, pair_up
from pairing.outcome import Change, RunnerUp, Unmatched
from pairing.people import STYLES, Mentee, Mentor
from pairing.policy import OBJECTIVES, PARTS, Objective, Policy
from pairing.problem import Fault, Faulty, Instance, Solution
from pairing.reasons import Part
from pairing.solving import solve
from pairing.suggestions import Suggestion, recommend

__all__ = [
    "OBJECTIVES",
    "PARTS",
    "STYLES",
    "Change",
    "Clash",
    "Explanation",
    "Fault",
    "Faulty",
    "InfeasibleLocks",
    "Instance",
    "Load",
    "Matching",
    "Mentee",
    "Mentor",
    "Objective",
    "Option",
    "Pair",
    "Part",
    "Policy",
    "RunnerUp",
    "Solution",
    "Suggestion",
    "UnknownPerson",
    "Unmatched",
    "explain",
    "pair_up",
    "recommend",
    "solve",
]
