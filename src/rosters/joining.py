"""Rows about the same person become one person; two answers that differ are settled by their time, or refused."""

from collections import Counter
from dataclasses import dataclass, field, replace

from rosters import names, values
from rosters.drafts import Draft
from rosters.fields import STYLES
from rosters.roster import Entry, Fault, Note

SIDES = ("mentee", "mentor")
OWN_ADDRESS = "Give each person their own."


@dataclass(slots=True)
class Person:
    """Everything that the files say about one person."""

    drafts: list[Draft] = field(default_factory=list)

    @property
    def email(self) -> str:
        """The first address told."""
        return next((draft.email for draft in self.drafts if draft.email), "")

    @property
    def told_id(self) -> str:
        """The first id that a file tells."""
        return next((draft.told_id for draft in self.drafts if draft.told_id), "")

    @property
    def name(self) -> str:
        """The first name told; without one, the address or the id."""
        return next((draft.name for draft in self.drafts if draft.name), "") or self.email or self.told_id


class Joiner:
    """Finds the rows that belong together."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.by_email: dict[str, Person] = {}
        self.by_id: dict[tuple[str, str], Person] = {}
        self.by_name: dict[str, list[Person]] = {}
        self.faults: list[Fault] = []
        self.notes: list[Note] = []

    def add(self, draft: Draft) -> None:
        """Put a row to the person it is about."""
        person = self._known(draft)
        if person is None:
            person = Person()
            self.people.append(person)
        person.drafts.append(draft)
        if draft.email:
            self.by_email.setdefault(draft.email, person)
        if draft.told_id:
            self.by_id.setdefault((draft.file, draft.told_id), person)
        if draft.name:
            namesakes = self.by_name.setdefault(names.key(draft.name), [])
            if not any(known is person for known in namesakes):
                namesakes.append(person)

    def _known(self, draft: Draft) -> Person | None:
        known = self.by_email.get(draft.email) if draft.email else None
        if known is not None:
            if not _alike(draft.name, known.name):
                self._fault(draft, f"{draft.email} is also the address of {known.name}", known, OWN_ADDRESS)
            return known
        known = self.by_id.get((draft.file, draft.told_id)) if draft.told_id else None
        if known is not None:
            if (draft.email and known.email) or not _alike(draft.name, known.name):
                self._fault(draft, f"The id {draft.told_id} also stands for {known.name}", known, OWN_ADDRESS)
            return known
        return self._namesake(draft) if draft.name else None

    def _namesake(self, draft: Draft) -> Person | None:
        """Take someone of the same name for the same person only where an address is missing."""
        namesakes = self.by_name.get(names.key(draft.name), [])
        without = [person for person in namesakes if not person.email]
        if draft.email and not without:
            if namesakes:
                sentence = f"{draft.name} is also in {_where(namesakes[0], draft)} with another address: read as two."
                self.notes.append(Note(draft.file, draft.row, None, sentence))
            return None
        choice = without if draft.email else namesakes
        if not choice:
            return None
        known = choice[0]
        if len(choice) > 1:
            self._fault(
                draft, f"Several people are called {draft.name}, among them one", known, "Add the e-mail address."
            )
        elif bool(draft.email) != bool(known.email):
            self._by_name_alone(draft, known)
        return known

    def _by_name_alone(self, draft: Draft, known: Person) -> None:
        if any(other.sides & draft.sides for other in known.drafts):
            advice = "Only one of the two has an address: add the other, or take out one row if it is one person."
            self._fault(draft, f"{draft.name} is also", known, advice)
        else:
            sentence = f"{draft.name} was taken for the same person as in {_where(known, draft)}, by name alone."
            self.notes.append(Note(draft.file, draft.row, None, sentence))

    def _fault(self, draft: Draft, what: str, known: Person, advice: str) -> None:
        sentence = f"{what} in {_where(known, draft)}. {advice}"
        self.faults.append(Fault(draft.file, draft.row, None, sentence))

    def entries(self) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
        """Give the mentees and the mentors, each person once a side."""
        found: dict[str, list[Entry]] = {side: [] for side in SIDES}
        for person, own_id in zip(self.people, self._ids(), strict=True):
            said: set[tuple[int, int]] = set()  # rows about both sides are told of once
            for side in SIDES:
                drafts = [draft for draft in person.drafts if side in draft.sides]
                if not drafts:
                    continue
                settled = drafts[0]
                for draft in drafts[1:]:
                    rows = (id(settled), id(draft))
                    settled = self._settled(settled, draft, side, say=rows not in said)
                    said.add(rows)
                found[side].append(_entry(person, own_id, side, settled))
        return tuple(found["mentee"]), tuple(found["mentor"])

    def _ids(self) -> list[str]:
        """Name people by address, else by name, else by the file's own id; namesakes are told apart."""
        wished = [person.email or names.key(person.name).replace(" ", "-") or person.told_id for person in self.people]
        count = Counter(wished)
        numbered = enumerate(zip(wished, self.people, strict=True), start=1)
        return [wish if count[wish] == 1 else f"{wish}-{person.told_id or at}" for at, (wish, person) in numbered]

    def _settled(self, first: Draft, second: Draft, side: str, *, say: bool) -> Draft:
        """Make one row of two about the same person on the same side.

        With addresses and times, the newer answer counts: that is what people mean who fill in a form again. Without,
        nobody can know which is meant, so it is refused.
        """
        told, again = first.about(side), second.about(side)
        differing = sorted(name for name in told.keys() & again.keys() if told[name] != again[name])
        who = f"{second.name or second.email or second.told_id} is also in {_where(Person([first]), second)}"
        sentence = f"{who}, with no other answers; the two rows were joined."
        settled = replace(first, answers=second.answers | first.answers)
        if differing:
            newer = _newer(first, second) if first.email and second.email else None
            if newer is None:
                if say:
                    self._refuse(second, who, differing, addressed=bool(first.email and second.email))
                return second
            sentence = f"{who}, with other answers; those of row {newer.row}, told later ({newer.timestamp}), count."
            settled = newer
        if say:
            self.notes.append(Note(second.file, second.row, None, sentence))
        return settled

    def _refuse(self, draft: Draft, who: str, differing: list[str], *, addressed: bool) -> None:
        what = ", ".join(name.removeprefix("style.") for name in differing)
        advice = "Keep the row that counts." if addressed else "Keep one row, or add addresses if they are two people."
        self.faults.append(Fault(draft.file, draft.row, None, f"{who}, with other answers ({what}). {advice}"))


