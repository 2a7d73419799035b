"""The figures of a business day, read from its rows: for the paper, the terminal and scripts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from kiosk.domain.codes import pager_code
from kiosk.domain.correction import Correction
from kiosk.domain.day import BusinessDay
from kiosk.domain.figures import DayReport, Figures, MissingPager, Rows
from kiosk.domain.pagers import Pager, PagerState
from kiosk.domain.printjob import JobKind, PrintJob
from kiosk.domain.reckoning import figures_of, was_missing
from kiosk.domain.shortage import Shortage
from kiosk.ports import Records

_PREPARING = timedelta(hours=25)
"""So long before the first order something may have been said to be sold out: until the same time
of the next day, which in autumn is an hour more.
"""


def report_of_date(records: Records, day: date, now: datetime) -> DayReport | None:
    """All openings of a date together, without codes; None if it was never opened."""
    openings = records.days.of_date(day)
    if not openings:
        return None
    figures = _figures(records, openings, 0, now)
    later = _corrected_later(records, figures)
    return _with_chain(records, DayReport(figures, corrected_later=later), openings[-1])


def figures_of_opening(records: Records, day: BusinessDay, now: datetime) -> Figures:
    """One opening: what a closing report is about."""
    earlier = [each for each in records.days.of_date(day.day) if each.opening < day.opening]
    before = earlier[-1].last_number if earlier else 0
    return _figures(records, (day,), before, now)


def closing_of(records: Records, job: PrintJob, now: datetime) -> DayReport | None:
    """The closing report a job is about: of the opening that ended when it was queued."""
    original = records.jobs.by_id(job.copy_of) if job.copy_of is not None else job
    queued_at = original.queued_at if original else job.queued_at
    openings = records.days.of_date(job.day)
    day = next((each for each in openings if each.closed_at == queued_at), None)
    return None if day is None else report_of(records, day, now, copy=job.is_copy)


def so_far_of(records: Records, job: PrintJob, now: datetime) -> DayReport | None:
    """The figures of the youngest day: so far, or if it was closed meanwhile all of them."""
    day = records.days.last()
    return None if day is None else report_of(records, day, now, copy=job.is_copy)


def report_of(records: Records, day: BusinessDay, now: datetime, *, copy: bool) -> DayReport:
    """The paper of one opening. Once it is closed its missing pagers have their codes."""
    figures = figures_of_opening(records, day, now)
    if not figures.is_final:
        return DayReport(figures, copy=copy)
    secret = records.secret()
    report = DayReport(
        figures,
        pagers=tuple(
            MissingPager(each.number, pager_code(each.number, each.since, secret))
            for each in _missing(records, day, now)
        ),
        corrected_later=_corrected_later(records, figures),
        copy=copy,
    )
    return _with_chain(records, report, day)


def _with_chain(records: Records, report: DayReport, day: BusinessDay) -> DayReport:
    """With the end of the ledger when the day was closed, if there was one."""
    head = records.ledger.at_close(day)
    return report if head is None else replace(report, chain=head.words, chain_row=head.seq)


def _figures(
    records: Records, openings: tuple[BusinessDay, ...], before: int, now: datetime
) -> Figures:
    last = openings[-1]
    orders = tuple(
        order
        for order in records.orders.of_day(last.day)
        if before < order.number <= last.last_number
    )
    keys = {order.key for order in orders}
    numbers = {order.number for order in orders}
    rows = Rows(
        openings=openings,
        before=before,
        orders=orders,
        tickets=tuple(
            job
            for job in records.jobs.of_day(last.day)
            if job.kind is JobKind.TICKET and job.order_key in keys
        ),
        payments=tuple(
            each for each in records.payments.of_day(last.day) if each.number in numbers
        ),
        shortages=_shortages(records, openings[0].opened_at, last.closed_at or now),
        pagers_missing=tuple(each.number for each in _missing(records, last, now)),
        corrections=tuple(
            each for opening in openings for each in records.corrections.counted_in(opening)
        ),
    )
    return figures_of(rows, now)


def _corrected_later(records: Records, figures: Figures) -> tuple[Correction, ...]:
    """What was put right of these orders and is counted in other figures than these."""
    own = set(figures.placed.numbers)
    return tuple(
        each
        for each in records.corrections.about(figures.day)
        if each.number in own and each not in figures.corrections
    )


def _shortages(records: Records, opened_at: datetime, until: datetime) -> tuple[Shortage, ...]:
    known = {*records.shortages.since(opened_at - _PREPARING), *records.shortages.open()}
    found = (each for each in known if was_missing(each, opened_at, until))
    return tuple(sorted(found, key=lambda each: each.began_at))


def _missing(records: Records, day: BusinessDay, now: datetime) -> tuple[Pager, ...]:
    """Missing since that day or before, and not found until now."""
    missing = (
        each
        for each in records.pagers.all()
        if each.state is PagerState.MISSING and each.since <= (day.closed_at or now)
    )
    return tuple(sorted(missing, key=lambda each: each.number))
