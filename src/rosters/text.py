"""Text as people type it: cleaned for showing, folded for comparing."""

import re
import unicodedata
from functools import cache, lru_cache

CONTROLS = (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xAD)
UNSEEN = (0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
INVISIBLE = dict.fromkeys((*CONTROLS, *UNSEEN))
JOINERS = "\u200c\u200d"  # part of the spelling in Persian, Sinhala and others; noise beside Latin letters
QUOTES = str.maketrans("‘’‚‛′`´“”„‟″«»‐‑‒–—―−", "'" * 7 + '"' * 7 + "-" * 7)
BRITISH = (
    ("ae", "e"), ("oe", "e"), ("behaviour", "behavior"), ("programme", "program"), ("centre", "center"),
    ("counselling", "counseling"), ("practise", "practice"), ("specialit", "specialt"), ("organis", "organiz"),
)  # fmt: skip

UNMARKED = {
    **dict.fromkeys(map(ord, JOINERS)),
    ord("ø"): "o",
    ord("ł"): "l",
    ord("đ"): "d",
    ord("æ"): "e",
    ord("œ"): "e",
}
APOSTROPHE = re.compile(r"(?<=[a-z])'(?=[a-z])")
POINT = re.compile(r"(?<=\d)[.,](?=\d)")
NO_WORD = re.compile(r"[^\w+#\0]+|_+")


def clean(text: str) -> str:
    """Take away what nobody sees: odd spaces, control and zero-width signs, Windows line ends; keep lines."""
    if text.isascii() and text.isprintable():
        return re.sub(r" {2,}", " ", text.strip()) if "  " in text else text.strip()
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).translate(INVISIBLE)
    if "\u200c" in text or "\u200d" in text:
        text = re.sub(rf"(?<![^\x00-\x7f])[{JOINERS}]+|[{JOINERS}]+(?![^\x00-\x7f])", "", text)
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(lines).strip()


def line(text: str) -> str:
    """Clean a text that is one line by nature, such as a name or a header."""
    return " ".join(filter(None, clean(text).split("\n")))


def plain(text: str) -> str:
    """Write full-width letters and digits, ligatures and typographic quotes and dashes in their plain form."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text).translate(QUOTES)


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Make a text comparable: case, accents, punctuation and British spelling no longer count.

    A plus, a hash and a dot or comma between digits stay, since they tell answers apart ("PGY-4+", "1.2").
    """
    text = (text if text.isascii() else plain(clean(text))).casefold().replace("&", " and ").replace("@", " at ")
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        text = text.translate(UNMARKED)
    for british, american in BRITISH:
        text = text.replace(british, american)
    text = APOSTROPHE.sub("", text)
    text = POINT.sub("\0", text)
    return " ".join(NO_WORD.sub(" ", text).replace("\0", ".").split())


@cache
def letters(index: int) -> str:
    """Name a column as spreadsheet programs do: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def short(text: str, most: int = 60) -> str:
    """Show the beginning of a long text, on one line."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
