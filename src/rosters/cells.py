"""Reading one cell for what its column holds."""

import re
from collections.abc import Callable
from dataclasses import replace

from chiron.vocabulary.terms import vocabulary
from rosters import values
from rosters.answers import Words, nothing, words
from rosters.columns import Plan, Plans
from rosters.drafts import Draft
from rosters.fields import SEVERAL, STYLES, VOCABULARIES
from rosters.findings import Findings, Told
from rosters.forms import Column, Form
from rosters.headers import sides
from rosters.mapping import Map
from rosters.marks import chosen
from rosters.scales import Scale
from rosters.text import fold, line, short

CODE = re.compile(r"-?\d{1,3}")
BROKEN = re.compile(r"#(?:N/A|NAME\?|REF!|VALUE!|DIV/0!|NULL!|NUM!)")
MIDDLE = ("middle", "balanced", "a balance", "neutral", "both", "a mix", "mixed", "half and half", "a bit of both")


class Cells:
    """Reads the cells of one form into drafts."""

    def __init__(self, form: Form, given: Map, findings: Findings, scales: dict[int, Scale]) -> None:
        """``scales`` are those of the sliders, by column index."""
        self.form, self.given, self.findings, self.scales = form, given, findings, scales
        self.lookups: dict[str, Words] = {}
        self.settled: dict[tuple[int, str], tuple[tuple[str, ...], tuple[Told, ...]]] = {}  # answers repeat
        self.readers: dict[str, Callable[[Draft, Plan, str], None]] = {
            "email": self._email,
            "side": self._side,
            "hours": self._amount,
            "hours_a_week": self._amount,
            "places": self._amount,
            "zone": self._zone,
            "goals": lambda draft, plan, cell: draft.add(plan.side, "goals", cell),
            "other": self._own_words,
            "id": self._id,
            "timestamp": self._timestamp,
            **dict.fromkeys(STYLES, self._style),
        }

    def read(self, draft: Draft, plan: Plan, cell: str) -> None:
        """Read a filled cell."""
        if BROKEN.fullmatch(cell):
            sentence = f"The spreadsheet program shows an error here ({cell}). Correct the formula, or type the value."
            self.findings.fault(draft.row, plan.column.letters, sentence)
        elif plan.field in self.readers:
            self.readers[plan.field](draft, plan, cell)
        elif plan.chooses:
            self._mark(draft, plan, cell)
        else:
            self._words(draft, plan, cell)

    def refuse_nameless_codes(self, plans: Plans) -> None:
        """Refuse, once a column, the checkboxes whose code nothing gives a word for."""
        for plan in list(plans.read):
            if plan.chooses and not self._option(plan.column):
                self.findings.unknown_code(self.form.header_row, plan, plan.column.code)
                plans.read.remove(plan)

    def _id(self, draft: Draft, _: Plan, cell: str) -> None:
        draft.told_id = draft.told_id or line(cell)

    def _timestamp(self, draft: Draft, _: Plan, cell: str) -> None:
        draft.timestamp = draft.timestamp or line(cell)

    def _email(self, draft: Draft, plan: Plan, cell: str) -> None:
        if nothing(cell):
            return
        try:
            address = values.address(cell)
        except values.Unfit as reason:
            sentence = f'"{short(cell)}" {reason}. Correct it, or leave the cell empty.'
            self.findings.fault(draft.row, plan.column.letters, sentence)
        else:
            draft.email = draft.email or address

    def _side(self, draft: Draft, plan: Plan, cell: str) -> None:
        lookup = self._lookup("side")
        for piece, meaning in lookup.split(self._told(plan.column, cell)):
            self.findings.guess(plan, piece, meaning)
            if meaning.sureness == "doubtful":
                self.findings.doubtful(draft.row, plan, piece, meaning, lookup.labels)
            for code in meaning.codes:
                draft.sides |= {"mentee", "mentor"} if code == "both" else {code}

    def _words(self, draft: Draft, plan: Plan, cell: str) -> None:
        codes, told = self.settled.get((plan.column.index, cell), ((), ()))
        for each in told:
            each.cells += 1
        if not told:
            codes = self._fresh(draft, plan, cell)
        if codes:
            draft.add(plan.side, plan.field, codes if plan.field in SEVERAL else codes[0])

    def _fresh(self, draft: Draft, plan: Plan, cell: str) -> tuple[str, ...]:
        """Read a cell whose like this column has not shown yet, or that has to be told of each time."""
        lookup = self._lookup(VOCABULARIES[plan.field])
        text = self._told(plan.column, cell)
        if text == cell and lookup.known(cell) is None:
            if CODE.fullmatch(cell):
                self.findings.unknown_code(draft.row, plan, cell)
                return ()
            if values.is_date(cell):
                sentence = (
                    f'"{cell}" is a day; the spreadsheet program has made one of what was typed. '
                    "Format the column as text and type it again."
                )
                self.findings.fault(draft.row, plan.column.letters, sentence)
                return ()
        codes, told = self._codes(draft, plan, text, lookup)
        if all(each.meaning.sureness != "doubtful" and not each.meaning.other for each in told):
            self.settled[plan.column.index, cell] = codes, told
        return codes

    def _codes(self, draft: Draft, plan: Plan, text: str, lookup: Words) -> tuple[tuple[str, ...], tuple[Told, ...]]:
        """Read one answer or several; of a word that is wider than one stage the most typical counts."""
        single = plan.field not in SEVERAL
        told: list[Told] = []
        for piece, meaning in [(text, lookup.meaning(text))] if single else lookup.split(text):
            if single and len(meaning.codes) > 1:
                meaning = replace(meaning, codes=meaning.codes[:1], sureness="likely", score=85)  # noqa: PLW2901 -- narrowed
            told.append(self.findings.guess(plan, piece, meaning))
            if meaning.other:
                self._own_words(draft, plan, meaning.other)
            elif meaning.sureness == "doubtful":
                self.findings.doubtful(draft.row, plan, piece, meaning, lookup.labels)
        return tuple(code for each in told for code in each.meaning.codes), tuple(told)

    def _mark(self, draft: Draft, plan: Plan, cell: str) -> None:
        option = self._option(plan.column)
        number = plan.column.names[-1].rpartition("_")[2] if self.form.kind == "qualtrics" else ""
        picked = True if cell == number else chosen(cell, option)  # Qualtrics may repeat the number of the choice
        if picked is None:
            sentence = (
                f'"{short(cell)}" is neither a mark nor the answer that this column stands for ({short(option)}). '
                "Write 1 or 0, or leave the cell empty."
            )
            self.findings.fault(draft.row, plan.column.letters, sentence)
        elif picked:
            lookup = self._lookup(VOCABULARIES[plan.field])
            draft.add(plan.side, plan.field, self._codes(draft, plan, option, lookup)[0])

    def _amount(self, draft: Draft, plan: Plan, cell: str) -> None:
        name = plan.field.removesuffix("_a_week")
        told = self._mapped(name, cell)
        if not told:
            return
        try:
            amount, exact = values.places(told) if name == "places" else values.hours(told)
        except values.Unfit as reason:
            self.findings.unfit(draft.row, plan, cell, str(reason), "3")
            return
        if plan.field == "hours_a_week" and not re.search(r"month|week|wk", told, re.IGNORECASE):
            amount, exact = round(amount * values.WEEKS_A_MONTH, 2), False
        if name == "places" and amount == 0 and plan.side == "mentee":
            sentence = "Someone who wants no mentor cannot be matched. Write 1 or more, or take the row out."
            self.findings.fault(draft.row, plan.column.letters, sentence)
            return
        remark = told != cell or not values.is_bare_amount(cell)
        self.findings.read_as(plan, cell, f"{amount:g}", exact=exact or told != cell, remark=remark)
        draft.add(plan.side, name, amount)

    def _zone(self, draft: Draft, plan: Plan, cell: str) -> None:
        told = self._mapped("zone", cell)
        if not told:
            return
        try:
            zone = values.zone(told)
        except values.Unfit as reason:
            self.findings.unfit(draft.row, plan, cell, str(reason), "Europe/London")
        else:
            remark = told != cell or not values.is_bare_zone(cell)
            self.findings.read_as(plan, cell, zone, exact=True, remark=remark)
            draft.add(plan.side, "zone", zone)

    def _style(self, draft: Draft, plan: Plan, cell: str) -> None:
        told = self._told(plan.column, cell)
        if not values.CHECKS["style"](told):
            lookup = self._lookup(plan.field)
            meaning = lookup.meaning(told)
            self.findings.guess(plan, told, meaning)
            if meaning.sureness == "doubtful":
                self.findings.doubtful(draft.row, plan, told, meaning, lookup.labels)
            elif meaning.codes:
                draft.add(plan.side, plan.field, float(meaning.codes[0]))
            return
        scale = self.scales.get(plan.column.index)
        if scale is None:  # refused once, at the header
            return
        number, (low, high) = values.number(told), scale
        if not min(scale) <= number <= max(scale):
            sentence = f"{told} lies outside the scale of this column, which goes from {low:g} to {high:g}."
            self.findings.fault(draft.row, plan.column.letters, sentence)
            return
        draft.add(plan.side, plan.field, round((number - low) / (high - low), 4))

    def _own_words(self, draft: Draft, plan: Plan, text: str) -> None:
        if not nothing(text):
            self.findings.own_words(draft.row, plan, text)

    def _mapped(self, name: str, cell: str) -> str:
        """Give what the map says an answer means, or the answer; "" if it is none or to be left out."""
        told = next(
            (codes for text, codes in self.given.answers.get(name, {}).items() if fold(text) == fold(cell)), None
        )
        if told is None:
            return "" if nothing(cell) else cell
        return told[0] if told else ""

    def _told(self, column: Column, cell: str) -> str:
        """Give the answer that a raw code stands for, by the data dictionary or the map; else the cell itself."""
        return column.codes.get(cell.casefold()) or self._by_map(column, cell) or cell

    def _option(self, column: Column) -> str:
        return column.option or self._by_map(column, column.code)

    def _by_map(self, column: Column, code: str) -> str:
        return self.given.code_text((column.header, *column.names, *column.stems), code)

    def _lookup(self, kind: str) -> Words:
        if kind not in self.lookups:
            bare = sides() if kind == "side" else _ends(kind) if kind in STYLES else words(kind)
            self.lookups[kind] = bare.with_map(self.given.answers.get(kind, {}))
        return self.lookups[kind]


def _ends(name: str) -> Words:
    """The words for both ends of a slider and its middle."""
    more = vocabulary("styles")[name.removeprefix("style.")].more
    low = ("0", more["low"], more.get("low_aliases", ()))
    high = ("1", more["high"], more.get("high_aliases", ()))
    return Words((low, high, ("0.5", "in the middle", MIDDLE)), {}, {})
