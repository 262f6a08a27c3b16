"""What a column may hold, as a map and our template name it."""

from chiron.vocabulary.terms import vocabulary

STYLES = tuple(f"style.{term.code}" for term in vocabulary("styles"))
VOCABULARIES = {  # field → the kind of its words
    "stage": "stages",
    "stages": "stages",
    "topics": "topics",
    "specialties": "specialties",
    "roles": "roles",
    "channels": "channels",
    "languages": "languages",
}
SEVERAL = frozenset(VOCABULARIES) - {"stage"}  # an answer may name more than one
PERSON = ("name", "first_name", "last_name", "email", "id")
SIDED = (
    "stage",
    "topics",
    "specialties",
    "roles",
    *STYLES,
    "channels",
    "languages",
    "zone",
    "hours",
    "places",
    "goals",
)
FIELDS = frozenset(
    (
        *PERSON,
        "side",
        "timestamp",
        "other",
        "stages",
        "hours_a_week",
        *SIDED,
        *(f"{side}.{field}" for side in ("mentee", "mentor") for field in (*SIDED, "hours_a_week")),
    )
)


def apart(field: str) -> tuple[str, str]:
    """Part a field into its side, "" for either, and the rest: "mentor.topics" is ("mentor", "topics")."""
    for side in ("mentee", "mentor"):
        if field.startswith(f"{side}."):
            return side, field[len(side) + 1 :]
    return "", field
