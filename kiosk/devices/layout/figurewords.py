"""The words of the figures: reasons, lists of numbers, from when until when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from types import MappingProxyType

from kiosk.devices.layout.sheet import Sheet
from kiosk.devices.layout.words import Words
from kiosk.domain.order import Why

# Each message stands in a call of its own, where the collector of messages finds it.
REASONS: Mapping[str, Callable[[Words], str]] = MappingProxyType(
    {
        Why.NO_ID: lambda words: words.tr("refused, no document"),
        Why.DRUNK: lambda words: words.tr("refused, drunk"),
        Why.REFUSED: lambda words: words.tr("refused"),
        Why.GUEST_LEFT: lambda words: words.tr("the guest had left"),
        Why.MISTAKE: lambda words: words.tr("ordered by mistake"),
        Why.SOLD_OUT: lambda words: words.tr("could not be made"),
        "on the house": lambda words: words.tr("on the house"),
        "an apology": lambda words: words.tr("as an apology"),
    }
)
"""Why orders were not handed over, or not paid for, as the rows say it."""


def listed(numbers: Iterable[int]) -> str:
    """Numbers as they are said one after the other; three and more in a row as from and to."""
    return ", ".join(_runs(tuple(numbers)))


def joined(name: str, numbers: Iterable[int]) -> str:
    """What it is, and the orders it is about."""
    return f"{name}: {listed(numbers)}"


def span(begins: datetime, ends: datetime | None, words: Words, sheet: Sheet) -> str:
    """From when until when, as the clock on the bar's wall shows it."""
    first = words.clock(sheet.local(begins))
    if ends is None:
        return words.tr("since {time}", time=first)
    return words.tr("{first} to {last}", first=first, last=words.clock(sheet.local(ends)))


def _runs(numbers: tuple[int, ...]) -> Iterable[str]:
    start = 0
    for place in range(1, len(numbers) + 1):
        if place < len(numbers) and numbers[place] == numbers[place - 1] + 1:
            continue
        run = numbers[start:place]
        yield from (f"{run[0]}-{run[-1]}",) if len(run) > 2 else map(str, run)
        start = place
