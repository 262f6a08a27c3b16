"""People's names: shown as they write them, compared without titles and degrees."""

import re
from functools import lru_cache

from rosters.text import fold, line, plain

TITLES = frozenset(
    """dr drs prof professor doctor doc mr mrs ms miss mx sir dame dra prof. asst assoc assistant associate adjunct
    clinical emeritus dott dottssa univ priv doz pd dipl med capt maj col ltc cdr lcdr rev""".split()  # noqa: SIM905 -- a list of words
)
DEGREES = frozenset(
    """md phd dphil mbbs mbchb mbbch bmbs bmed mbbchir bchir mbe mph msc mscr msci mhs mha mhpe med edd dnp rn np pa pac
    mba bsc bs facp facs faap faafp facc facep facog fccp fasn frcp frcs frcpc frcsc frca frcr frcpath frcpch frcog
    frcpsych frcem mrcp mrcs mrcgp mrcog mrcpsych mrcpch mrcpuk mrcem fics pharmd dds dmd jd mpp mfa msed mphil mmed
    mmedsci mspt dpt cct ccfp fhm sfhm ficm pgcert pgdip obe cbe fdsrcs dch dgo do ma ms ba""".split()  # noqa: SIM905 -- a list of words
)
ALSO_NAMES = frozenset({"do", "ma", "ms", "ba", "med", "pa", "bs", "np", "rn", "mba", "doc", "col", "jd"})
MIXED_CASE = frozenset({"phd", "dphil", "mbchb", "pharmd", "msc", "mmed"})


def shown(text: str) -> str:
    """Tidy a name for showing: "Okafor, Amara, MD" is Amara Okafor, MD; no address behind it, no stray signs."""
    name = re.sub(r"\s*[<(]?(?<![^\s<>()])[^\s<>()]+@[^\s<>()]+[>)]?", "", line(text)).strip(" ,;")
    parts = [part.strip() for part in name.split(",") if part.strip()]
    while len(parts) > 1 and _is_degrees(parts[-1]):
        parts.pop()
    if len(parts) != 2 or not all(re.fullmatch(r"[^\W\d_](?:[^\W\d_]|[\s.'’\-\u200c])*", part) for part in parts):
        return name
    behind = name.split(",")[2:]
    turned = f"{parts[1]} {parts[0]}"
    return ", ".join([turned, *(part.strip() for part in behind if part.strip())])


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """Make a name comparable: no titles before it, no degrees behind it, no case, accents or punctuation."""
    parts = [part for part in shown(text).split(",") if part.strip()]
    while len(parts) > 1 and _is_degrees(parts[-1]):
        parts.pop()
    told = plain(" ".join(parts)).split()
    while len(told) > 1 and _bare(told[0]) in TITLES and (told[0].endswith(".") or _bare(told[0]) not in ALSO_NAMES):
        told = told[1:]
    while len(told) > 2 and _is_degree(told[-1]):
        told.pop()
    return fold(" ".join(told))


def _is_degrees(text: str) -> bool:
    """Whether everything between two commas is degrees, as in ", MD PhD"."""
    told = re.split(r"[\s/]+", plain(text).strip())
    return all(_bare(word) in DEGREES or re.fullmatch(r"\(?[A-Z]{2,6}\)?", word) for word in told if word)


def _is_degree(word: str) -> bool:
    """Whether a last word without a comma before it is a degree: "Linh Do" and "Yo Ma" are people."""
    bare = _bare(word)
    if bare not in DEGREES:
        return False
    if bare in ALSO_NAMES:
        return "." in word.rstrip(".")
    return word.upper() == word or bare in MIXED_CASE


def _bare(word: str) -> str:
    return re.sub(r"[^\w]", "", plain(word)).casefold()
