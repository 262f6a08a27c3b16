"""Answers that are no words of a vocabulary: addresses, numbers, hours, time zones, moments, places on a scale."""

import json
import re
from collections.abc import Callable
from datetime import datetime
from functools import cache, lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from rosters.text import fold, plain

ADDRESS = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
WEEKS_A_MONTH = 52 / 12
MOST_HOURS = 200.0  # a month; more is a typing error or another unit
MOST_PLACES = 100
MOST_LETTERS = 200  # no amount and no time zone takes more
COUNTED = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBERS = {
    **{word: float(number) for number, word in enumerate(COUNTED)},
    "a": 1.0,
    "an": 1.0,
    "single": 1.0,
    "couple": 2.0,
    "a couple": 2.0,
    "none": 0.0,
    "half": 0.5,
    "half an": 0.5,
}
AMOUNT = r"\d+(?:[.,]\d+)?"
UNITS = frozenset(
    """hour hours hr hrs h min mins minute minutes month months monthly mo week weeks weekly wk people person mentee
    mentees mentor mentors student students per each every and to or bis up at most max maximum about around""".split()  # noqa: SIM905 -- a list of words
)
RANGE = re.compile(rf"({AMOUNT})\s*(?:-|to|or|bis|/)\s*({AMOUNT})")
DAY = re.compile(r"\d{4}-(\d\d)-(\d\d)(?: 00:00:00)?")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAY_MONTH = re.compile(r"(?:(\d{1,2})[- ]([a-z]{3,9})|([a-z]{3,9})[- ](\d{1,2}))(?:[- ]\d{2,4})?")
MOMENTS = (
    "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d", "%Y/%m/%d %I:%M:%S %p", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M",
    "%Y-%m-%dT%H:%M:%S", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %I:%M %p",
    "%m/%d/%Y", "%m/%d/%y %H:%M", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y", "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M", "%d.%m.%Y", "%d-%m-%Y %H:%M:%S", "%b %d, %Y %I:%M:%S %p", "%d %b %Y %H:%M:%S",
)  # fmt: skip


class Unfit(ValueError):
    """An answer that cannot be read; the sentence says what was expected."""


def address(text: str) -> str:
    """Normalize an e-mail address: no name around it, no "mailto:", lower case."""
    bare = plain(text).strip().strip("<>;,. ")
    if match := re.search(r"<([^<>]+)>", plain(text)):
        bare = match[1].strip()
    bare = bare.lower().removeprefix("mailto:")
    if not ADDRESS.fullmatch(bare) or ".." in bare or len(bare) > 254 or bare.startswith("."):
        raise Unfit("is not an e-mail address")
    return bare


def _bounded(text: str) -> str:
    """Give the plain form of an answer that is short enough to be a value."""
    told = plain(text).strip()
    if len(told) > MOST_LETTERS:
        raise Unfit("is too long for an answer here")
    return told


@lru_cache(maxsize=1024)
def hours(text: str) -> tuple[float, bool]:
    """Read hours a month and whether that is sure: a range counts as its middle, a week's hours as a month's."""
    told = _bounded(text).casefold()
    amount, exact = _amount(told)
    factor = 1.0
    if re.search(r"\bmin(?:ute)?s?\b", told):
        factor, exact = 1 / 60, True
    if re.search(r"(?:per|a|each|every|/)\s*w(?:ee)?k|weekly", told):
        factor, exact = factor * WEEKS_A_MONTH, False
    elif re.search(r"(?:per|a|each|every|/)\s*(?:day|year|yr)|daily|yearly|fortnight", told):
        raise Unfit("does not say hours a month")
    amount = round(amount * factor, 2)
    if not 0 <= amount <= MOST_HOURS:
        raise Unfit("is not a number of hours a month")
    return amount, exact


@lru_cache(maxsize=1024)
def places(text: str) -> tuple[int, bool]:
    """Read how many people: of a range the larger, since "1–2" means that two are welcome."""
    told = _bounded(text).casefold()
    low, high, exact = _range(told)
    if high != int(high) or not 0 <= high <= MOST_PLACES:
        raise Unfit("is not a number of people")
    return int(high), exact and low == high


def is_bare_amount(text: str) -> bool:
    """Whether an amount stands there with its unit alone, without a word about anything else."""
    words = re.findall(r"[^\W\d_]+", plain(text).casefold())
    return all(word in UNITS or word in NUMBERS or word[:3] in MONTHS for word in words)


def _amount(told: str) -> tuple[float, bool]:
    low, high, exact = _range(told)
    return (low + high) / 2, exact and low == high


