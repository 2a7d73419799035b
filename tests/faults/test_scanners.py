"""What a scanner reads wrong changes nothing, and the bar hears that it did nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hardware.printer.commands import BellForm, Ring, ring_bell
from kiosk.domain.cards import Card
from kiosk.domain.codes import TicketCode, card_code, read_ticket_code, ticket_code
from tests.e2e.conftest import PAGER
from tests.e2e.devices import code_of
from tests.faults.conftest import MakeNight
from tests.faults.night import SCANNER, Night, states

REFUSED = ring_bell(BellForm.ESC_A_48, Ring.REFUSED)
UNDERSTOOD = ring_bell(BellForm.ESC_A_48, Ring.UNDERSTOOD)
SOMEBODY_ELSES = bytes(32)


@pytest.fixture(scope="module")
def shared(make_night: MakeNight) -> Night:
    return make_night(SCANNER, PAGER, plugged=("printer", "scanner", "base"))


@pytest.fixture
def night(shared: Night) -> Night:
    shared.begin()
    return shared


def test_half_a_code_does_nothing_and_does_not_spoil_the_next(night: Night):
    number, code = _made(night)
    refused = _rings(night, REFUSED)
    night.scan(f"raw {code[:-5].encode().hex()}")
    night.until(lambda: _rings(night, REFUSED) > refused, "it was torn")
    assert night.order_row(number)["state"] == "placed"
    _scan_until_ready(night, number, code)
    assert states(night.order_row(number)) == ["placed", "ready"]


def test_noise_changes_nothing_and_rings_at_most_once_a_minute(make_night: MakeNight):
    night = make_night(SCANNER, plugged=("printer", "scanner"))
    night.begin()
    number, code = _made(night)
    for _ in range(5):
        night.scan("raw fffe80810d")
    night.until(lambda: _rings(night, REFUSED), "the refusing ring")
    (line,) = night.until(lambda: night.papers[1:], "the line")[0].lines
    assert line == "codice illeggibile"
    _scan_until_ready(night, number, code)
    assert _rings(night, REFUSED) == 1
    assert states(night.order_row(number)) == ["placed", "ready"]


def test_the_same_code_twice_in_a_second_counts_once(night: Night):
    number, code = _made(night)
    understood, refused = _rings(night, UNDERSTOOD), _rings(night, REFUSED)
    night.scan(code, code, code)
    _scan_until_ready(night, number, code)
    night.until(lambda: _rings(night, UNDERSTOOD) > understood, "one ring")
    assert states(night.order_row(number)) == ["placed", "ready"]
    assert (_rings(night, UNDERSTOOD), _rings(night, REFUSED)) == (understood + 1, refused)
    assert number in night.window.presenter.status.ready


def test_unplugged_and_back_it_reads_on(night: Night):
    number, code = _made(night)
    assert night.scanner is not None
    night.scanner.pull_out()
    night.scanner = night.place.plug_in_scanner()
    assert night.order_row(number)["state"] == "placed"
    # A paper held under it until it answers: it counts once.
    status = night.window.presenter

    def is_read() -> bool:
        night.scan(code)
        return number in status.status.ready

    night.until(is_read, "it is heard again")
    assert states(night.order_row(number)) == ["placed", "ready"]
    assert not night.was_closed()


def test_guessed_forged_and_old_codes_do_nothing(night: Night):
    number, code = _made(night)
    meaning, secret = _meaning(night, code)
    yesterday = TicketCode(meaning.day - timedelta(days=1), number, 1)
    guessed = code[:-4] + ("AAAA" if not code.endswith("AAAA") else "BBBB")
    forged = ticket_code(meaning, SOMEBODY_ELSES)
    photographed = ticket_code(yesterday, secret)
    never_printed = ticket_code(TicketCode(meaning.day, 998, 1), secret)
    refused = _rings(night, REFUSED)
    for count, wrong in enumerate((guessed, forged, photographed, never_printed), start=1):
        night.scan(wrong)
        night.until(lambda: _rings(night, REFUSED) == refused + count, f"{wrong} is refused")  # noqa: B023
    assert states(night.order_row(number)) == ["placed"]
    assert night.order_row(number)["paid"] is False
    _scan_until_ready(night, number, code)


def test_what_is_none_of_ours_changes_nothing_of_the_evening(make_night: MakeNight):
    # A night of its own: what has no code's shape silences the next noise for a minute.
    night = make_night(SCANNER, plugged=("printer", "scanner"))
    night.begin()
    number, code = _made(night)
    meaning, _ = _meaning(night, code)
    pause = card_code(Card.PAUSE, SOMEBODY_ELSES)
    refused = _rings(night, REFUSED)
    for count, wrong in enumerate((pause, ticket_code(meaning, SOMEBODY_ELSES), code[:5]), start=1):
        night.scan(wrong)
        night.until(lambda: _rings(night, REFUSED) == refused + count, f"{wrong} is refused")  # noqa: B023
    # A guest's phone, and two codes whose suffix was lost: these ring at most once a minute.
    night.scan("https://example.org/menu", f"raw {(pause + code).encode().hex()}0d")
    _scan_until_ready(night, number, code)
    assert states(night.order_row(number)) == ["placed", "ready"]
    with night.records() as records:
        assert records.pauses.open() is None


def _made(night: Night) -> tuple[int, str]:
    """An order with its ticket; its number and its code."""
    number = night.order()
    code = code_of(night.ticket_of(number))
    night.settled(number, "printed")
    return number, code


def _scan_until_ready(night: Night, number: int, code: str) -> None:
    night.scan(code)
    ready = night.window.presenter
    night.until(lambda: number in ready.status.ready, f"{number} is on the board")


def _rings(night: Night, ring: bytes) -> int:
    assert night.bar is not None
    return night.bar.received.count(ring)


def _meaning(night: Night, code: str) -> tuple[TicketCode, bytes]:
    with night.records() as records:
        secret = records.secret()
    meaning = read_ticket_code(code, secret)
    assert meaning is not None
    return meaning, secret
