"""Orders and print jobs as plain data for scripts. The field names are kept stable."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.domain.order import Order, OrderLine
from kiosk.domain.printjob import PrintJob
from kiosk.ports import Storage
from kiosk.services.figurelist import plain_correction

Plain = dict[str, Any]


def orders(storage: Storage, day: date | None, zone: ZoneInfo) -> list[Plain]:
    """Every order of a day (None: of all days), in the order they were placed."""
    with storage.read() as records:
        codes: defaultdict[str | None, list[str]] = defaultdict(list)
        for job in records.jobs.of_day(day):
            if job.code:
                codes[job.order_key].append(job.code)
        corrected: defaultdict[str, list[Plain]] = defaultdict(list)
        for each in records.corrections.about(day):
            corrected[each.order_key].append(plain_correction(each, zone))
        return [
            _order(order, codes[order.key], zone) | _corrections(corrected[order.key])
            for order in records.orders.of_day(day)
        ]


def jobs(storage: Storage, day: date | None, zone: ZoneInfo) -> list[Plain]:
    """Every print job of a day (None: of all days), in the order they were queued."""
    with storage.read() as records:
        return [_job(job, zone) for job in records.jobs.of_day(day)]


def _corrections(corrected: list[Plain]) -> Plain:
    """Where its closed day was corrected; the fields of every other order are the promised ones."""
    return {"corrections": corrected} if corrected else {}


def _order(order: Order, codes: list[str], zone: ZoneInfo) -> Plain:
    return {
        "key": order.key,
        "number": order.number,
        "day": order.day.isoformat(),
        "window": order.window,
        "state": order.state.value,
        "language": order.language,
        "pager": order.pager,
        "lines": [_line(line) for line in order.lines],
        "without": [allergen.value for allergen in order.without],
        "total_cents": order.total_cents,
        "tax": [{"bp": share.bp, "cents": share.cents} for share in order.taxes],
        "paid": order.paid,
        "placed_at": _time(order.placed_at, zone),
        "shown_at": None if order.shown_at is None else _time(order.shown_at, zone),
        "codes": codes,
        "history": [
            {
                "at": _time(row.at, zone),
                "who": row.who.value,
                "from": None if row.before is None else row.before.value,
                "to": row.after.value,
                "why": row.why.value,
            }
            for row in order.history
        ],
    }


def _line(line: OrderLine) -> Plain:
    return {
        "drink": line.drink_id,
        "options": [option.option_id for option in line.options],
        "quantity": line.quantity,
        "unit_cents": line.unit_cents,
        "tax_bp": line.tax_bp,
        "allergens": [allergen.value for allergen in line.allergens],
        "strength_permille": line.strength_permille,
    }


def _job(job: PrintJob, zone: ZoneInfo) -> Plain:
    return {
        "id": job.job_id,
        "order": job.order_key,
        "kind": job.kind.value,
        "printer": job.printer,
        "state": job.state.value,
        "proof": None if job.proof is None else job.proof.value,
        "copy_of": job.copy_of,
        "attempts": job.attempts,
        "code": job.code or None,
        "waiting_for": job.waiting_for or None,
        "history": [
            {
                "at": _time(row.at, zone),
                "from": None if row.before is None else row.before.value,
                "to": row.after.value,
                "why": row.why,
            }
            for row in job.history
        ],
    }


def _time(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).isoformat(timespec="milliseconds")