def _range(told: str) -> tuple[float, float, bool]:
    """Find one number or the two ends of a range, also where a spreadsheet program made "2-4" a date."""
    if (ends := _from_date(told)) is not None:
        return min(ends), max(ends), False
    numbers = re.findall(AMOUNT, told)
    if len(numbers) == 2 and (match := RANGE.search(told)):
        low, high = _float(match[1]), _float(match[2])
        if low <= high:
            return low, high, False
    if len(numbers) == 1 and not re.search(r"-\s*\d", told):
        number = _float(numbers[0])
        whole = bool(re.fullmatch(rf"{AMOUNT}\s*[a-z/ .]*", told))
        return number, number, whole
    bare = re.sub(
        r"\b(?:hours?|hrs?|h|people|person|mentees?|mentors?|students?|per|a|month|week|monthly)\b", " ", told
    )
    for form in (told, " ".join(bare.split())):
        if form in NUMBERS:
            return NUMBERS[form], NUMBERS[form], True
    raise Unfit("is not a number")


def _from_date(told: str) -> tuple[float, float] | None:
    if match := DAY.fullmatch(told):
        return float(match[1]), float(match[2])
    if match := DAY_MONTH.fullmatch(told):
        month = (match[2] or match[3])[:3]
        return (float(match[1] or match[4]), MONTHS.index(month) + 1.0) if month in MONTHS else None
    return None


def _float(text: str) -> float:
    return float(text.replace(",", "."))


def is_date(text: str) -> bool:
    """Whether a cell holds a day, which is what spreadsheet programs make of "1-2" or "1.2"."""
    return _from_date(text.casefold()) is not None


@lru_cache(maxsize=1024)
def zone(text: str) -> str:
    """Read a time zone as its IANA name."""
    told = _bounded(text)
    offset = re.match(r"^\(?\s*(?:utc|gmt)\s*([+-])\s*(\d{1,2})(?::?(\d\d))?\s*\)?\s*(.*)$", told, re.IGNORECASE)
    sure, unclear = _zones()
    if offset and offset[4] and fold(offset[4]) in sure:
        return sure[fold(offset[4])]
    if offset:
        hour, minute = int(offset[2]), int(offset[3] or 0)
        if minute == 0 and hour <= 14:
            return "UTC" if hour == 0 else f"Etc/GMT{'-' if offset[1] == '+' else '+'}{hour}"
        raise Unfit("is no whole hour from UTC; write the zone as in Asia/Kolkata")
    if fold(told) in unclear:
        raise Unfit(f"is used for several zones; write {unclear[fold(told)]}")
    for form in (fold(told), fold(re.sub(r"\s*\([^()]*\)", "", told))):
        if form in sure:
            return sure[form]
    name = told.replace(" ", "_")
    if re.fullmatch(r"[A-Za-z]+(?:[_/+-][A-Za-z0-9_+-]+)+", name):
        for spelled in (name, re.sub(r"[a-z]+", lambda word: word[0].capitalize(), name.lower())):
            try:
                return ZoneInfo(spelled).key
            except (KeyError, ValueError, OSError):
                continue
    raise Unfit("is no time zone that is known; write it as in Europe/London")


def is_bare_zone(text: str) -> bool:
    """Whether a time zone stands there alone, without a word about anything else."""
    told = plain(text).strip()
    rest = re.sub(r"^\(?\s*(?:utc|gmt)\s*[+-]\s*\d{1,2}(?::?\d\d)?\s*\)?\s*", "", told, flags=re.IGNORECASE)
    return not rest or fold(rest) in _zones()[0] or re.fullmatch(r"[\w+-]+(?:/[\w+ -]+)+", rest) is not None


@cache
def _zones() -> tuple[dict[str, str], dict[str, str]]:
    """Give what zones are called, and the names that several zones share."""
    data = json.loads((files("rosters") / "zones.json").read_text(encoding="utf-8"))
    sure = {fold(text): name for name, told in data["sure"].items() for text in (name, *told)}
    return sure, data["unclear"]


def moments(text: str) -> tuple[datetime, ...]:
    """Read a moment in every way it can be read: month first and day first may both be right."""
    if len(text) > MOST_LETTERS:
        return ()
    told = re.sub(r"\s+(?:GMT|UTC|[A-Z]{3,4})(?:[+-]\d+(?::\d+)?)?$", "", plain(text).strip())
    told = re.sub(r"\s*(am|pm)\b", lambda match: f" {match[1].upper()}", told, flags=re.IGNORECASE)
    told = re.sub(r"(?<=:\d\d)\.\d+$", "", told).removesuffix("Z")
    found: dict[datetime, None] = {}
    for form in MOMENTS:
        try:
            found[datetime.strptime(told, form)] = None  # noqa: DTZ007 -- only compared with others of its file
        except ValueError:
            continue
    return tuple(found)


def number(text: str) -> float:
    """Read one plain number."""
    told = _bounded(text)
    if not re.fullmatch(rf"-?{AMOUNT}", told):
        raise Unfit("is not a number")
    return _float(told)


def _fits(read: Callable[[str], object]) -> Callable[[str], bool]:
    def check(text: str) -> bool:
        try:
            return bool(read(text)) or True
        except Unfit:
            return False

    return check


CHECKS: dict[str, Callable[[str], bool]] = {
    "email": _fits(address),
    "hours": _fits(hours),
    "hours_a_week": _fits(hours),
    "places": _fits(places),
    "zone": _fits(zone),
    "style": _fits(number),
    "timestamp": lambda text: bool(moments(text)),
}
