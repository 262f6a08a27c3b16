"""Reasons in plain words. Everything here is a whole sentence or phrase, so that it can be translated.

Labels come as code to label; where two kinds share a code, as "languages:id" beside "specialties:id". `names` puts
ids into names. `translate` takes a phrase with its {placeholders} still in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pairing.outcome import Change, RunnerUp, Unmatched
from pairing.policy import Objective
from pairing.reasons import Explained, Part

Labels = Mapping[str, str]
Translate = Callable[[str], str]

KINDS = {"specialty": "specialties", "style": "styles"}  # the others are called like their part

# So many stages ahead, the road is still fresh in mind.
FEW = 4

PART_NAMES = {
    "topics": "topics",
    "specialty": "specialty",
    "roles": "role",
    "stage": "career stage",
    "style": "style",
    "channels": "ways to meet",
    "languages": "languages",
    "zone": "time zone",
    "hours": "hours a month",
}

WAYS = {
    "in-person": "meeting in person",
    "phone": "the phone",
    "video": "video",
    "written": "writing",
    "walking": "walking together",
}

SHARED = {
    "specialty": "same specialty: {codes}",
    "roles": "offers the role asked for: {codes}",
    "style": "similar style: {codes}",
    "channels": "both prefer {codes}",
    "languages": "both speak {codes}",
}

MISSING = {
    "topics": "not covered: {codes}",
    "specialty": "another specialty",
    "roles": "does not offer: {codes}",
    "style": "different style: {codes}",
    "channels": "other ways to meet",
    "languages": "no language in common",
}

RULES = {
    "place": "{count} with no place for now",
    "forbidden": "{count} kept apart on request",
    "stage": "{count} welcoming other stages",
    "junior": "{count} at an earlier stage",
    "role": "{count} offering other roles",
    "channel": "{count} meeting in other ways",
    "language": "{count} speaking other languages",
}

FULL: dict[Objective, tuple[str, str]] = {
    "most": (
        "The one mentor who is possible has no place left, and no exchange would leave fewer people without a mentor.",
        "All {count} mentors who are possible are full, and no exchange would leave fewer people without a mentor.",
    ),
    "best": (
        "The one mentor who is possible has no place left, and no exchange would make the fit of all greater.",
        "All {count} mentors who are possible are full, and no exchange would make the fit of all greater.",
    ),
    "stable": (
        "The one mentor who is possible has no place left; it went to somebody who fits at least as well.",
        "All {count} mentors who are possible are full, each with people who fit at least as well.",
    ),
    "fair": (
        "The one mentor who is possible has no place left, and no exchange would be fairer to all.",
        "All {count} mentors who are possible are full, and no exchange would be fairer to all.",
    ),
}


def reasons(pair: Explained, labels: Labels, *, translate: Translate = str) -> list[str]:
    """Return what speaks for a pair, the weightiest first."""
    return [_fill(translate, *_reason(part, labels, translate)) for part in pair.reasons]


def differences(pair: Explained, labels: Labels, *, translate: Translate = str) -> list[str]:
    """Return in what the two differ, the weightiest first."""
    return [_fill(translate, *_difference(part, labels, translate)) for part in pair.differences]


def untold(pair: Explained, *, translate: Translate = str) -> list[str]:
    """Return what one or both have not told yet; it counts neither for the pair nor against it."""
    return [_fill(translate, "{part}: not told yet", {"part": translate(PART_NAMES[p.name])}) for p in pair.untold]


def why(person: Unmatched, objective: Objective, *, translate: Translate = str) -> str:
    """Return why somebody has no mentor, or fewer than wanted, for now."""
    if person.why == "nobody":
        told = "There is no further mentor yet." if person.held else "There are no mentors yet."
        return translate(told)
    if person.why == "rules":
        # That nobody mentors themselves goes without saying.
        others = [(rule, count) for rule, count in person.rules if rule != "self"]
        if not others:
            return translate("There is no further mentor yet.")
        listed = ", ".join(_fill(translate, RULES[rule], {"count": count}) for rule, count in others)
        return _fill(translate, "No mentor is possible for now: {listed}.", {"listed": listed})
    one, many = FULL[objective]
    return _fill(translate, one if person.possible == 1 else many, {"count": person.possible})


def changes(
    person: Unmatched, labels: Labels, names: Mapping[str, str] | None = None, *, translate: Translate = str
) -> list[str]:
    """Return what would give somebody a mentor: each by itself is enough."""
    return [_change(change, labels, names or {}, translate) for change in person.changes]


def next_mentor(other: RunnerUp, names: Mapping[str, str] | None = None, *, translate: Translate = str) -> str:
    """Return why a mentor who came next was not the one."""
    if other.closer and not other.free:
        told = "{name}: fits more closely; the places went to {holders}"
    elif other.closer:
        told = "{name}: fits more closely; this pair was settled beforehand"
    else:
        told = "{name}: fits less closely" if other.free else "{name}: fits less closely, and has no place left"
    return _fill(translate, told, _people(other, names or {}))


def next_mentee(other: RunnerUp, names: Mapping[str, str] | None = None, *, translate: Translate = str) -> str:
    """Return where a mentee who came next is instead."""
    told = "{name}: is with {holders}" if other.holders else "{name}: has no mentor for now"
    return _fill(translate, told, _people(other, names or {}))


def _reason(part: Part, labels: Labels, translate: Translate) -> tuple[str, dict[str, object]]:
    codes = _codes(part.name, part.shared, labels, translate)
    if part.name in SHARED:
        return SHARED[part.name], {"codes": codes}
    if part.name == "topics":
        covered, needed = (int(count) for count in part.amounts)
        told = "covers {covered} of 1 topic" if needed == 1 else "covers {covered} of {needed} topics"
        return told + (": {codes}" if codes else ""), {"covered": covered, "needed": needed, "codes": codes}
    return _measure(part)


def _difference(part: Part, labels: Labels, translate: Translate) -> tuple[str, dict[str, object]]:
    if part.name == "topics" and not part.missing:
        return "some topics are not covered", {}
    if part.name in MISSING:
        return MISSING[part.name], {"codes": _codes(part.name, part.missing, labels, translate)}
    return _measure(part)


def _measure(part: Part) -> tuple[str, dict[str, object]]:
    """Say in numbers how far apart two people are."""
    amount = part.amounts[0]
    if part.name == "hours":
        each, wanted = (_number(hours) for hours in part.amounts)
        if not part.is_difference:
            told = "has the hour a month asked for" if wanted == "1" else "has the {wanted} hours a month asked for"
        else:
            told = "has {each} of the {wanted} hours a month asked for"
        return told, {"each": each, "wanted": wanted}
    if part.name == "zone":
        hours = _number(amount / 60)
        told = "time zones 1 hour apart" if hours == "1" else "time zones {hours} hours apart"
        return ("same time zone" if amount < 30 else told), {"hours": hours}
    if amount <= 0:
        return ("at the same stage" if amount == 0 else "at an earlier stage"), {}
    told = "one stage ahead" if amount == 1 else "a few stages ahead" if amount <= FEW else "far ahead on the road"
    return told, {}


def _change(change: Change, labels: Labels, names: Mapping[str, str], translate: Translate) -> str:
    values: dict[str, object] = {"mentor": names.get(change.mentor or "", change.mentor)}
    if change.kind == "mentor":
        return translate("One more mentor, kept for this person.")
    if change.kind == "place":
        return _fill(translate, "One more place with {mentor}, kept for this person.", values)
    part = {"language": "languages", "channel": "channels"}.get(change.rule or "", "roles")
    values["codes"] = _codes(part, change.codes, labels, translate, last=translate(" or "))
    free = "and {mentor}'s free place kept for this person." if change.kept else "as {mentor} has a free place."
    told = {
        "language": "Also speaking {codes}, ",
        "channel": "Also agreeing to {codes}, ",
        "role": "Also asking for this role: {codes}, ",
        "junior": "Also being open to a peer, ",
        "stage": "An exception by {mentor}, who welcomes other stages, ",
    }[change.rule or ""]
    return _fill(translate, told + free, values)


def _codes(part: str, codes: tuple[str, ...], labels: Labels, translate: Translate, *, last: str = "") -> str:
    kind = KINDS.get(part, part)
    words = [labels.get(f"{kind}:{code}", labels.get(code, code)) for code in codes]
    if kind == "channels":
        words = [translate(WAYS[code]) if code in WAYS else word for code, word in zip(codes, words, strict=True)]
    if kind == "styles":
        words = [word.lower() for word in words]
    if last and len(words) > 1:
        return ", ".join(words[:-1]) + last + words[-1]
    return ", ".join(words)


def _people(other: RunnerUp, names: Mapping[str, str]) -> dict[str, object]:
    return {
        "name": names.get(other.id, other.id),
        "holders": ", ".join(names.get(holder, holder) for holder in other.holders),
    }


def _number(amount: float) -> str:
    return f"{amount:.1f}".removesuffix(".0")


def _fill(translate: Translate, told: str, values: Mapping[str, object]) -> str:
    return translate(told).format_map(values)
