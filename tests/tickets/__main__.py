"""Compares the bartender's ticket with what others print, as a picture and as a table.

``python -m tests.tickets FILE.png``
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from tests.tickets.order import the_order
from tests.tickets.others import Drawn, floreant, odoo, quicktill
from tests.tickets.ours import ours
from tests.tickets.sheet import height_mm, picture_of

BAUD = 38_400
NOTE = (
    "One order on paper of 80 mm, 203 dots to the inch. Heights are those of capital letters.",
    "The other three: laid out by us after their public sources, read on 23 November 2026.",
    "All four: drawn by our renderer.",
)


def tickets() -> tuple[Drawn, ...]:
    """Ours first."""
    order = the_order()
    return tuple(draw(order) for draw in (ours, odoo, floreant, quicktill))


def table(drawn: Sequence[Drawn]) -> str:
    """What was measured, a line each."""
    heads = ("", "paper mm", "bytes", "s on the wire", "number mm", "drink mm", "change mm")
    rows = [
        (
            each.name,
            f"{height_mm(each):.0f}",
            f"{each.size}",
            f"{each.size * 10 / BAUD:.2f}",
            *(f"{dots / 8:.1f}" for dots in (each.number, each.drink, each.change)),
        )
        for each in drawn
    ]
    across = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    lines = (
        "  ".join(f"{cell:>{wide}}" for cell, wide in zip(row, across, strict=True))
        for row in (heads, *rows)
    )
    return "\n".join(lines)


def main(file: Path) -> None:
    """Write the picture, say the figures."""
    drawn = tickets()
    picture_of(drawn, NOTE).save(file, optimize=True)
    print(table(drawn))  # noqa: T201 - what it is for


if __name__ == "__main__":
    main(Path(sys.argv[1]))
