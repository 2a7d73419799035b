"""The clock on the wall is set, forwards or back, and the night in which it is set by law."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.e2e.devices import code_of
from tests.faults.conftest import MakeNight
from tests.faults.night import SCANNER, Night, WallClock, is_copy, states

ROME = ZoneInfo("Europe/Rome")
ELEVEN = datetime(2026, 11, 20, 23, 0, tzinfo=ROME)
A_DAY = timedelta(days=1)


class Evening:
    """A night whose clock is set by the test, with a scanner."""

    def __init__(self, make_night: MakeNight, at: datetime) -> None:
        self.clock = WallClock(at.astimezone(UTC))
        self.night: Night = make_night(SCANNER, clock=self.clock, plugged=("printer", "scanner"))

    def order(self) -> int:
        """An order, its ticket printed."""
        number = self.night.order()
        assert not is_copy(self.night.ticket_of(number))
        self.night.settled(number, "printed")
        return number

    def make_ready(self, number: int) -> None:
        """The bartender scans its ticket."""
        status = self.night.window.presenter
        self.night.scan(code_of(self.night.ticket_of(number)))
        self.night.until(lambda: number in status.status.ready, f"{number} is on the board")

    def days(self) -> list[str]:
        """The business day of each order."""
        return [row["day"] for row in self.night.listed("orders")]


def test_a_clock_that_goes_a_day_ahead_and_back_ends_no_evening(make_night: MakeNight):
    evening = Evening(make_night, ELEVEN)
    first = evening.order()
    evening.clock.jump(A_DAY)
    second = evening.order()
    third = evening.order()
    # Nobody is abandoned, nobody's number is used twice, and tickets of before are still good.
    evening.make_ready(first)
    evening.clock.jump(-A_DAY)
    fourth = evening.order()
    for number in (second, third, fourth):
        evening.make_ready(number)
    assert [first, second, third, fourth] == [1, 2, 3, 4]
    assert evening.days() == ["2026-11-20"] * 4
    assert {row["state"] for row in evening.night.listed("orders")} == {"ready"}
    assert not evening.night.was_closed() or evening.night.window.presenter.status.is_open


@pytest.mark.parametrize(
    "wrong", [datetime(1970, 1, 1, 0, 1, tzinfo=UTC), ELEVEN - timedelta(hours=1)]
)
def test_a_clock_that_goes_back_opens_no_day_and_takes_no_number_twice(
    make_night: MakeNight, wrong: datetime
):
    evening = Evening(make_night, ELEVEN)
    first = evening.order()
    evening.clock.set_to(wrong)
    second = evening.order()
    evening.make_ready(first)
    evening.clock.set_to(ELEVEN + timedelta(minutes=2))
    evening.make_ready(second)
    assert (first, second) == (1, 2)
    assert evening.days() == ["2026-11-20"] * 2
    (job,) = evening.night.job_rows(second)
    assert states(job) == ["queued", "printing", "printed"]
    assert not any("RITARDO" in line for page in evening.night.papers for line in page.lines)


@pytest.mark.parametrize(
    ("before", "after", "offsets"),
    [
        # The last Sunday of October: 02:59 is followed by 02:00.
        (
            datetime(2026, 10, 25, 2, 30, tzinfo=ROME, fold=0),
            datetime(2026, 10, 25, 2, 30, tzinfo=ROME, fold=1),
            ["+02:00", "+01:00"],
        ),
        # The last Sunday of March: 01:59 is followed by 03:00.
        (
            datetime(2026, 3, 29, 1, 59, tzinfo=ROME),
            datetime(2026, 3, 29, 3, 1, tzinfo=ROME),
            ["+01:00", "+02:00"],
        ),
    ],
    ids=["autumn", "spring"],
)
def test_the_night_the_clocks_change_is_one_night(
    make_night: MakeNight, before: datetime, after: datetime, offsets: list[str]
):
    evening = Evening(make_night, before)
    night = evening.night
    first = evening.order()
    evening.clock.set_to(after)  # an hour later, or two minutes: it really passes
    second = evening.order()
    assert (first, second) == (1, 2)
    assert len(set(evening.days())) == 1
    rows = night.listed("orders")
    assert [row["placed_at"][-6:] for row in rows] == offsets
    moments = [datetime.fromisoformat(row["placed_at"]) for row in rows]
    assert moments == sorted(moments)
    # The paper says what the clock over the bar says.
    assert [f"{moment:%H:%M}" for moment in (before, after)] == [
        next(line.split()[0] for line in night.ticket_of(number).lines if ":" in line)
        for number in (first, second)
    ]
    assert not any("RITARDO" in line for page in night.papers for line in page.lines)
    evening.make_ready(first)
    evening.make_ready(second)
