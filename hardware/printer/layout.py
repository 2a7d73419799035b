"""Where each word of a document stands: elements in, rows of styled runs out.

No byte is made here; the encoder turns rows into commands.
"""

from dataclasses import dataclass, replace

from hardware.printer.document import PLAIN, Align, Line, Pair, Rule, Style
from hardware.printer.profile import LETTER_DOTS, Profile
from hardware.printer.words import Letters, wrap

_RULES = ("─", "_", "-")  # the first that the code page has; a box line leaves no gaps
_HEAVY_RULES = ("═", "=")
_WIDEST = 8
_POSITION_BYTES = 4  # ESC $ nL nH: as many blanks, or fewer, are no dearer
_LEAST_TEXT = 4  # letters of the line's own size that an indent always leaves


@dataclass(frozen=True)
class Run:
    """Letters of one style. `at` is where they begin, in dots; None: where the last run ended."""

    text: str
    style: Style
    at: int | None = None


@dataclass(frozen=True)
class Row:
    """One row of print. `align` is None where it makes no difference."""

    runs: tuple[Run, ...]
    align: Align | None = None


class Layout:
    """Lays elements out for one printer."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._letters = Letters(profile.code_page.codec)

    def line(self, line: Line) -> list[Row]:
        """The rows of a paragraph. Without text it is one empty row."""
        mark, text = self._letters.write(line.mark), self._letters.write(line.text)
        if _mark_columns(mark, line.style) > self._widest_indent(line.style):
            mark, text = "", f"{mark} {text}"
        indent = self._indent(line.indent, line.style, mark=mark)
        rows = wrap(text, self._columns(line.style) - _letters_across(indent, line.style))
        align = line.align if any(rows) or mark else None
        return [
            Row((*_hang(indent, line.style, mark=mark * (not number)), Run(row, line.style)), align)
            for number, row in enumerate(rows)
        ]

    def pair(self, pair: Pair) -> list[Row]:
        """The rows of a text with something at the right edge of its last row."""
        left = Line(pair.left, pair.style, indent=pair.indent, mark=pair.mark)
        right, mark = self._letters.write(pair.right), self._letters.write(pair.mark)
        columns = self._columns(pair.style)
        indent = self._indent(pair.indent, pair.style, mark=mark)
        room = columns - _letters_across(indent, pair.style) - len(right) - 1
        if room < _LEAST_TEXT or _mark_columns(mark, pair.style) > indent:
            return self.line(left) + self.line(Line(pair.right, pair.style, Align.RIGHT))
        rows = wrap(self._letters.write(pair.left), room)
        leads = [
            (*_hang(indent, pair.style, mark=mark * (not number)), Run(text, pair.style))
            for number, text in enumerate(rows)
        ]
        *upper, last = leads
        ended = Row(
            (*last, self._flush_right(right, pair.style, used=_columns_of(last))), Align.LEFT
        )
        return [*(Row(lead, Align.LEFT) for lead in upper), ended]

    def rule(self, rule: Rule) -> Row:
        """One row across the paper, of as few letters as the widest size allows."""
        choices = _HEAVY_RULES if rule.heavy else _RULES
        letter = next(choice for choice in choices if self._letters.has(choice))
        columns = self._profile.columns
        width = next(wide for wide in range(_WIDEST, 0, -1) if columns % wide == 0)
        return Row((Run(letter * (columns // width), Style(width=width)),))

    def _columns(self, style: Style) -> int:
        return max(1, self._profile.columns // style.width)

    def _widest_indent(self, style: Style) -> int:
        return max(0, self._profile.columns - _LEAST_TEXT * style.width)

    def _indent(self, indent: int, style: Style, *, mark: str = "") -> int:
        """Plain columns of the indent: enough for the mark, but leaving room for text."""
        wanted = max(indent, _mark_columns(mark, style))
        return min(wanted, self._widest_indent(style))

    def _flush_right(self, text: str, style: Style, *, used: int) -> Run:
        blanks = self._columns(style) - len(text) - -(-used // style.width)
        by_position = (
            self._profile.exact_columns and not style.inverted and blanks > _POSITION_BYTES
        )
        if not by_position:
            return Run(" " * blanks + text, style)
        end = self._columns(style) * style.width
        return Run(text, style, at=(end - len(text) * style.width) * LETTER_DOTS)


def _mark_columns(mark: str, style: Style) -> int:
    return (len(mark) + 1) * style.width if mark else 0


def _letters_across(columns: int, style: Style) -> int:
    return -(-columns // style.width)


def _columns_of(runs: tuple[Run, ...]) -> int:
    return sum(len(run.text) * run.style.width for run in runs)


def _hang(indent: int, style: Style, *, mark: str = "") -> tuple[Run, ...]:
    """The indent: the mark, then blanks that change the style as little as can be."""
    blank = indent - len(mark) * style.width
    runs = [Run(mark, style)] if mark else []
    if blank > 0:
        runs.append(_blanks(blank, style))
    return tuple(runs)


def _blanks(columns: int, style: Style) -> Run:
    unlit = replace(style, inverted=False) if style.inverted else style
    if columns % style.width == 0:
        return Run(" " * (columns // style.width), unlit)
    return Run(" " * columns, replace(unlit, width=PLAIN.width))
