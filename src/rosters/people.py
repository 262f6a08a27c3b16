"""From rows to people: which rows are about someone, who it is, and which side they are on."""

from rosters import names
from rosters.cells import Cells
from rosters.columns import Plans
from rosters.drafts import Draft
from rosters.fields import PERSON
from rosters.findings import Findings
from rosters.forms import Column, Form
from rosters.sheets import Row
from rosters.text import fold, letters, line

TEST_RESPONSES = frozenset({"survey preview", "survey test", "spam"})
NAMES = ("name", "first_name", "last_name")
UNNEEDED = frozenset((*PERSON, "side", "timestamp", "other"))
NAME_ALONE = "This row has a name and nothing that a match needs. If it is a sum or a note, take it out."
HEADING = "If it is a heading or a note, take the row out."
NO_SIDE = (
    "Nothing here tells mentees from mentors. Add a column “Role” that says mentee, mentor or both, "
    "or give two files: mentees, then mentors."
)


class People:
    """Reads the rows of one form."""

    def __init__(self, form: Form, plans: Plans, cells: Cells, side: str) -> None:
        """``side`` is the one that the whole file is on, or "" where the rows say it."""
        self.form, self.plans, self.cells, self.side = form, plans, cells, side
        self.findings: Findings = cells.findings
        self.width = max((column.index for column in form.columns), default=0) + 1
        headed = sorted(form.columns, key=lambda column: column.index)
        self.head = tuple(column.header for column in headed)
        self.status = next(
            (
                column
                for column in headed
                if fold(column.names[-1:][0] if column.names else "") in ("status", "response type")
            ),
            None,
        )

    def drafts(self) -> list[Draft]:
        """Read every row that is about someone."""
        found = (self._draft(row) for row in self.form.rows if self._is_answer(row))
        drafts = [draft for draft in found if draft is not None and self._is_someone(draft)]
        return [draft for draft in drafts if self._has_side(draft)]

    def _is_answer(self, row: Row) -> bool:
        if len(row.cells) > self.width:
            extra = len(row.cells) - self.width
            sentence = (
                f"This row has {extra} more {'cell' if extra == 1 else 'cells'} than the header. "
                "Is a quotation mark missing around a text with a comma?"
            )
            self.findings.fault(row.number, letters(self.width), sentence)
            return False
        if self.status and self.form.kind == "qualtrics" and fold(_cell(row, self.status)) in TEST_RESPONSES:
            self.findings.note(row.number, self.status.letters, "A test response was left out.")
            return False
        if len(row.cells) > 1 and row.cells == self.head[: len(row.cells)]:
            self.findings.note(row.number, None, "The header is repeated here; the row was left out.")
            return False
        return True

    def _draft(self, row: Row) -> Draft | None:
        draft = Draft(self.form.file, row.number)
        told: dict[str, str] = {}
        filled = needed = False
        for plan in self.plans.read:
            cell = _cell(row, plan.column)
            if not cell:
                continue
            filled = True
            needed = needed or plan.field not in UNNEEDED or plan.field in ("email", "id", "side")
            if plan.field in NAMES:
                told.setdefault(plan.field, line(cell))
            else:
                self.cells.read(draft, plan, cell)
        if not filled:
            sentence = "Nothing was read from this row: it fills only columns that are left out."
            self.findings.note(row.number, None, sentence)
            return None
        parts = (told.get("first_name", ""), told.get("last_name", ""))
        draft.name = names.shown(told.get("name") or " ".join(part for part in parts if part))
        if draft.name and not needed and any(plan.field not in UNNEEDED for plan in self.plans.read):
            self.findings.fault(row.number, None, NAME_ALONE)
            return None
        return draft

    def _is_someone(self, draft: Draft) -> bool:
        if draft.name or draft.email or draft.told_id:
            return True
        if not any(fault.row == draft.row for fault in self.findings.faults):
            sentence = f"This row has neither a name nor an e-mail address. Add one. {HEADING}"
            self.findings.fault(draft.row, None, sentence)
        return False

    def _has_side(self, draft: Draft) -> bool:
        """Settle which side a row is on: by its file, by its own words, or by which questions it answers."""
        asked = self.plans.of("side")
        column = asked[0].column.letters if asked else None
        if self.side:
            if draft.sides - {self.side}:
                sentence = (
                    f"This row says {' and '.join(sorted(draft.sides))}, but the file is given as the {self.side}s. "
                    "Give one file with everyone in it, or correct the row."
                )
                self.findings.fault(draft.row, column, sentence)
            draft.sides = {self.side}
        elif not draft.sides and not asked:
            draft.sides = {side for side, _ in draft.answers if side}
        if not draft.sides:
            self._no_side(draft, column)
            return False
        self._tell_of_other_side(draft)
        return True

    def _no_side(self, draft: Draft, column: str | None) -> None:
        if column is None:
            if not any(fault.sentence == NO_SIDE for fault in self.findings.faults):
                self.findings.fault(self.form.header_row, None, NO_SIDE)
        elif not any((fault.row, fault.column) == (draft.row, column) for fault in self.findings.faults):
            sentence = f"This row does not say whether it is about a mentee or a mentor. {HEADING}"
            self.findings.fault(draft.row, column, sentence)

    def _tell_of_other_side(self, draft: Draft) -> None:
        for plan in self.plans.read:
            if plan.side and plan.side not in draft.sides and (plan.side, plan.field) in draft.answers:
                own = " and ".join(sorted(draft.sides))
                sentence = f"An answer asked of {plan.side}s was left out: this row is about a {own}."
                self.findings.note(draft.row, plan.column.letters, sentence)
                del draft.answers[plan.side, plan.field]


def _cell(row: Row, column: Column) -> str:
    return row.cells[column.index] if column.index < len(row.cells) else ""
