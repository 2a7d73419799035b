"""The account of a played evening: one page that a stranger understands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from html import escape
from pathlib import Path

from kiosk.cli.evening.chronicle import Chronicle, Event, Picture
from kiosk.cli.evening.papers import Cut
from kiosk.devices.looks import png_of
from kiosk.domain.printjob import JobKind
from kiosk.i18n import Translator

_STYLE = """
:root { color-scheme: dark; }
body { margin: 0; background: #07110E; color: #F7F0E0; font: 17px/1.5 "Atkinson Hyperlegible",
  system-ui, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 3rem 1.5rem 5rem; }
h1 { font: italic 3.2rem/1.1 "Bodoni Moda", Didot, serif; color: #D4AE5A; margin: 0 0 1rem; }
p.intro { color: #B9B2A3; max-width: 44rem; margin: 0 0 2.5rem; }
article { display: grid; grid-template-columns: 3.6rem 3.2rem minmax(0, 1fr); gap: 0 1rem;
  padding: .9rem 0; border-top: 1px solid #1A2F27; break-inside: avoid; }
time { color: #D4AE5A; font-variant-numeric: tabular-nums; }
b { font: 2.2rem/1 "Bodoni Moda", Didot, serif; color: #F7F0E0; text-align: right; }
p { margin: 0; }
p.end { color: #D4AE5A; border-top: 1px solid #1A2F27; padding-top: 1.6rem; }
p.later { color: #B9B2A3; font-size: .9rem; }
.papers { display: flex; flex-wrap: wrap; gap: .8rem; margin-top: .7rem; align-items: flex-start; }
figure { margin: 0; }
figcaption { color: #B9B2A3; font-size: .75rem; margin-top: .2rem; }
.papers img { width: 11rem; height: auto; display: block; }
.papers img.guests { width: 8rem; }
.papers img.bar { width: 14rem; }
.papers img.glass { width: auto; height: 16rem; border: 1px solid #1A2F27; }
@media print { :root { color-scheme: light; } body { background: #fff; color: #000; }
  p.intro, p.later, figcaption { color: #333; } b { color: #000; } }
"""
_OF_AN_ORDER = frozenset({JobKind.TICKET.value, JobKind.RECEIPT.value})


def write_papers(chronicle: Chronicle, folder: Path) -> tuple[Path, ...]:
    """Every paper as a picture, named by its place in the evening; their files."""
    folder.mkdir(parents=True, exist_ok=True)
    files: list[Path] = []
    for place, paper in enumerate(chronicle.papers, 1):
        file = folder / f"{paper.name(place)}.png"
        file.write_bytes(png_of(paper.page))
        files.append(file)
    return tuple(files)


def account(
    chronicle: Chronicle,
    papers: Sequence[Path],
    *,
    words: Translator,
    window: str,
    zone: tzinfo,
) -> str:
    """The page. ``papers`` are the pictures' files, in the chronicle's order."""
    title = words.tr("One evening at {window}", window=window)
    intro = words.tr(
        "A small opening in a wall. In the street there is a screen; behind the wall stands a"
        " bartender who has none. What he must know comes to him on paper, and what he has to say"
        " he says by holding a ticket or a card under a scanner. One short ring: understood. Three"
        " rings: not so. These are the papers of one evening, in the order in which they fell."
    )
    rows = "\n".join(
        _row(event, chronicle, papers, words=words, zone=zone) for event in chronicle.events
    )
    end = words.plural(
        "That was all: {count} code held under a scanner, a new roll of paper, and not one look"
        " at a screen.",
        "That was all: {count} codes held under a scanner, a new roll of paper, and not one look"
        " at a screen.",
        chronicle.scans,
    )
    return (
        f'<!doctype html>\n<html lang="{words.code}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{escape(title)}</h1>\n"
        f'<p class="intro">{escape(intro)}</p>\n{rows}\n'
        f'<p class="end">{escape(end)}</p>\n</main>\n</body>\n</html>\n'
    )


def _row(
    event: Event,
    chronicle: Chronicle,
    papers: Sequence[Path],
    *,
    words: Translator,
    zone: tzinfo,
) -> str:
    at: datetime = event.at.astimezone(zone)
    later = "; ".join(event.later)
    left = [_paper(chronicle.papers[place - 1], papers[place - 1], words) for place in event.papers]
    left += [_glass(picture, words) for picture in event.pictures]
    number = "" if event.number is None else str(event.number)
    return (
        f"<article>\n<time>{words.clock(at)}</time>\n<b>{number}</b>\n"
        f"<div>\n<p>{escape(event.words)}</p>\n"
        + (f'<p class="later">{escape(later)}</p>\n' if later else "")
        + (f'<div class="papers">\n{"".join(left)}</div>\n' if left else "")
        + "</div>\n</article>"
    )


def _paper(paper: Cut, file: Path, words: Translator) -> str:
    """An order's own are many and small; what the bar says by itself is to be read."""
    kind = "bar"
    if paper.kind in _OF_AN_ORDER and not paper.is_copy:
        kind = "guests" if paper.kind == JobKind.RECEIPT.value else "ticket"
    name, caption = escape(file.stem), escape(_caption(paper, words))
    return (
        f'<figure><a href="paper/{name}.png"><img class="{kind}" src="paper/{name}.png"'
        f' alt="{caption}" loading="lazy"></a><figcaption>{caption}</figcaption></figure>\n'
    )


def _caption(paper: Cut, words: Translator) -> str:
    """What a stranger would call it."""
    if paper.kind == JobKind.TICKET.value:
        return words.tr("a copy of it") if paper.is_copy else words.tr("for the bartender")
    said = {
        JobKind.RECEIPT.value: words.tr("for the guest"),
        JobKind.HELP.value: words.tr("a guest wants help"),
        JobKind.REMINDER.value: words.tr("what waits"),
        JobKind.SHORTAGE.value: words.tr("what ran out"),
        JobKind.FIGURES.value: words.tr("figures so far"),
        JobKind.CLOSING.value: words.tr("the report"),
    }
    return said.get(paper.kind, words.tr("the answer"))


def _glass(picture: Picture, words: Translator) -> str:
    name = escape(picture.name)
    said = words.tr("both sides of the wall") if picture.whole else words.tr("on the screen")
    return (
        f'<figure><a href="screens/{name}.png"><img class="glass" src="screens/{name}.png"'
        f' alt="{escape(said)}" loading="lazy"></a><figcaption>{escape(said)}</figcaption>'
        "</figure>\n"
    )
