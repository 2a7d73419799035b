"""What Kivy is told before it wakes: of its widgets' looks it reads those that stand here."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import kiosk.ui
from kiosk.ui.environment import STANDING, rules_of
from tests.cli.command import PATIENCE_S, environment

_UI = Path(next(iter(kiosk.ui.__path__)))


def _named(style: str) -> set[str]:
    """The widgets that have a rule."""
    heads = re.findall(r"^<-?([\w,@-]+)>", style, flags=re.MULTILINE)
    return {name.split("@")[0].lstrip("-") for head in heads for name in head.split(",")}


def _their_style() -> str:
    kivy = find_spec("kivy")
    assert kivy is not None
    assert kivy.origin is not None
    return (Path(kivy.origin).with_name("data") / "style.kv").read_text(encoding="utf-8")


def test_of_kivys_looks_only_those_are_taken_that_stand_here() -> None:
    taken = rules_of(_their_style(), STANDING)
    assert _named(taken) == set(STANDING)
    assert "StencilUse" in taken
    assert taken.count("StencilPop") == 1


def test_every_widget_of_kivys_that_stands_here_has_its_looks() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in _UI.rglob("*.py"))
    imported = re.findall(r"from kivy\.uix\.[\w.]+ import (.+)", code)
    drawn = "".join(path.read_text(encoding="utf-8") for path in _UI.rglob("*.kv"))
    named = {name.strip() for line in imported for name in line.split(",")}
    named |= set(re.findall(r"^ +(\w+):$", drawn, flags=re.MULTILINE))
    assert named & _named(_their_style()) <= set(STANDING)


def test_a_start_says_nothing_of_kivys_own() -> None:
    code = (
        "import logging; logging.basicConfig(level=logging.WARNING)\n"
        "from kiosk.ui.environment import ScreenSettings, prepare\n"
        "prepare(ScreenSettings(size=(90, 160)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=environment(),
        timeout=PATIENCE_S,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
