"""The same greeting as a page, for a browser in kiosk mode to show."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

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


def is_installed() -> bool:
    """There is something to compare with."""
    return shutil.which(PROGRAM) is not None


def command(folder: Path) -> list[str]:
    """Chromium in kiosk mode with a profile of its own, which stays between the runs."""
    page = folder / "page.html"
    page.write_text(
        _PAGE.format(
            title=font_path(BODONI_ITALIC),
            words=font_path(ATKINSON),
            strong=font_path(ATKINSON_BOLD),
        ),
        encoding="utf-8",
    )
    # Chromium's own sandbox refuses to be root, whom a container has.
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return [
        *(PROGRAM, "--kiosk", "--no-first-run", "--no-default-browser-check"),
        *("--password-store=basic", "--window-position=0,0", "--window-size=540,960"),
        *(f"--user-data-dir={folder / 'profile'}", *as_root, page.as_uri()),
    ]
