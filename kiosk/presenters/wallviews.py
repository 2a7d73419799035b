"""What the demo's right side shows: the bartender's side of the wall."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class WallPaper:
    """A paper that came out. ``image`` is a PNG; ``codes`` are what a scanner reads on it."""

    paper_id: int
    image: bytes
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class WallPrinter:
    """A printer's slot and what hangs from it, the newest paper first."""

    title: str
    papers: tuple[WallPaper, ...] = ()


class PagerPlace(StrEnum):
    """Where a pager is, as one sees it."""

    LYING = "lying"
    OUT = "out"
    BUZZING = "buzzing"


@dataclass(frozen=True)
class WallPager:
    """A pager in the rack, in the street, or buzzing there."""

    number: str
    place: PagerPlace
    words: str


@dataclass(frozen=True)
class WallView:
    """The whole right side. ``scanned`` and ``ring`` are what the bar saw and heard last."""

    title: str
    bar: WallPrinter
    receipt: WallPrinter | None
    pagers_title: str
    pagers: tuple[WallPager, ...]
    scanner_title: str
    scanner_hint: str
    scanned: str = ""
    ring: str = ""
    health: tuple[str, ...] = ()


EMPTY_WALL = WallView(
    title="",
    bar=WallPrinter(""),
    receipt=None,
    pagers_title="",
    pagers=(),
    scanner_title="",
    scanner_hint="",
)
