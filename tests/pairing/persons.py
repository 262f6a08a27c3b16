"""People to pair up, by the dozen."""

import random

from pairing import Mentee, Mentor, Policy

TOPICS = [f"{group}.{leaf}" for group in range(1, 9) for leaf in range(1, 7)]
STAGES = ["ms-pre", "ms-clin", "intern", "jr-res", "sr-res", "fellow", "early", "mid", "senior", "return", None]
ZONES = ["America/New_York", "Europe/London", "Asia/Kolkata", "UTC+10", None]
POLICY = Policy(labels={"2.3": "Exam plan", "4.1": "Electives", "4.6": "Interviews", "9.2": "Stress and burnout"})


def crowd(seed, mentees, mentors, *, most_places=2):
    """A cohort of mixed answers, many of them missing."""
    rng = random.Random(seed)

    def some(codes, most):
        return rng.sample(codes, rng.randint(0, most))

    def told():
        return {
            "specialties": some(["im", "peds", "surgery", "psych"], 2),
            "roles": some(["mentor", "coach", "sponsor", "peer"], 2),
            "style": tuple(rng.choice([None, 0.0, 0.25, 0.5, 1.0]) for _ in range(6)),
            "channels": some(["phone", "video", "in-person"], 2),
            "languages": some(["en", "es", "id"], 2),
            "zone": rng.choice(ZONES),
            "hours": rng.choice([None, 1.0, 2.0, 4.0]),
            "stage": rng.choice(STAGES),
        }

    return (
        [
            Mentee(f"a{k}", {topic: rng.randint(1, 3) for topic in some(TOPICS, 4)}, **told(), places=rng.randint(0, 2))
            for k in range(mentees)
        ],
        [
            Mentor(
                f"m{k}",
                dict.fromkeys(some(TOPICS, 12), 1.0),
                **told(),
                places=rng.randint(0, most_places),
                stages=some(STAGES[:5], 1),
            )
            for k in range(mentors)
        ],
    )
