"""What the figures are read from: the payments of a date, and its openings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from kiosk.domain.day import opened_after
from kiosk.domain.payment import Payment, PaymentWay
from kiosk.ports import CashTaken, GivenFree, Storage
from tests.storage.samples import DAY, WINDOW, after, an_order, business_day, stored


def test_payments_of_a_date_in_the_order_in_which_they_happened(storage: Storage) -> None:
    first, second = an_order(1), an_order(2)
    stored(storage, first, second)
    with storage.write() as records:
        records.payments.take_cash(CashTaken(second.key, 2300, after(10)))
        records.payments.give_free(GivenFree(first.key, 2300, after(20), "an apology"))
        records.payments.take_cash(CashTaken(second.key, -2300, after(30)))
        records.commit()
    with storage.read() as records:
        assert records.payments.of_day(DAY) == (
            Payment(2, PaymentWay.CASH, 2300, after(10), "cash taken"),
            Payment(1, PaymentWay.FREE, 2300, after(20), "an apology"),
            Payment(2, PaymentWay.CASH, -2300, after(30), "cash given back"),
        )
        assert records.payments.of_day(DAY + timedelta(days=1)) == ()


def test_openings_of_a_date_the_first_first(storage: Storage) -> None:
    first = replace(business_day(), closed_at=after(60), last_number=7, by_card_at=after(1))
    second = opened_after(first, window=WINDOW, today=DAY, now=after(90))
    with storage.write() as records:
        records.days.add(replace(first, closed_at=None, by_card_at=None))
        records.days.update(first)
        records.days.add(second)
        records.commit()
    with storage.read() as records:
        assert records.days.of_date(DAY) == (first, second)
        assert records.days.of_date(date(2026, 11, 21)) == ()
        assert records.days.last() == second
