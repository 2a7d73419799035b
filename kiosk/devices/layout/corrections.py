"""Corrections on paper: below the figures they are counted in, and below those they are about.

The figures of a closed day stay as they were. Who reads them again finds below them what was
corrected later, and where that is counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from types import MappingProxyType

from hardware.printer.document import Element, Feed, Line, Pair, Rule
from kiosk.devices.layout.sheet import BOLD, TALL, Sheet
from kiosk.devices.layout.words import Words
from kiosk.domain.correction import MOVES_CASH, Correction, CorrectionKind, added_up
from kiosk.domain.figures import DayReport, Figures

_INDENT = 2

# Each message stands in a call of its own, where the collector of messages finds it.
KINDS: Mapping[CorrectionKind, Callable[[Words], str]] = MappingProxyType(
    {
        CorrectionKind.PAID: lambda words: words.tr("paid after all"),
        CorrectionKind.NOT_PAID: lambda words: words.tr("not paid after all"),
        CorrectionKind.GIVEN_BACK: lambda words: words.tr("given back"),
        CorrectionKind.OTHER: lambda words: words.tr("counted wrongly"),
    }
)


def lay_drawer(figures: Figures, words: Words) -> Iterator[Element]:
    """What corrections have put into the drawer or taken out of it, and what it should hold."""
    if not any(each.kind in MOVES_CASH for each in figures.corrections):
        return
    moved = words.paper_money(sum(each.drawer_cents for each in figures.corrections))
    yield Pair(words.tr("corrections, in cash"), moved, indent=_INDENT)
    yield Pair(words.tr("In the drawer"), words.paper_money(figures.drawer_cents), style=TALL)


def lay_corrections(figures: Figures, words: Words, sheet: Sheet) -> Iterator[Element]:
    """What was put right of earlier days, each with its reason; and what it comes to."""
    if not figures.corrections:
        return
    yield Feed(2)
    yield Line(words.tr("Corrections of earlier days"), style=BOLD)
    for day, found in _by_day(figures.corrections):
        yield Line(words.date(day))
        for each in found:
            yield from _row(each, words, sheet)
    yield Rule()
    count = words.plural("{count} correction", "{count} corrections", len(figures.corrections))
    total = sum(each.cents for each in figures.corrections)
    yield Pair(count, words.paper_money(total), style=BOLD)
    for share in added_up(share for each in figures.corrections for share in each.shares):
        rate, amount = words.percent(share.bp), words.paper_money(share.cents)
        text = words.tr("VAT {rate} in {amount}", rate=rate, amount=amount)
        yield Pair(text, words.paper_money(share.tax_cents), indent=_INDENT)


def lay_corrected_later(report: DayReport, words: Words, sheet: Sheet) -> Iterator[Element]:
    """What of this day was put right since: none of it is in the figures above."""
    if not report.corrected_later:
        return
    yield Feed(2)
    yield Line(words.tr("Corrected later, not counted here"), style=BOLD)
    for day, found in groupby(report.corrected_later, key=lambda each: each.counted_in):
        if day is None:
            yield Line(words.tr("counted when the window opens next:"))
        else:
            yield Line(words.tr("counted on {date}:", date=words.date(day)))
        for each in found:
            yield from _row(each, words, sheet)


def _row(correction: Correction, words: Words, sheet: Sheet) -> Iterator[Element]:
    """What was wrong, with which order, by how much, and why.

    In two rows and the reason below where the paper is too narrow for one.
    """
    text = f"{KINDS[correction.kind](words)}: {correction.number}"
    amount = words.paper_money(correction.cents)
    if _INDENT + sheet.across(text) + 1 + sheet.across(amount) <= sheet.columns:
        yield Pair(text, amount, indent=_INDENT)
    else:
        yield Line(f"{KINDS[correction.kind](words)}:", indent=_INDENT)
        yield Pair(str(correction.number), amount, indent=2 * _INDENT)
    yield Line(correction.why, indent=2 * _INDENT)


def _by_day(found: Iterable[Correction]) -> Iterable[tuple[date, list[Correction]]]:
    days: dict[date, list[Correction]] = defaultdict(list)
    for each in found:
        days[each.day].append(each)
    return sorted(days.items())
