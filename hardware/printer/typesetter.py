"""Puts letters and patterns on virtual paper, as a printer's head and motor would."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hardware.printer.document import Align
from hardware.printer.paper import (
    LETTER_WIDTH,
    LINE_DOTS,
    Bitmap,
    Edge,
    Face,
    Item,
    Page,
    PaperRow,
    Symbol,
    Words,
)
from hardware.printer.profile import Profile

_TAB_LETTERS = 8  # a tab stop every eight plain letters, until ESC D sets others


@dataclass
class Modes:
    """What commands have switched. A new one is the state after switching on."""

    face: Face = field(default_factory=Face)
    align: Align = Align.LEFT
    spacing: int = LINE_DOTS
    left: int = 0
    area: int | None = None
    tabs: tuple[int, ...] = ()


class Typesetter:
    """Collects a row, prints it, moves the paper, cuts."""

    def __init__(self, profile: Profile) -> None:
        self.modes = Modes()
        self._profile = profile
        self._row: list[Item] = []
        self._at = 0
        self._rows: list[PaperRow] = []
        self._y = 0

    @property
    def page(self) -> Page:
        """The piece of paper that is still in the printer, without an unprinted row."""
        return Page(
            paper_mm=self._profile.paper_mm,
            dots=self._profile.dots,
            rows=tuple(self._rows),
            length=self._y,
        )

    @property
    def room(self) -> int:
        """Dots a row may be wide."""
        most = max(LETTER_WIDTH, self._profile.dots - self.modes.left)
        return min(self.modes.area or most, most)

    @property
    def row_is_empty(self) -> bool:
        """Nothing waits to be printed in this row."""
        return not self._row

    def put(self, text: str) -> None:
        """Letters, after those already in the row; a full row is printed by itself."""
        face = self.modes.face
        while text:
            fitting = max(0, self.room - self._at) // face.letter_width
            if fitting == 0 and self._at > 0:
                self.line_feed()
                continue
            taken = max(1, fitting)
            self._put_words(Words(self._at, 0, text[:taken], face))
            text = text[taken:]

    def put_bitmap(self, rows: tuple[str, ...]) -> None:
        """A picture, after what is already in the row."""
        if rows:
            self._put_item(Bitmap(self._at, 0, rows), width=len(rows[0]))

    def move_to(self, x: int) -> None:
        """Go on at this place of the row, in dots."""
        if 0 <= x <= self.room:
            self._at = x

    def move_by(self, dots: int) -> None:
        """Go on so much further right (or left) in the row."""
        self.move_to(self._at + dots)

    def tab(self) -> None:
        """Go on at the next tab stop."""
        letter = self.modes.face.letter_width
        stops = self.modes.tabs or range(_TAB_LETTERS, 256, _TAB_LETTERS)
        self.move_to(next((s * letter for s in stops if s * letter > self._at), self._at))

    def line_feed(self) -> None:
        """Print the row and go to the next line; an empty one moves the paper too."""
        self._print(at_least=self.modes.spacing)

    def feed(self, dots: int) -> None:
        """Print the row, if there is one, and move the paper."""
        if self._row:
            self._print(at_least=dots)
        else:
            self._y += dots

    def place(self, items: Sequence[Item], *, width: int, height: int) -> None:
        """Something that is a row by itself: a code, a picture."""
        if self._row:
            self.line_feed()
        x = self._start(width)
        placed = tuple(replace(item, x=x + item.x, y=self._y + item.y) for item in items)
        self._rows.append(PaperRow(self._y, height, placed))
        self._y += height

    def cut(self, edge: Edge) -> Page:
        """The finished piece; the next begins empty."""
        if self._row:
            self.line_feed()
        page = replace(self.page, edge=edge)
        self._rows = []
        self._y = 0
        return page

    def reset(self) -> None:
        """Plain modes again, and what was not yet printed of the row is gone (ESC @)."""
        self.modes = Modes()
        self._row = []
        self._at = 0

    def _put_words(self, words: Words) -> None:
        """Letters that go on where others of their face ended are one piece with them."""
        self._at += words.width
        before = self._row[-1] if self._row else None
        if (
            isinstance(before, Words)
            and before.face == words.face
            and before.x + before.width == words.x
        ):
            self._row[-1] = replace(before, text=before.text + words.text)
        else:
            self._row.append(words)

    def _put_item(self, item: Item, *, width: int) -> None:
        self._row.append(item)
        self._at += width

    def _print(self, *, at_least: int) -> None:
        tallest = max((_height(item) for item in self._row), default=0)
        shift = self._start(self._at)
        items = tuple(
            replace(item, x=item.x + shift, y=self._y + tallest - _height(item))
            for item in self._row
        )
        height = max(at_least, tallest)
        self._rows.append(PaperRow(self._y, height, items))
        self._y += height
        self._row = []
        self._at = 0

    def _start(self, width: int) -> int:
        free = max(0, self.room - width)
        share = {Align.LEFT: 0, Align.CENTRE: free // 2, Align.RIGHT: free}[self.modes.align]
        return self.modes.left + share


def _height(item: Item) -> int:
    if isinstance(item, Words):
        return item.face.letter_height
    if isinstance(item, Symbol):
        return len(item.modules) * item.module_height
    return len(item.rows)
