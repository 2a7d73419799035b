"""A pause by card, on a real scanner's wire, with the program beginning anew in the middle."""

from __future__ import annotations

from kiosk.domain.cards import Card
from kiosk.domain.codes import card_code
from kiosk.presenters.views import ClosedView
from tests.faults.conftest import MakeNight
from tests.faults.leaping import LeapingClock, until_it_has_worked
from tests.faults.night import SCANNER, Night


def test_a_restart_ends_no_pause_and_the_card_does(make_night: MakeNight) -> None:
    clock = LeapingClock()
    night = make_night(SCANNER, plugged=("printer", "scanner"), clock=clock)
    night.begin()
    with night.records() as records:
        cards = {card: card_code(card, records.secret()) for card in Card}
    for _ in range(2):
        clock.leap(4)
        night.scan(cards[Card.TEN_MINUTES])
        night.until(lambda: night.window.presenter.status.terms.pause, "the window pauses")
    _until_read(night, "Il barista ha bisogno di circa 20 minuti")
    scanner, bar = night.scanner, night.bar
    night.stop()
    clock.leap(5 * 60)
    night.open(plugged=())
    night.scanner, night.bar = scanner, bar
    until_it_has_worked(night, clock)
    _until_read(night, "Il barista ha bisogno di circa 15 minuti")
    night.scan(cards[Card.PAUSE])
    _until_read(night, "Il barista ha bisogno di un momento")
    clock.leap(3600)
    until_it_has_worked(night, clock)
    _until_read(night, "Il barista ha bisogno di un momento")
    night.scan(cards[Card.RESUME])
    night.until(lambda: night.window.presenter.status.terms.pause is None, "orders again")
    assert night.order() == 1


def _until_read(night: Night, title: str) -> None:
    """What a passer-by reads on the screen."""

    def read() -> bool:
        view = night.window.presenter.view
        return isinstance(view, ClosedView) and view.title == title

    night.until(read, title)
