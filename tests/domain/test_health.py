"""The window takes orders only from a printer that said so a moment ago."""

from __future__ import annotations

import pytest

from kiosk.domain.health import FRESH_S, NOT_ASKED, DeviceHealth, Trouble, Verdict, may_order

NOW = 1000.0


def health(verdict: Verdict, age: float | None = 0.0) -> DeviceHealth:
    return DeviceHealth(verdict, at=None if age is None else NOW - age)


@pytest.mark.parametrize(
    ("known", "asked", "unasked"),
    [
        (health(Verdict.WORKS), True, True),
        (health(Verdict.WORKS, FRESH_S - 0.1), True, True),
        (health(Verdict.WORKS, FRESH_S), False, True),
        (health(Verdict.WORKS, None), False, True),
        (health(Verdict.UNKNOWN), False, True),
        (health(Verdict.FAILS), False, False),
        (NOT_ASKED, False, True),
    ],
)
def test_unknown_and_old_answers_close_the_window_unless_the_owner_wrote_none(
    known: DeviceHealth, asked: bool, unasked: bool
) -> None:
    assert may_order(known, now=NOW, status_is_asked=True) is asked
    assert may_order(known, now=NOW, status_is_asked=False) is unasked


def test_not_asked_is_its_own_trouble() -> None:
    assert NOT_ASKED.troubles == (Trouble.NOT_ASKED,)
    assert not NOT_ASKED.is_fresh(NOW)
