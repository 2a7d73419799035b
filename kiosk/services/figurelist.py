"""The figures of a business day as plain data for scripts. The field names are kept stable.

Amounts are whole cents, times ISO 8601 with offset, lists in the order in which things happened.
A group of orders is ``{count, cents, numbers}``, and ``{why, ...}`` where there are reasons.

* ``day``, ``window``, ``opened_at``, ``closed_at`` (null while it is open), ``openings`` (how often
  the date was opened: its figures are those of all of them), ``at`` (the moment they are of).
* ``orders``: the groups ``placed``, ``collected``, ``open``, ``not_collected`` (ready when the day
  ended), ``not_made``; by reason ``cancelled``, ``refused``.
* ``drinks`` handed over, the most first: ``{drink, name, quantity, cents}``.
* ``money``: ``cash_cents`` is what the day's own orders left in the drawer, and is always
  ``handed_over_cents - free_cents - not_paid_cents + to_give_back_cents + ahead_cents`` and
  ``cash_taken_cents - cash_given_back_cents``; ``drawer_cents`` is that and what the corrections
  have moved; the groups ``not_paid``, ``given_back``, ``to_give_back``, by reason
  ``free``.
* ``tax``: ``{settled, bp, cents, tax_cents}``, how it was paid (``cash``, ``free``, ``not paid``,
  ``in parts``) and at which rate in basis points; ``cents`` with the tax, ``tax_cents`` as stored.
* ``waiting`` from the order until it was ready: ``{median_s, longest_s, longest_number}`` or null.
* ``sold_out``: ``{name, began_at, ended_at}``, null while it is missing.
* ``tickets``: ``late`` (``{number, minutes}``), and the numbers ``more_than_once``,
  ``never_printed``, ``in_doubt``.
* ``corrections`` of earlier days, counted in these figures: ``cents`` in all, ``drawer_cents`` of
  it went through the drawer, ``tax`` by rate (``{bp, cents, tax_cents}``), and ``list``:
  ``{day, number, kind, cents, tax, why, by, at, counted_in}`` with kind ``paid``, ``not paid``,
  ``given back`` or ``other``; ``corrected_later``: the same of this day, counted in other figures
  (``counted_in``: that day, null for the next that opens).
* ``numbers``: ``{first, last, missing}``; ``pagers_missing``; ``chain``, the end of the ledger as
  it stands on the closing report, and ``chain_row``, null while the day is open.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.domain.correction import CorrectedShare, Correction, added_up
from kiosk.domain.figures import DayReport, Group, Money, PapersOut

Plain = dict[str, Any]


def plain_figures(report: DayReport, zone: ZoneInfo) -> Plain:
    """All figures of a report, in the shape told above."""
    figures = report.figures
    return {
        "day": figures.day.isoformat(),
        "window": figures.window,
        "opened_at": _time(figures.opened_at, zone),
        "closed_at": None if figures.closed_at is None else _time(figures.closed_at, zone),
        "openings": figures.openings,
        "at": _time(figures.at, zone),
        "orders": {
            "placed": _group(figures.placed),
            "collected": _group(figures.collected),
            "open": _group(figures.open),
            "cancelled": [_reason(group) for group in figures.cancelled],
            "refused": [_reason(group) for group in figures.refused],
            "not_collected": _group(figures.not_collected),
            "not_made": _group(figures.not_made),
        },
        "drinks": [
            {
                "drink": each.drink_id,
                "name": each.name,
                "quantity": each.quantity,
                "cents": each.cents,
            }
            for each in figures.drinks
        ],
        "money": {**_money(figures.money), "drawer_cents": figures.drawer_cents},
        "tax": [
            {
                "settled": each.settled.value,
                "bp": each.bp,
                "cents": each.cents,
                "tax_cents": each.tax_cents,
            }
            for each in figures.money.shares
        ],
        "waiting": None
        if figures.wait is None
        else {
            "median_s": _seconds(figures.wait.median),
            "longest_s": _seconds(figures.wait.longest),
            "longest_number": figures.wait.longest_number,
        },
        "sold_out": [
            {
                "name": each.name,
                "began_at": _time(each.began_at, zone),
                "ended_at": None if each.ended_at is None else _time(each.ended_at, zone),
            }
            for each in figures.sold_out
        ],
        "tickets": _tickets(figures.papers),
        "numbers": {
            "first": figures.numbers.first,
            "last": figures.numbers.last,
            "missing": list(figures.numbers.missing),
        },
        "corrections": {
            "cents": sum(each.cents for each in figures.corrections),
            "drawer_cents": sum(each.drawer_cents for each in figures.corrections),
            "tax": _tax(share for each in figures.corrections for share in each.shares),
            "list": [plain_correction(each, zone) for each in figures.corrections],
        },
        "corrected_later": [plain_correction(each, zone) for each in report.corrected_later],
        "pagers_missing": list(figures.pagers_missing),
        "chain": report.chain or None,
        "chain_row": report.chain_row or None,
    }


def plain_correction(correction: Correction, zone: ZoneInfo) -> Plain:
    """A correction of a closed day."""
    day = correction.counted_in
    return {
        "day": correction.day.isoformat(),
        "number": correction.number,
        "kind": correction.kind.value,
        "cents": correction.cents,
        "tax": _tax(correction.shares),
        "why": correction.why,
        "by": correction.by,
        "at": _time(correction.at, zone),
        "counted_in": None if day is None else day.isoformat(),
    }


def _tax(shares: Iterable[CorrectedShare]) -> list[Plain]:
    return [
        {"bp": each.bp, "cents": each.cents, "tax_cents": each.tax_cents}
        for each in added_up(shares)
    ]


def _money(money: Money) -> Plain:
    return {
        "handed_over_cents": money.handed_over_cents,
        "cash_taken_cents": money.cash_taken_cents,
        "cash_given_back_cents": money.cash_given_back_cents,
        "cash_cents": money.cash_cents,
        "free_cents": money.free_cents,
        "not_paid_cents": money.not_paid.cents,
        "to_give_back_cents": money.to_give_back_cents,
        "ahead_cents": money.ahead_cents,
        "free": [_reason(group) for group in money.free],
        "not_paid": _group(money.not_paid),
        "given_back": _group(money.given_back),
        "to_give_back": _group(money.to_give_back),
    }


def _tickets(papers: PapersOut) -> Plain:
    return {
        "late": [{"number": each.number, "minutes": each.minutes} for each in papers.late],
        "more_than_once": list(papers.twice),
        "never_printed": list(papers.never),
        "in_doubt": list(papers.in_doubt),
    }


def _group(group: Group) -> Plain:
    return {"count": len(group.numbers), "cents": group.cents, "numbers": list(group.numbers)}


def _reason(group: Group) -> Plain:
    return {"why": str(group.why), **_group(group)}


def _time(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).isoformat(timespec="milliseconds")


def _seconds(span: timedelta) -> int:
    return int(span.total_seconds())
