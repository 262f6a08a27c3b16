"""Takes a picture of every page as every person, wide and narrow, light and dark, for looking at.

The pictures and a sheet with all of them go into var/screens/. PAGES="today me" takes only these.
"""

import os
import sys
import tempfile
from html import escape
from itertools import product
from pathlib import Path

from playwright.sync_api import sync_playwright

from browser import chromium
from cli.commands import Running, free_port

SCREENS = Path(__file__).parents[2] / "var" / "screens"
PEOPLE = ("amara", "ben", "chidi", "dora")
NOBODY = "nobody"
WIDTHS = (1280, 360)
SCHEMES = ("light", "dark")


def main() -> None:
    SCREENS.mkdir(parents=True, exist_ok=True)
    for old in SCREENS.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        with Running("demo", f"--port={port}", at=Path(folder), until="Ctrl-C stops it") as demo:
            if demo.process.poll() is not None:
                sys.exit(demo.text)
            taken = list(take(demo, f"http://127.0.0.1:{port}", folder))
            demo.stop()
    write_sheet(taken)
    print(f"{len(taken)} pictures; {SCREENS / 'index.html'} shows all of them.")


def take(demo, origin, folder):
    """Take the pictures; give for each the page, the person, the width, the scheme and the file."""
    wanted = os.environ.get("PAGES", "").split()
    pages = [page for page in addresses(folder) if not wanted or page.name in wanted]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find())
        for person in (NOBODY, *PEOPLE):
            visits = [page for page in pages if page.is_open == (person == NOBODY)]
            for width, scheme in product(WIDTHS, SCHEMES):
                context = browser.new_context(
                    base_url=origin,
                    color_scheme=scheme,
                    reduced_motion="reduce",
                    viewport={"width": width, "height": 800},
                )
                window = context.new_page()
                if person != NOBODY:
                    window.goto(demo.link(person))
                for page in visits:
                    window.goto(page.path)
                    name = f"{page.name}-{person}-{width}-{scheme}.png"
                    # The window grows instead of the picture, so that what clings to its edges is drawn there.
                    height = window.evaluate("document.documentElement.scrollHeight")
                    window.set_viewport_size({"width": width, "height": max(800, height)})
                    window.screenshot(path=SCREENS / name)
                    window.set_viewport_size({"width": width, "height": 800})
                    yield page.name, person, width, scheme, name
                context.close()
        browser.close()


def addresses(folder):
    """Every page of the application, asked of an application of its own."""
    os.environ["CHIRON_DATA"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "chiron.config.settings"
    import django

    django.setup()
    from browser.pages import pages

    return pages()


def write_sheet(taken):
    rows = [
        f"<figure><a href='{escape(file)}'><img loading='lazy' src='{escape(file)}' alt=''></a>"
        f"<figcaption>{escape(page)} – {escape(person)}, {width}, {scheme}</figcaption></figure>"
        for page, person, width, scheme, file in sorted(taken)
    ]
    style = "body {display: flex; flex-wrap: wrap; gap: 1em} figure {margin: 0} img {height: 260px; border: 1px solid}"
    (SCREENS / "index.html").write_text(
        f"<!doctype html><html lang='en'><meta charset='utf-8'><title>Every page</title><style>{style}</style>"
        + "\n".join(rows),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
