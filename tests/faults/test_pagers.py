"""The pager base refuses, mumbles, hangs up, is away: the number is on the board all the same."""

from __future__ import annotations

import pytest

from tests.faults.conftest import MakeNight
from tests.faults.night import EVERYTHING, SCANNER
from tests.faults.rack import TWENTY_PAGERS, Bar


@pytest.fixture(scope="module")
def shared(make_night: MakeNight) -> Bar:
    return Bar(make_night(TWENTY_PAGERS, SCANNER, plugged=EVERYTHING))


@pytest.fixture
def bar(shared: Bar) -> Bar:
    shared.night.begin()
    return shared


@pytest.mark.parametrize("fault", ["nak-once", "garbage"])
def test_a_disturbed_line_is_spoken_over_again_within_one_call(bar: Bar, fault: str):
    number = bar.make_ready(fault)
    assert bar.until_call_is(number, "accepted") == 1
    assert bar.was_called(number) == 1
    assert len(bar.night.papers) == 1  # the ticket, and nothing to say
    assert bar.night.order_row(number)["state"] == "ready"


def test_a_refused_pager_is_said_once_and_given_up(bar: Bar):
    number = bar.make_ready("refuse:511")
    assert bar.until_call_is(number, "refused") == 1
    assert bar.line_about(number)
    assert bar.was_called(number) == 0
    assert bar.night.order_row(number)["state"] == "ready"
    # The next guest's pager is called as ever.
    following = bar.make_ready()
    bar.until_call_is(following, "accepted")
    assert bar.was_called(following) == 1


def test_calls_that_failed_for_now_are_made_again_until_they_are_taken(bar: Bar):
    numbers = [bar.make_ready("nak-always"), bar.make_ready("disconnect")]
    for number in numbers:
        assert bar.until_call_is(number, "accepted") == 2
        assert bar.was_called(number) == 1
        assert bar.line_about(number)
        assert bar.night.order_row(number)["state"] == "ready"


def test_an_absent_base_stops_nothing_and_calls_when_it_is_there(make_night: MakeNight):
    bar = Bar(make_night(TWENTY_PAGERS, SCANNER, plugged=("printer", "scanner")))
    number = bar.make_ready()
    assert bar.line_about(number)
    assert bar.calls(number)[0][0] in ("queued", "calling")
    assert not bar.night.window.presenter.status.pagers_work
    bar.base = bar.night.place.plug_in_pager_base()
    bar.until_call_is(number, "accepted")
    assert bar.was_called(number) == 1
    bar.night.until(
        lambda: bar.night.window.presenter.status.pagers_work, "the screen says so no more"
    )
