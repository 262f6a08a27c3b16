"""Pairs that a coordinator forbids or locks: two people each, named as she knows them, and why."""

from pathlib import Path

from rosters import names, values
from rosters.forms import header_of
from rosters.reading import in_order
from rosters.roster import Entry, Fault, Faulty, Roster
from rosters.sheets import Row, Table, opened
from rosters.text import fold, letters, line, short

SIDES = ("mentee", "mentor")
HEADERS = {
    **{f"{side}{rest}": side for side in SIDES for rest in ("", " name", " email", " e mail", " email address", " id")},
    "reason": "reason", "why": "reason", "note": "reason", "notes": "reason", "comment": "reason",
}  # fmt: skip


def read_pairs(path: Path, roster: Roster) -> tuple[tuple[str, str, str], ...]:
    """Read pairs to forbid or to lock: (mentee id, mentor id, reason), in the order of the file.

    The columns are mentee, mentor and reason; people are named by e-mail, id or exact name.
    Raises Faulty for an unknown or ambiguous person.
    """
    tables = opened(path)
    if isinstance(tables, Fault):
        raise Faulty((tables,), roster)
    table = tables[0]
    head, places = _columns(table)
    missing = [side for side in SIDES if side not in places]
    if missing:
        sentence = f"There is no column “{missing[0]}”. The columns are mentee, mentor and reason."
        raise Faulty((Fault(path.name, head.number, None, sentence),), roster)
    known = {"mentee": _index(roster.mentees), "mentor": _index(roster.mentors)}
    faults: list[Fault] = []
    pairs: dict[tuple[str, str], str] = {}
    for row in table.rows[table.rows.index(head) + 1 :]:
        mentee, mentor = (_person(table, row, side, places[side], known[side]) for side in SIDES)
        faults += [found for found in (mentee, mentor) if isinstance(found, Fault)]
        if isinstance(mentee, Fault) or isinstance(mentor, Fault):
            continue
        if mentee == mentor:
            faults.append(Fault(table.file, row.number, None, "This row names the same person on both sides."))
        reason = line(_cell(row, places["reason"])) if "reason" in places else ""
        pairs.setdefault((mentee, mentor), reason)
    if faults:
        raise Faulty(in_order(faults), roster)
    return tuple((mentee, mentor, reason) for (mentee, mentor), reason in pairs.items())


def _columns(table: Table) -> tuple[Row, dict[str, int]]:
    """Find the header and where its columns are; the first column of each name counts."""
    head = header_of(table, lambda cell: fold(cell) in HEADERS)
    places: dict[str, int] = {}
    for index, cell in enumerate(head.cells):
        if (name := HEADERS.get(fold(cell))) is not None:
            places.setdefault(name, index)
    return head, places


def _index(people: tuple[Entry, ...]) -> dict[str, set[str]]:
    """Give the ids that each e-mail address, id and comparable name stands for."""
    found: dict[str, set[str]] = {}
    for entry in people:
        for told in {entry.id, entry.email, entry.told_id.casefold(), f"name {names.key(entry.name)}"} - {"", "name "}:
            found.setdefault(told, set()).add(entry.id)
    return found


def _person(table: Table, row: Row, side: str, index: int, known: dict[str, set[str]]) -> str | Fault:
    """Find the one person that a cell names, or say in a fault why that cannot be done."""
    told = line(_cell(row, index))
    place = (table.file, row.number, letters(index))
    if not told:
        return Fault(*place, f"No {side} is named here.")
    try:
        found = known.get(values.address(told), set())
    except values.Unfit:
        found = known.get(told.casefold()) or known.get(f"name {names.key(told)}") or set()
    if len(found) == 1:
        return next(iter(found))
    if found:
        return Fault(*place, f"Several {side}s are called {short(told)}. Name the one you mean by e-mail address.")
    advice = "Use the e-mail address, the id or the exact name in the list of people."
    return Fault(*place, f"{short(told)} is none of the {side}s. {advice}")


def _cell(row: Row, index: int) -> str:
    return row.cells[index] if index < len(row.cells) else ""
