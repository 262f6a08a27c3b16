"""Public identities: UUIDv7, so that nothing about people can be counted and rows still sort by birth."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """Make a new identity; ids made later sort later."""
    return uuid7()
