"""The engine: who with whom, and why. It proposes, with reasons, and says what it optimized."""

from pairing.locks import Clash, InfeasibleLocks
from pairing.people import STYLES, Mentee, Mentor
from pairing.policy import OBJECTIVES, Objective, Policy
from pairing.problem import Fault, Faulty, Instance, Solution
from pairing.solving import solve

__all__ = [
    "OBJECTIVES",
    "STYLES",
    "Clash",
    "Fault",
    "Faulty",
    "InfeasibleLocks",
    "Instance",
    "Mentee",
    "Mentor",
    "Objective",
    "Policy",
    "Solution",
    "solve",
]
