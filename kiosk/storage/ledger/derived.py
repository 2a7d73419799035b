"""What follows from covered rows and is written beside them: states, what is paid, the numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import text

from kiosk.domain.verdict import Finding, Flaw
from kiosk.storage.ledger.plainly import Question
from kiosk.storage.statements import Statements

_STATES = Question(
    text(
        """
        SELECT orders.day, orders.number FROM orders WHERE orders."window" = :window
        AND orders.state <> (SELECT order_history."after" FROM order_history
            WHERE order_history.order_id = orders.id ORDER BY order_history.seq DESC LIMIT 1)
        ORDER BY orders.id
        """
    )
)
_PAID = Question(
    text(
        """
        SELECT orders.day, orders.number FROM orders
        LEFT JOIN (SELECT order_id, sum(cents) AS cents FROM payments WHERE state = 'approved'
            GROUP BY order_id) AS counted ON counted.order_id = orders.id
        WHERE orders."window" = :window AND orders.paid <>
            CASE WHEN coalesce(counted.cents, 0) >= orders.total_cents THEN 1 ELSE 0 END
        ORDER BY orders.id
        """
    )
)
_PAYMENTS = Question(
    text(
        """
        SELECT orders.day, orders.number, payments.id FROM payments
        JOIN orders ON orders.id = payments.order_id
        WHERE orders."window" = :window AND payments.state <> (SELECT payment_history."after"
            FROM payment_history WHERE payment_history.payment_id = payments.id
            ORDER BY payment_history.seq DESC LIMIT 1)
        ORDER BY payments.id
        """
    )
)
_PAPERS = Question(
    text(
        """
        SELECT print_jobs.day, print_jobs.kind, print_jobs.id FROM print_jobs
        WHERE print_jobs."window" = :window AND print_jobs.state <> (SELECT job_history."after"
            FROM job_history WHERE job_history.job_id = print_jobs.id
            ORDER BY job_history.seq DESC LIMIT 1)
        ORDER BY print_jobs.id
        """
    )
)
_NUMBERS = Question(
    text(
        """
        SELECT business_days.day, business_days.opening, business_days.last_number,
            business_days.restored_at, min(orders.number), max(orders.number), count(orders.id)
        FROM business_days LEFT JOIN orders ON orders."window" = business_days."window"
            AND orders.day = business_days.day AND orders.opening = business_days.opening
        WHERE business_days."window" = :window
        GROUP BY business_days.day, business_days.opening, business_days.last_number,
            business_days.restored_at
        ORDER BY business_days.day, business_days.opening
        """
    )
)
_GIVEN = Question(
    text(
        """
        SELECT number FROM orders
        WHERE "window" = :window AND day = :day AND opening = :opening
        """
    )
)


def derived_flaws(db: Statements) -> Iterator[Finding]:
    """States and payments that are not what their histories say."""
    for day, number in db.ask(_STATES, {}):
        yield Finding(Flaw.ALTERED, day, f"order {number}, its state")
    for day, number in db.ask(_PAID, {}):
        yield Finding(Flaw.ALTERED, day, f"order {number}, whether it is paid")
    for day, number, payment in db.ask(_PAYMENTS, {}):
        yield Finding(Flaw.ALTERED, day, f"order {number}, the state of payment {payment}")
    for day, kind, paper in db.ask(_PAPERS, {}):
        yield Finding(Flaw.ALTERED, day, f"the state of a {kind} (paper {paper})")


def missing_numbers(
    db: Statements, openings: Collection[tuple[str, str]], *, but: Collection[tuple[str, str]]
) -> Iterator[Finding]:
    """Numbers that were given out and have no order: a day's numbers have no gaps.

    Only of these openings, and ``but`` those already told. A day after a restore, or opened
    again, goes on above the last number before.
    """
    before: dict[str, int] = {}
    for day, opening, last, restored_at, least, most, count in db.ask(_NUMBERS, {}):
        first = (least or last + 1) if restored_at is not None else before.get(day, 0) + 1
        before[day] = last
        is_whole = count == last - first + 1 and (not count or (least, most) == (first, last))
        if is_whole or (day, str(opening)) not in openings:
            continue
        there = {number for (number,) in db.ask(_GIVEN, {"day": day, "opening": opening})}
        for number in range(first, last + 1):
            if number not in there and (day, str(number)) not in but:
                yield Finding(Flaw.MISSING, day, f"order {number}")
        for number in sorted(there - set(range(first, last + 1))):
            if (day, str(number)) not in but:
                yield Finding(Flaw.INSERTED, day, f"order {number}")
