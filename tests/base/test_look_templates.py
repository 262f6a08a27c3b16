"""What a template may say: no style or script of its own, no icon that is not there."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

SRC = Path(__file__).parents[2] / "src"
TEMPLATES = sorted(path for path in SRC.rglob("templates/**/*.html") if "notices" not in path.parts)
SPRITE = SRC / "chiron/base/static/base/icons.svg"


def text(path):
    return path.read_text("utf-8")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(SRC)))
def test_no_template_holds_a_style_or_a_script(template):
    source = text(template)

    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:", source) == []
    inline = [tag for tag in re.findall(r"<script[^>]*>", source) if " src=" not in tag]
    assert [tag for tag in inline if 'type="application/json"' not in tag] == []
    assert re.findall(r"(?:src|href)=[\"']?(?:https?:)?//", source) == []


def test_every_icon_that_is_used_is_drawn_and_no_other():
    drawn = set(re.findall(r'<symbol id="([a-z-]+)"', text(SPRITE)))
    used = {
        name
        for template in TEMPLATES
        for name in re.findall(r'(?:<c-ui\.icon name|\bicon)="([a-z-]+)"', text(template))
    }

    assert used == drawn


def test_templates_have_no_lint():
    apps = [str(SRC / "chiron" / app) for app in ("base", "desk", "safety")]
    lint = subprocess.run(
        [sys.executable, "-m", "djlint", *apps, "--lint", "--quiet"], capture_output=True, text=True, check=False
    )

    assert (lint.returncode, lint.stdout.strip()) == (0, "")


def test_every_static_file_that_a_template_names_is_there():
    named = {
        name
        for template in SRC.rglob("templates/**/*")
        if template.is_file()
        for name in re.findall(r"{% static ['\"]([^'\"]+)['\"]", text(template))
    }

    assert [name for name in sorted(named) if not finders.find(name)] == []


def test_the_manifest_is_json_and_names_pictures_that_are_there(client):
    manifest = json.loads(client.get("/chiron.webmanifest").content)

    assert manifest["name"] == "Chiron"
    pictures = [icon["src"].removeprefix("/static/") for icon in manifest["icons"]]
    assert [name for name in pictures if not finders.find(name)] == []
    assert len(pictures) == 2


def test_the_notice_names_what_others_made():
    notice = text(SRC.parent / "NOTICE")

    assert [name for name in ("Source Serif 4", "Lucide", "Feather") if name not in notice] == []
