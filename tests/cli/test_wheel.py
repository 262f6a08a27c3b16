"""What `pip install .` gives: everything is in the wheel, and the demo starts from it."""

import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from cli.commands import Running, environment, free_port, get

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder],
        check=True,
        capture_output=True,
        cwd=ROOT,
        timeout=120,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """An environment with the wheel and what it depends on, and without this folder's source."""
    place = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True, timeout=120)
    python = place / "bin" / "python"
    found = sysconfig.get_paths(vars={"base": str(place), "platbase": str(place)})["purelib"]
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel],
        check=True,
        capture_output=True,
        env=environment(PIP_DISABLE_PIP_VERSION_CHECK="1"),
        timeout=120,
    )
    # Its dependencies, as a plain folder: the .pth file that leads to this folder's source is not read from there.
    Path(found, "dependencies.pth").write_text(sysconfig.get_paths()["purelib"])
    return place


def test_whatever_the_packages_hold_is_in_the_wheel(wheel):
    source = {
        str(path.relative_to(ROOT / "src"))
        for path in (ROOT / "src").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}

    assert packed == source
    assert all(any(f"/{folder}/" in name for name in packed) for folder in ("static", "templates", "migrations"))


def test_license_and_notice_travel_along(wheel):
    names = [name.rpartition("/")[2] for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" in name]

    assert {"LICENSE", "NOTICE"} <= set(names)


def test_the_installed_demo_is_the_same_demo(installed, tmp_path):
    chiron = [installed / "bin" / "chiron"]

    with Running("demo", f"--port={free_port()}", at=tmp_path, until="Ctrl-C stops it", command=chiron) as demo:
        status, _headers, page = get(demo.link("amara"))
        assert (status, b"<h1" in page) == (200, True)
        origin = demo.link("amara").partition("/demo/")[0]
        files = re.findall(r'(?:href|src)="(/static/[^"#]+)', page.decode())
        assert {get(origin + path)[0] for path in files} == {200}
        assert demo.stop() == (0, [])

    assert (tmp_path / "var" / "chiron.sqlite3").exists()
    where = subprocess.run(
        [installed / "bin" / "python", "-c", "import chiron; print(chiron.__file__)"],
        check=True,
        capture_output=True,
        env=environment(),
        text=True,
        timeout=60,
    )
    assert where.stdout.startswith(str(installed))
