"""The index page of the pictures: plain HTML that opens from a disk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

STYLE = """
body{background:#07110E;color:#F7F0E0;font:16px/1.45 system-ui,sans-serif;margin:2rem}
h1{font-style:italic;font-weight:400;color:#D4AE5A}h2{font-weight:400;margin:2.4rem 0 .2rem}
p{color:#B9B2A3;margin:.2rem 0 .8rem}a{color:inherit}nav a{margin-right:1rem}
ul{display:flex;flex-wrap:wrap;gap:14px;list-style:none;padding:0;margin:0}
figure{margin:0}img{display:block;border:1px solid #1A2F27;background:#10201A}
figcaption{font-size:13px;color:#B9B2A3;padding-top:3px}
""".strip()


@dataclass(frozen=True)
class Shot:
    """One picture: where it lies in the folder, and what it shows."""

    part: str
    """``languages`` or ``modes``."""
    scene: str
    what: str
    way: str
    """The language, or the way of reading."""
    size: str
    file: str
    thumb: str
    thumb_size: tuple[int, int]


_PARTS = {
    "languages": "Every screen in every language",
    "modes": "Every way of reading, in the language with the longest words",
    "themes": "The other theme",
}


def write_page(folder: Path, shots: Iterable[Shot]) -> Path:
    """Write ``index.html`` into the folder; the pictures are there already."""
    every = list(shots)
    page = folder / "index.html"
    page.write_text("\n".join(_lines(every)) + "\n", encoding="utf-8")
    return page


def _lines(shots: list[Shot]) -> Iterable[str]:
    yield '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width">'
    yield f"<title>Every screen</title><style>{STYLE}</style></head><body>"
    yield f"<h1>Every screen</h1><p>{len(shots)} pictures; a touch opens one at its full size.</p>"
    yield from _contents(shots)
    for part, of_part in groupby(shots, key=lambda shot: shot.part):
        yield f'<h1 id="{part}">{_PARTS[part]}</h1>'
        for (scene, what), group in groupby(of_part, key=lambda shot: (shot.scene, shot.what)):
            yield f'<h2 id="{part}-{escape(scene)}">{escape(scene)}</h2><p>{escape(what)}.</p><ul>'
            yield from (_item(shot) for shot in group)
            yield "</ul>"
    yield "</body></html>"


def _contents(shots: list[Shot]) -> Iterable[str]:
    for part in dict.fromkeys(shot.part for shot in shots):
        scenes = dict.fromkeys(shot.scene for shot in shots if shot.part == part)
        links = "".join(f'<a href="#{part}-{escape(each)}">{escape(each)}</a>' for each in scenes)
        yield f"<nav><p>{_PARTS[part]}:</p>{links}</nav>"


def _item(shot: Shot) -> str:
    width, height = shot.thumb_size
    alt = escape(f"{shot.what} ({shot.way}, {shot.size})", quote=True)
    return (
        f'<li><figure><a href="{escape(shot.file)}"><img src="{escape(shot.thumb)}" alt="{alt}" '
        f'width="{width}" height="{height}" loading="lazy"></a>'
        f"<figcaption>{escape(shot.way)}, {escape(shot.size)}</figcaption></figure></li>"
    )
