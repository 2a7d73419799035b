"""The paper as plain text, for a terminal: a box, the words in their columns, sizes noticeable.

Letters three times as tall and as wide or more are drawn from blocks; beside the box stand the
words again where they are drawn, and their size where they are not plain. QR codes are drawn so
that a telephone reads them.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from hardware.printer.document import CodeKind
from hardware.printer.paper import (
    LETTER_WIDTH,
    LINE_DOTS,
    Bitmap,
    Edge,
    Page,
    PaperRow,
    Symbol,
    Words,
)

_DRAWN_FROM = 3  # times as tall and as wide
_NOTICED_GAP = 12  # dots; a smaller white space is not a line's worth of text
_UNREMARKABLE = " ═─_-="  # rules are wide, but nobody wants to be told
_BLOCKS = {"00": " ", "10": "▀", "01": "▄", "11": "█"}
_ENDS = {Edge.FULL_CUT: "═", Edge.PARTIAL_CUT: "╌", Edge.IN_PRINTER: "·"}


def to_text(page: Page) -> str:
    """The whole page, ending with a line feed. The last line tells how it ends: cut, or not yet."""
    columns = page.dots // LETTER_WIDTH
    lines = [f"┌{'─' * columns}┐"]
    printed_to = 0
    for row in page.rows:
        gap = row.y - printed_to
        lines += [f"│{' ' * columns}│"] * _blank_lines(gap)
        lines += [_boxed(text, note, columns=columns) for text, note in _lines(row, columns)]
        printed_to = row.y + row.height
    lines += [f"│{' ' * columns}│"] * _blank_lines(page.length - printed_to)
    lines.append(f"└{_ENDS[page.edge] * columns}┘")
    return "\n".join(lines) + "\n"


def _blank_lines(gap: int) -> int:
    return 0 if gap < _NOTICED_GAP else max(1, round(gap / LINE_DOTS))


def _boxed(text: str, note: str, *, columns: int) -> str:
    return f"│{text[:columns].ljust(columns)}│ {note}".rstrip()


def _lines(row: PaperRow, columns: int) -> Iterator[tuple[str, str]]:
    """Each line of text for a row, with what is said beside the box."""
    codes = [item for item in row.items if isinstance(item, Symbol)]
    drawn = [item for item in row.items if isinstance(item, Words) and _is_drawn(item)]
    if codes:
        yield from _code(codes[0])
    elif drawn:
        yield from _banner(row, drawn, columns)
    else:
        yield _plain(row, columns), _note(row)


def _is_drawn(words: Words) -> bool:
    size = min(words.face.height, words.face.width)
    return size >= _DRAWN_FROM and bool(words.text.strip())


def _plain(row: PaperRow, columns: int) -> str:
    cells = [" "] * columns
    for item in row.items:
        if isinstance(item, Bitmap):
            _write(cells, f"[picture {len(item.rows[0])} x {len(item.rows)}]", item.x)
        elif isinstance(item, Words):
            _write(cells, _shown(item), _start(item, columns))
    return "".join(cells)


def _write(cells: list[str], text: str, at_dots: int) -> None:
    first = at_dots // LETTER_WIDTH
    for place, letter in enumerate(text, start=first):
        if place < len(cells):
            cells[place] = letter


def _shown(words: Words) -> str:
    """Wide letters stay together, so that they can be read and found; rules keep their length."""
    if len(set(words.text)) == 1 and not words.text.isalnum():
        return words.text * words.face.width
    text = _spread(words.text, by=len(words.text) * (words.face.width - 1))
    if not words.face.inverted:
        return text
    # The ends and the gaps of a black bar are filled; between words the blank stays, to be found.
    return re.sub(r"^ +| +$| {2,}", lambda blanks: "▒" * len(blanks[0]), text)


def _spread(text: str, *, by: int) -> str:
    """Widen the widest gap inside, so that a price stays at the right edge."""
    gaps = re.findall(r"(?<=\S) {2,}(?=\S)", text)
    if not gaps:
        return text
    widest = max(gaps, key=len)
    return text.replace(widest, widest + " " * by, 1)


def _start(words: Words, columns: int) -> int:
    """Where the shorter text begins, in dots, so that it stays left, in the middle, or right."""
    shrunk = words.width - len(_shown(words)) * LETTER_WIDTH
    right = columns * LETTER_WIDTH - words.x - words.width
    if words.x == 0 or shrunk <= 0:
        return words.x
    if right < words.face.letter_width:
        return words.x + shrunk
    return words.x + shrunk // 2 if abs(right - words.x) <= LETTER_WIDTH else words.x


def _note(row: PaperRow) -> str:
    words = (item for item in row.items if isinstance(item, Words))
    sizes = (_size(item) for item in words if item.text.strip(_UNREMARKABLE))
    return next(filter(None, sizes), "")


def _size(words: Words) -> str:
    face = words.face
    parts = [f"{face.width}x{face.height}"] if (face.width, face.height) != (1, 1) else []
    parts += ["bold"] if face.bold else []
    parts += ["white on black"] if face.inverted else []
    return " ".join(parts)


def _banner(row: PaperRow, drawn: list[Words], columns: int) -> Iterator[tuple[str, str]]:
    """Tall letters, drawn from blocks; small ones of the same row stand at their foot."""
    tallest = max(words.face.height for words in drawn)
    cells = [[" "] * columns for _ in range(tallest)]
    for words in drawn:
        art = _block_letters(words.text, words.face.width, words.face.height)
        for line, text in zip(cells[-words.face.height :], art, strict=True):
            _write(line, text, words.x)
    small = [item for item in row.items if isinstance(item, Words) and not _is_drawn(item)]
    for words in small:
        if words.text.strip():
            _write(cells[-1], words.text, words.x)
    note = " ".join(words.text.strip() for words in drawn)
    for number, line in enumerate(cells):
        yield "".join(line), f"{note}  {_size(drawn[0])}" if number == tallest // 2 else ""


@lru_cache(maxsize=64)
def _block_letters(text: str, width: int, height: int) -> tuple[str, ...]:
    """The text in half blocks: `width` columns a letter, `height` lines."""
    from hardware.printer.render import letter_mask  # noqa: PLC0415 - draws with Pillow

    wide, tall = width * len(text), height * 2
    mask = letter_mask(text, size=(wide, tall))
    rows = [
        "".join("1" if dot > 110 else "0" for dot in mask[y * wide :][:wide]) for y in range(tall)
    ]
    return tuple(_halves(rows))


def _halves(rows: list[str] | tuple[str, ...]) -> Iterator[str]:
    """Two rows of dots as one line of half blocks."""
    for upper, lower in zip_longest(rows[::2], rows[1::2], fillvalue=""):
        pairs = zip_longest(upper, lower, fillvalue="0")
        yield "".join(_BLOCKS[above + below] for above, below in pairs)


def _code(symbol: Symbol) -> Iterator[tuple[str, str]]:
    first = " " * (symbol.x // LETTER_WIDTH)
    if symbol.kind is CodeKind.CODE128:
        bars = _squeezed(symbol)
        yield first + bars, f"code128 {symbol.data}"
        yield first + bars, ""
        return
    middle = (symbol.x + len(symbol.modules) * symbol.module_width / 2) / LETTER_WIDTH
    pad = " " * max(0, round(middle - len(symbol.modules) / 2))
    for number, line in enumerate(_halves(symbol.modules)):
        yield pad + line, f"qr {symbol.data}" if number == 0 else ""


def _squeezed(symbol: Symbol) -> str:
    """Bars, as many columns as they are wide on paper: a look, not a code to scan."""
    modules = symbol.modules[0]
    step = LETTER_WIDTH / symbol.module_width
    starts = range(int(len(modules) / step))
    shares = [modules[int(n * step) : int((n + 1) * step)] for n in starts]
    return "".join(" ░▒▓█"[round(4 * share.count("1") / max(1, len(share)))] for share in shares)