def _entry(person: Person, own_id: str, side: str, draft: Draft) -> Entry:
    told = draft.about(side)
    return Entry(
        id=own_id,
        name=person.name,
        email=person.email,
        stage=told.get("stage"),
        topics=told.get("topics", ()),
        specialties=told.get("specialties", ()),
        roles=told.get("roles", ()),
        style={name.removeprefix("style."): told[name] for name in STYLES if name in told},
        channels=told.get("channels", ()),
        languages=told.get("languages", ()),
        zone=told.get("zone"),
        hours=told.get("hours"),
        places=told.get("places", 1),
        stages=told.get("stages", ()) if side == "mentor" else (),
        goals=told.get("goals", ""),
        file=draft.file,
        row=draft.row,
        told_id=person.told_id,
    )


def _newer(first: Draft, second: Draft) -> Draft | None:
    """Say which row was answered later; None if their times do not say it beyond doubt."""
    before, after = values.moments(first.timestamp), values.moments(second.timestamp)
    if len(before) == len(after):  # where month and day may be swapped, they are so in both
        verdicts = {one < other for one, other in zip(before, after, strict=True) if one != other}
    else:
        verdicts = {one < other for one in before for other in after}
    if len(verdicts) != 1:
        return None
    return second if verdicts.pop() else first


def _alike(name: str, other: str) -> bool:
    """Whether two names may be one person's: they share a word, or one is missing."""
    mine, theirs = set(names.key(name).split()), set(names.key(other).split())
    return not mine or not theirs or "@" in other or bool(mine & theirs)


def _where(person: Person, draft: Draft) -> str:
    known = person.drafts[0]
    return f"row {known.row}" if known.file == draft.file else f"{known.file}, row {known.row}"
