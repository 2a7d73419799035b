"""The same greeting as a page, for a browser in kiosk mode to show."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from html import escape
from pathlib import Path

from kiosk.presenters.views import CardView
from kiosk.ui.theme import ATKINSON, ATKINSON_BOLD, BODONI_ITALIC, font_path

PROGRAM = "chromium"

_PAGE = """<!doctype html><meta charset="utf-8"><title>Finestra 43</title>
<style>
@font-face {{ font-family: title; src: url("file://{title}") }}
@font-face {{ font-family: words; src: url("file://{words}") }}
@font-face {{ font-family: strong; src: url("file://{strong}") }}
* {{ box-sizing: border-box; margin: 0; padding: 0 }}
body {{ background: #08110d; color: #f3ebdd; overflow: hidden; text-align: center;
  font: 17px words; width: 540px; height: 960px; position: relative }}
body > * {{ position: absolute }}
h1 {{ font: 50px title; color: #d4aa54; top: 36px; width: 100% }}
svg {{ left: 125px; top: 390px }}
button {{ background: linear-gradient(#d4aa54, #b8903f); border: 3px double #6b4e1b;
  font: 24px strong; left: 90px; top: 680px; width: 360px; height: 68px }}
a {{ border: 1px solid #888; top: 765px; width: 83px; height: 43px; line-height: 41px }}
p {{ bottom: 4px; width: 100%; font-size: 14px }}
</style>
<h1>Finestra 43</h1>
<svg width="290" height="215"><defs><linearGradient id="g"><stop offset="0" stop-color="#ff6a5c"/>
<stop offset=".2" stop-color="#bf3124"/><stop offset=".8" stop-color="#bf3124"/>
<stop offset="1" stop-color="#ff6a5c"/></linearGradient></defs>
<path d="M4 4 Q145 46 286 4 L276 160 Q145 216 14 160 Z" fill="url(#g)"/>
<path d="M0 210 H290" stroke="#d4aa54"/></svg>
<button>Tocca per ordinare</button>
<a style="left:182px">Italiano</a><a style="left:276px">English</a>
<p>Virtuali: stampante degli ordini, stampante delle ricevute, pager, scanner</p>
"""


_MENU = """<!doctype html><meta charset="utf-8"><title>Finestra 43</title>
<style>
@font-face {{ font-family: title; src: url("file://{title}") }}
@font-face {{ font-family: words; src: url("file://{words}") }}
@font-face {{ font-family: strong; src: url("file://{strong}") }}
* {{ box-sizing: border-box; margin: 0; padding: 0; user-select: none }}
body {{ background: #08110d; color: #f3ebdd; font: 15px words; width: 540px }}
h1 {{ font: 34px title; color: #d4aa54; height: 80px; text-align: center; padding-top: 20px }}
main {{ display: grid; grid-template-columns: 250px 250px; grid-auto-rows: 172px; gap: 10px;
  padding: 0 15px }}
article {{ background: #10201a; position: relative; padding: 12px 10px 0 84px }}
article:active {{ background: #1a2f27 }}
article svg {{ position: absolute; left: 6px; top: 8px }}
h2 {{ font: 24px title }} b {{ font: 24px strong; position: absolute; left: 12px; bottom: 12px }}
i {{ border: 1px solid #d4aa54; border-radius: 50%; width: 40px; height: 40px; position: absolute;
  right: 10px; bottom: 8px; color: #d4aa54; font: 26px strong; text-align: center }}
</style><h1>Finestra 43</h1><main>{cards}</main>
"""
_CARD = """<article><svg width="70" height="90"><path d="M4 8 H66 L60 84 H10 Z" fill="none"
 stroke="#ccc"/><path d="M6 30 H64 L60 82 H10 Z" fill="{colour}"/></svg><h2>{name}</h2>
<p>{words}</p><b>{price}</b><i>+</i></article>"""
_COLOURS = ("#bf3124", "#d24a2e", "#c8502c", "#8c2f1f", "#5a2a16", "#d9a52c", "#8b3a1c", "#6b3a20")

FIRST_CARD = (15, 80, 250, 172)
"""Where the page's first card is: left, top, width, height."""


def is_installed() -> bool:
    """There is something to compare with."""
    return shutil.which(PROGRAM) is not None


def command(folder: Path) -> list[str]:
    """Chromium in kiosk mode with the greeting."""
    return _showing(folder, _PAGE.format(**_fonts()))


def menu(folder: Path, views: Sequence[CardView]) -> list[str]:
    """The same with a static page of these cards."""
    cards = "".join(
        _CARD.format(
            colour=_COLOURS[place % len(_COLOURS)],
            name=escape(view.name),
            words=escape(view.ingredients),
            price=escape(view.price),
        )
        for place, view in enumerate(views)
    )
    return _showing(folder, _MENU.format(cards=cards, **_fonts()))


def _fonts() -> dict[str, str]:
    names = {"title": BODONI_ITALIC, "words": ATKINSON, "strong": ATKINSON_BOLD}
    return {name: str(font_path(font)) for name, font in names.items()}


def _showing(folder: Path, html: str) -> list[str]:
    """With a profile of its own, which stays between the runs."""
    page = folder / "page.html"
    page.write_text(html, encoding="utf-8")
    # Chromium's own sandbox refuses to be root, whom a container has.
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return [
        *(PROGRAM, "--kiosk", "--no-first-run", "--no-default-browser-check"),
        *("--password-store=basic", "--window-position=0,0", "--window-size=540,960"),
        *(f"--user-data-dir={folder / 'profile'}", *as_root, page.as_uri()),
    ]
