"""The scale that a slider's numbers stand on: told, or seen in all the rows together."""

import re

from rosters import values
from rosters.columns import Plan, Plans
from rosters.fields import STYLES
from rosters.findings import Findings
from rosters.forms import Column, Form
from rosters.mapping import Map, heading
from rosters.mapping import line as map_line
from rosters.text import short

Scale = tuple[float, float]


def settle(form: Form, plans: Plans, given: Map, findings: Findings) -> dict[int, Scale]:
    """Find each slider's scale by column index; what cannot be told is refused once, at the header."""
    sliders = [plan for plan in plans.read if plan.field in STYLES]
    numbers = {plan.column.index: _numbers(form, plan.column) for plan in sliders}
    told = {plan.column.index: _told(plan.column, given) for plan in sliders}
    seen = sorted({number for at, found in numbers.items() if told[at] is None for number in found})
    shared = _seen(seen)
    scales: dict[int, Scale] = {}
    for plan in sliders:
        at = plan.column.index
        scale = told[at] or shared
        if scale is not None:
            scales[at] = scale
        elif numbers[at]:
            _refuse(form, plan, seen, findings)
        if told[at] is None and shared is not None and numbers[at]:
            text = f"{shared[0]:g} to {shared[1]:g}"
            findings.read_as(plan, f"the scale of {short(plan.column.header)}", text, exact=shared != (1.0, 5.0))
    return scales


def _numbers(form: Form, column: Column) -> set[float]:
    cells = {row.cells[column.index] for row in form.rows if column.index < len(row.cells)}
    return {values.number(cell) for cell in cells if values.CHECKS["style"](cell)}


def _told(column: Column, given: Map) -> Scale | None:
    """Read the scale off the map, the data dictionary or the header: "(1–5)", "1 = tells, 5 = asks"."""
    told = given.scale(column.header, *column.names) or column.scale
    if told is None:
        match = re.search(r"\b(\d{1,3})\s*(?:-|–|—|to)\s*(\d{1,3})\b", column.header)
        match = match or re.search(r"\b(\d)\s*[=:].*\b(\d{1,3})\s*[=:]", column.header)
        match = match or re.search(r"\((\d) \D*[–—-] (\d{1,3}) \D*\)", column.header)
        told = (float(match[1]), float(match[2])) if match else None
    return told if told and told[0] != told[1] else None


def _seen(numbers: list[float]) -> Scale | None:
    """Tell a scale from all the numbers on it, where they leave no doubt."""
    if not numbers:
        return None
    low, high = numbers[0], numbers[-1]
    if low >= 0 and high <= 1 and (high > low or 0 < low < 1):
        return (0.0, 1.0)
    if low >= 1 and high == 5 and all(number.is_integer() for number in numbers):
        return (1.0, 5.0)
    return (0.0, 100.0) if low >= 0 and 20 < high <= 100 else None


def _refuse(form: Form, plan: Plan, seen: list[float], findings: Findings) -> None:
    table = heading("scales")
    told = map_line(plan.column.header, "").removesuffix('""') + "[1, 5]"
    sentence = (
        f"The numbers under {short(plan.column.header)} go from {seen[0]:g} to {seen[-1]:g}, which does not show where "
        f"their scale begins and ends. Say so in a map, under {table}, as in: {told}."
    )
    findings.fault(form.header_row, plan.column.letters, sentence, table, told)
