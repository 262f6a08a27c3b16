"""How fast it is, from a cold start, as a person would wait for it. Medians of three; QUICK=1 takes one."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from statistics import median
from urllib.request import HTTPCookieProcessor, build_opener

from cli import cohort
from cli.commands import Running, environment, free_port

ROUNDS = 1 if os.environ.get("QUICK") else 3
VISITS = 5 if os.environ.get("QUICK") else 30
PAGES = ("/", "/about/", "/help/", "/account/login/")
PAGES_OF_AMARA = ("/today/", "/me/", "/me/mentor/")
CHIRON = (sys.executable, "-m", "chiron.cli")


def main() -> None:
    print(f"Medians of {ROUNDS} starts and of {VISITS} visits.\n")
    with tempfile.TemporaryDirectory() as folder:
        for what, limit, seconds in measured(Path(folder)):
            told = f"{seconds:7.2f} s " if seconds >= 1 else f"{seconds * 1000:7.0f} ms"
            print(f"{what:<52}{told}   {limit}", flush=True)


def measured(place: Path) -> Iterator[tuple[str, str, float]]:
    """Give what was measured, what was promised, and the median in seconds."""
    yield "chiron --help", "", of_command("--help", at=place)
    people = cohort.write(place / "people.csv", mentees=600, mentors=350)
    for objective in ("most", "best", "stable", "fair"):
        words = ("match", str(people), f"--objective={objective}", "--out", str(place / objective))
        limit = "under 3 s" if objective == "most" else ""
        yield f"chiron match, 600 x 350, {objective}", limit, of_command(*words, at=place)
    yield "chiron demo, the first time", "", starts(place, anew=True)
    yield "chiron demo, again", "under 5 s", starts(place, anew=False)
    yield from visits(place)


def of_command(*words: str, at: Path) -> float:
    def run() -> None:
        subprocess.run([*CHIRON, *words], check=True, capture_output=True, cwd=at, env=environment())  # noqa: S603 -- ours

    return median(timed(run) for _ in range(ROUNDS))


def starts(place: Path, *, anew: bool) -> float:
    """The time from the command to the links, in a new folder each time or in the same one."""
    times = []
    for number in range(ROUNDS):
        folder = place / f"world-{number if anew else 0}"
        folder.mkdir(exist_ok=True)
        began = time.perf_counter()
        with open_world(folder) as demo:
            times.append(time.perf_counter() - began)
            demo.stop()
    return median(times)


def open_world(folder: Path) -> Running:
    return Running("demo", f"--port={free_port()}", at=folder, until="Ctrl-C stops it")


def visits(place: Path) -> Iterator[tuple[str, str, float]]:
    with open_world(place / "world-0") as demo:
        link = demo.link("amara")
        origin = link.partition("/demo/")[0]
        stranger = build_opener(HTTPCookieProcessor(CookieJar()))
        amara = build_opener(HTTPCookieProcessor(CookieJar()))
        amara.open(link).read()
        for opener, pages, who in ((stranger, PAGES, "nobody"), (amara, PAGES_OF_AMARA, "Amara")):
            for page in pages:
                times = [timed(lambda: opener.open(origin + page).read()) for _ in range(VISITS)]  # noqa: B023 -- used at once
                yield f"{page} as {who}", "", median(times)


def timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
