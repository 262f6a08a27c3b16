"""A mark in a column that stands for one answer: chosen, not chosen, or unclear."""

from rosters.text import fold

CHOSEN = frozenset({"1", "1.0", "x", "xx", "y", "yes", "true", "t", "checked", "selected", "on", "ok", "check"})
NOT_CHOSEN = frozenset({"", "0", "0.0", "n", "no", "false", "f", "unchecked", "not selected", "not checked", "off"})
TICKS = frozenset("✓✔☑✗✘×•●■")


def chosen(cell: str, option: str) -> bool | None:
    """Say whether a cell chooses its column's answer; None if it cannot be told."""
    if not cell or cell in ("-", "–"):
        return False
    if cell in TICKS:
        return True
    folded = fold(cell)
    if folded in CHOSEN or (option and folded == fold(option)):
        return True
    return False if folded in NOT_CHOSEN else None
