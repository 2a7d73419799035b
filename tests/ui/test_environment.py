"""What Kivy is told before it wakes: of its widgets' looks it reads those that stand here."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import kiosk.ui

_UI = Path(next(iter(kiosk.ui.__path__)))
_OUR_STYLE = _UI / "style" / "style.kv"


def _rules(path: Path) -> dict[str, str]:
    """The rule of each class, without the empty lines around it."""
    parts = re.split(r"^(?=[<#])", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = {}
    for part in parts:
        head = re.match(r"<-?([\w,@-]+)>", part)
        for name in head[1].split(",") if head else ():
            found[name.split("@")[0].lstrip("-")] = part.strip()
    return found


def _their_style() -> Path:
    kivy = find_spec("kivy")
    assert kivy is not None
    assert kivy.origin is not None
    return Path(kivy.origin).with_name("data") / "style.kv"


def test_the_looks_of_kivys_widgets_are_kivys_own() -> None:
    theirs = _rules(_their_style())
    ours = _rules(_OUR_STYLE)
    assert ours
    assert ours == {name: theirs[name] for name in ours}


def test_every_widget_of_kivys_that_stands_here_has_its_looks() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in _UI.rglob("*.py"))
    imported = re.findall(r"from kivy\.uix\.[\w.]+ import (.+)", code)
    drawn = "".join(path.read_text(encoding="utf-8") for path in _UI.rglob("*.kv"))
    named = {name.strip() for line in imported for name in line.split(",")}
    named |= set(re.findall(r"^ +(\w+):$", drawn, flags=re.MULTILINE))
    assert named & set(_rules(_their_style())) <= set(_rules(_OUR_STYLE))
