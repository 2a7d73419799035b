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
    """Where a pager is, as one sees it; a missing one is found by whoever touches its place."""

    LYING = "lying"
    OUT = "out"
    BUZZING = "buzzing"
    MISSING = "missing"


@dataclass(frozen=True)
class WallPager:
    """A pager in the rack, in the street, or buzzing there."""

    number: str
    place: PagerPlace
    words: str


@dataclass(frozen=True)
class WallCard:
    """A card, or a line of the sheet of what can run out.

    ``hint`` is the second step, where it is not the same for its whole group. ``code`` is what a
    scanner reads on it; empty until the window's secret is known.
    """

    key: str
    name: str
    hint: str = ""
    code: str = ""


@dataclass(frozen=True)
class CardGroup:
    """Cards that lie together; ``hint`` is the second step of them all."""

    title: str
    hint: str
    cards: tuple[WallCard, ...]


class TrayPage(StrEnum):
    """Which side of the tray lies on top."""

    CARDS = "cards"
    SHEET = "sheet"


@dataclass(frozen=True)
class Tray:
    """The cards beside the printer and the sheet of what can run out.

    ``titles`` name the two pages. ``held`` is the code of the card that waits for its second step.
    """

    titles: tuple[str, str] = ("", "")
    cards: tuple[CardGroup, ...] = ()
    sheet: tuple[CardGroup, ...] = ()
    page: TrayPage = TrayPage.CARDS
    held: str = ""


class Heard(StrEnum):
    """What the bell said."""

    UNDERSTOOD = "understood"
    REFUSED = "refused"
    HELP = "help"
    SECOND_STEP = "second step"


@dataclass(frozen=True)
class WallView:
    """The whole right side. ``scanned``, ``heard`` and ``ring`` are what the bar saw and heard
    last, ``ring`` in words. ``knock`` says how to try the staff screen, where that is for all.
    """

    title: str
    bar: WallPrinter
    receipt: WallPrinter | None
    pagers_title: str
    pagers: tuple[WallPager, ...]
    scanner_title: str
    scanner_hint: str
    scanned: str = ""
    ring: str = ""
    heard: Heard | None = None
    health: tuple[str, ...] = ()
    tray: Tray = Tray()
    knock: str = ""


EMPTY_WALL = WallView(
    title="",
    bar=WallPrinter(""),
    receipt=None,
    pagers_title="",
    pagers=(),
    scanner_title="",
    scanner_hint="",
)
