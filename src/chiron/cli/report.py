"""The report of a matching: one HTML file that needs no server, no script and nothing from elsewhere.

It is built as a tree, so that nothing in a spreadsheet can become markup, and it is the same to the byte whenever
the same files are matched with the same settings.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from importlib.resources import files
from xml.etree.ElementTree import Element

import drawing
from chiron.cli.outcome import NotYet, Outcome, Pair, Who
from drawing import as_html, element

LAST = ("Other fields", "Not told")  # groups that stand below the others
NAMED = 40  # up to so many mentees the loom is drawn by name alone


def page(outcome: Outcome) -> str:
    """Write the whole report."""
    title = headline(outcome)
    style = (files("chiron.cli") / "report.css").read_text(encoding="utf-8") + drawing.stylesheet()
    body = element(
        "body",
        element("a", "Skip to the report", href="#report", class_="skip"),
        element("header", element("p", "Chiron", class_="mark"), element("h1", title), _contents(outcome)),
        element("main", _in_short(outcome), *_sections(outcome), id="report"),
        element("footer", element("p", _FOOTER)),
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", f"{title} – Chiron"),
        element("style", style),
    )
    return "<!doctype html>\n" + as_html(element("html", head, body, lang="en", dir="ltr")) + "\n"


_FOOTER = (
    "Chiron proposes and says why; people decide. It uses what people told for this purpose, and no race, gender, "
    "religion, orientation, disability, health, age or name. This report names people: share it with care."
)


def headline(outcome: Outcome) -> str:
    """Say in one sentence how many have a mentor."""
    everyone, some = len(outcome.mentees), outcome.with_mentor
    if everyone == 1:
        return "The mentee has a mentor" if some else "The mentee has no mentor yet"
    return (
        f"All {everyone} mentees have a mentor" if some == everyone else f"{some} of {everyone} mentees have a mentor"
    )


def _contents(outcome: Outcome) -> Element:
    entries = {
        "not-yet": "No mentor yet",
        "pairs": "Who with whom",
        "loads": "Mentors' places",
        "fairness": "Fairness",
        "read": "How the files were read",
        "again": "To repeat this",
    }
    if not (outcome.not_yet or outcome.short):
        del entries["not-yet"]
    links = (element("li", element("a", words, href=f"#{place}")) for place, words in entries.items())
    return element("nav", element("ul", links), aria_label="In this report")


def _sections(outcome: Outcome) -> Iterator[Element]:
    if outcome.not_yet or outcome.short:
        yield _section("not-yet", "No mentor yet", _not_yet(outcome))
    yield _section("pairs", "Who with whom", _pairs(outcome))
    yield _section("loads", "Mentors' places", _loads(outcome))
    yield _section("fairness", "Fairness", _fairness(outcome))
    yield _section("read", "How the files were read", _reading(outcome))
    yield _section("again", "To repeat this", _again(outcome))


def _section(key: str, heading: str, content: Iterable[Element]) -> Element:
    return element("section", element("h2", heading, id=key), content, aria_labelledby=key)


def _in_short(outcome: Outcome) -> Element:
    places, taken = sum(load.places for load in outcome.loads), sum(load.taken for load in outcome.loads)
    numbers = (
        ("mentees", len(outcome.mentees)),
        ("with a mentor", outcome.with_mentor),
        ("without a mentor yet", len(outcome.not_yet)),
        ("pairs", len(outcome.pairs)),
        ("mentors", len(outcome.loads)),
        (f"of {places} mentor places taken", taken),
    )
    return element(
        "div",
        element(
            "dl",
            (element("div", element("dt", words), element("dd", str(number))) for words, number in numbers),
            class_="numbers",
        ),
        element("p", outcome.aim, class_="lead"),
        element("p", outcome.proof),
        element(
            "p",
            "Fit runs from 0 to 1. It says how much of what these two said goes together, not how good either "
            "of them is. Nothing here is final: it is a proposal to look through, change and publish.",
        ),
    )


def _not_yet(outcome: Outcome) -> Iterator[Element]:
    if outcome.not_yet:
        yield element("p", "Not now, and not because of them. For each: why, and what would change it.")
        if outcome.helpers:
            helpers = (f"{name} (any one of {number})" for name, number in outcome.helpers)
            yield element("p", "One more place would help most with: ", ", ".join(helpers), ".", dir="auto")
        yield element("ul", map(_waiting, outcome.not_yet), class_="people notnow")
    if outcome.short:
        yield element("h3", "With fewer mentors than wanted")
        yield element("ul", map(_waiting, outcome.short), class_="people notnow")


def _waiting(left: NotYet) -> Element:
    found = f"Has {len(left.found)} of {left.wanted} mentors: {', '.join(left.found)}. " if left.found else None
    return element(
        "li",
        element("h4" if left.found else "h3", element("bdi", left.mentee.name), _beside(left.mentee)),
        element("p", found, left.why, dir="auto"),
        element("p", element("strong", "What would change it: "), left.change, dir="auto"),
    )


def _pairs(outcome: Outcome) -> Iterator[Element]:
    if not outcome.pairs:
        yield element("p", "There is no pair yet.")
        return
    sheets = [picture.figure("The same as a table") for picture in _looms(outcome)]
    if len(outcome.pairs) > NAMED:
        afar = drawing.from_afar(*_columns(outcome), _threads(outcome), grouped_by=outcome.grouped_by)
        yield element(
            "div",
            element("div", afar.figure("The same as a table"), class_="wide"),
            element(
                "div",
                element("p", "Every thread is a pair. People stand together by ", outcome.grouped_by, "."),
                element(
                    "p",
                    f"Solid threads stay within one {outcome.grouped_by}; dashed ones cross to another, because "
                    "topics, languages, times or free places spoke for it.",
                ),
                element(
                    "p", "Below, the same loom by name, mentors from A to Z, and then every pair with its reasons."
                ),
                class_="plain",
            ),
            class_="aside",
        )
    yield element("h3", "The loom")
    yield element("div", sheets, class_="sheets")
    yield element("h3", "Every pair, and why")
    silent = set.intersection(*(set(pair.untold) for pair in outcome.pairs))
    if silent:
        yield element(
            "p", f"Told in no pair: {', '.join(sorted(silent))}. That counted neither for nor against anyone."
        )
    yield _table(
        "Mentees from A to Z",
        ("Mentee", "Mentor", "Fit", "Why these two"),
        ((_named(pair.mentee), _named(pair.mentor), f"{pair.fit:.2f}", _why(pair, silent)) for pair in outcome.pairs),
        number=2,
    )


def _looms(outcome: Outcome) -> list[drawing.Picture]:
    # In a large cohort those without a thread stand in their own list and in the bars; here they would fill pages.
    return drawing.sheets(*_columns(outcome), _threads(outcome), loose_ends=len(outcome.pairs) <= NAMED)


def _columns(outcome: Outcome) -> tuple[list[drawing.Person], list[drawing.Person]]:
    mentees = [drawing.Person(who.key, who.name, who.group, outcome.wanted[who.key]) for who in outcome.mentees]
    mentors = [
        drawing.Person(load.mentor.key, load.mentor.name, load.mentor.group, load.places) for load in outcome.loads
    ]
    common = Counter(person.group for person in (*mentees, *mentors))
    return sorted(mentees, key=lambda person: (person.group in LAST, -common[person.group])), mentors


def _threads(outcome: Outcome) -> list[drawing.Thread]:
    return [drawing.Thread(pair.mentee.key, pair.mentor.key, pair.fit) for pair in outcome.pairs]


def _why(pair: Pair, silent: Collection[str]) -> list[Element]:
    content = [element("ul", (element("li", reason, dir="auto") for reason in pair.reasons), class_="tags")]
    if pair.settled:
        content.append(element("p", "Fixed beforehand in the lock file.", class_="small"))
    if unsaid := [part for part in pair.untold if part not in silent]:
        content.append(element("p", "Not told yet: ", ", ".join(unsaid), class_="small"))
    if pair.differences:
        content.append(element("p", "Where they differ: ", "; ".join(pair.differences), class_="small", dir="auto"))
    if pair.others:
        content.append(element("p", "Others who fit: ", ", ".join(pair.others), class_="small others", dir="auto"))
    return content


def _loads(outcome: Outcome) -> Iterator[Element]:
    loads = outcome.loads
    full = sum(load.taken >= load.places > 0 for load in loads)
    idle = sum(load.taken == 0 < load.places for load in loads)
    yield element(
        "p",
        f"Full: {full}. With room left: {sum(load.taken < load.places for load in loads)}, "
        f"of whom {idle} have no mentee in this round. Nobody has more mentees than places.",
    )
    bars = drawing.load_bars([drawing.Load(load.mentor.name, load.places, load.taken) for load in loads], rows=35)
    yield element("div", (picture.figure("The same as a table") for picture in bars), class_="sheets")


def _fairness(outcome: Outcome) -> Iterator[Element]:
    fits = [pair.fit for pair in outcome.pairs]
    empty = sum(outcome.wanted.values()) - len(fits)
    if fits:
        last = min(outcome.pairs, key=lambda pair: pair.fit)
        yield element(
            "p",
            "Of those with a mentor, ",
            element("bdi", last.mentee.name),
            f" has the lowest fit, {last.fit:.2f}. ",
            "Look at the low ends first: a talk, or one more mentor, helps most there.",
        )
    by_stage = drawing.lines(_stages(outcome), grouped_by="stage")
    yield element(
        "div",
        drawing.columns(fits, empty=empty).figure("The same as a table"),
        by_stage.figure("The same as a table"),
        class_="aside",
    )


def _stages(outcome: Outcome) -> list[drawing.Group]:
    stage_of = {who.key: who.stage for who in outcome.mentees}
    wanted = Counter[str]()
    fits: dict[str, list[float]] = {stage: [] for stage in outcome.stages}
    for key, places in outcome.wanted.items():
        wanted[stage_of[key]] += places
    for pair in outcome.pairs:
        fits[pair.mentee.stage].append(pair.fit)
    return [
        drawing.Group(stage, tuple(sorted(fits[stage])), wanted[stage] - len(fits[stage])) for stage in outcome.stages
    ]


def _reading(outcome: Outcome) -> Iterator[Element]:
    if outcome.notes:
        yield element("h3", "Put right or set aside")
        yield element("ul", (element("li", note, dir="auto") for note in outcome.notes), class_="plain")
    if outcome.ignored:
        yield element("h3", "Columns that were not used")
        yield _table("Nothing was read from these", ("Column", "Why"), outcome.ignored)
    if outcome.guesses:
        yield element("h3", "Guessed")
        yield _table(
            "Look at these first, the least sure above", ("Where", "Written", "Taken for", "How sure"), outcome.guesses
        )
    if outcome.understood:
        yield element("h3", "Understood for sure")
        yield _table("By column", ("Where", "Header", "Taken for"), outcome.understood)


def _again(outcome: Outcome) -> Iterator[Element]:
    yield element("p", "The same files, settings and version give the same pairs on any machine.")
    yield element("pre", element("code", outcome.command))
    facts = (
        ("Objective", outcome.objective),
        ("Seed, which breaks ties", str(outcome.seed)),
        ("Pairs fixed, pairs ruled out", f"{outcome.locked}, {outcome.forbidden}"),
        ("Version", outcome.version),
        ("Vocabularies", outcome.vocabularies),
    )
    terms = [part for term, words in facts if words for part in (element("dt", term), element("dd", words))]
    yield element("dl", terms, class_="facts")
    weights = ((part, f"{weight:g}") for part, weight in outcome.weights)
    yield _table("How much each part of the fit counts", ("Part", "Weight"), weights, number=1, kind="fold brief")
    yield element("h3", "Files read")
    read = ((file.name, file.part, element("code", file.sha256)) for file in outcome.inputs)
    yield _table("With the SHA-256 of their bytes", ("File", "Read for", "SHA-256"), read, kind="fold brief")


Content = str | Element | Sequence[Element]


def _table(
    caption: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[Content]],
    *,
    number: int | None = None,
    kind: str = "fold",
) -> Element:
    """Build a table that becomes a list of entries on a phone; roles keep it a table for screen readers there."""
    first = element("tr", (element("th", head, scope="col", role="columnheader") for head in heads), role="row")
    return element(
        "table",
        element("caption", caption),
        element("thead", first, role="rowgroup"),
        element("tbody", (_row(heads, row, number) for row in rows), role="rowgroup"),
        class_=kind,
        role="table",
    )


def _row(heads: Sequence[str], row: Sequence[Content], number: int | None) -> Element:
    cells = [element("th", row[0], scope="row", role="rowheader", dir="auto")]
    cells += [
        element(
            "td",
            cell,
            role="cell",
            data_head=heads[at],
            class_="number" if at == number else None,
            dir="auto" if isinstance(cell, str) and at != number else None,
        )
        for at, cell in enumerate(row[1:], start=1)
    ]
    return element("tr", cells, role="row")


def _named(who: Who) -> list[Element]:
    beside = _beside(who)
    name = element("bdi", who.name)
    return [name] if beside is None else [name, beside]


def _beside(who: Who) -> Element | None:
    return element("span", who.beside, class_="small", dir="auto") if who.beside else None
