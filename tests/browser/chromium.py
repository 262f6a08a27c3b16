"""Finds Chromium for the browser tests; run as a program, it installs it where it may, or says what to install."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
ON_A_MAC = "/Applications/{0}.app/Contents/MacOS/{0}"
MISSING = (
    "The browser tests need Chromium: install it (on Debian: apt-get install chromium), or name one in CHIRON_CHROMIUM."
)


def find() -> str | None:
    """Answer where Chromium is: the one that CHIRON_CHROMIUM names, else the first that starts."""
    if named := os.environ.get("CHIRON_CHROMIUM"):
        return named if starts(named) else None
    here = [shutil.which(name) for name in NAMES]
    here += [ON_A_MAC.format(name) for name in ("Google Chrome", "Chromium")]
    return next((path for path in here if path and starts(path)), None)


def starts(path: str) -> bool:
    """Tell whether it runs at all: some systems have a command of this name that only asks for another installer."""
    try:
        return subprocess.run([path, "--version"], check=False, capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def install() -> None:
    """Install Debian's package; Ubuntu's is called chromium-browser."""
    print("Installing Chromium …", flush=True)
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update"], check=False, env=environment, **quiet)
    for name in ("chromium", "chromium-browser"):
        command = ["apt-get", "install", "--yes", "--no-install-recommends", name, "fonts-liberation"]
        if subprocess.run(command, check=False, env=environment, **quiet).returncode == 0:
            return


def main() -> None:
    may_install = os.geteuid() == 0 and Path("/etc/debian_version").exists() and shutil.which("apt-get")
    if not find() and may_install and not os.environ.get("CHIRON_CHROMIUM"):
        install()
    if not find():
        sys.exit(MISSING)


if __name__ == "__main__":
    main()
