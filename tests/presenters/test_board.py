"""What is ready and what is being made; and that a number which becomes ready is called out."""

from __future__ import annotations

from kiosk.presenters.board import MAKING_SHOWN, READY_ON_A_PAGE
from kiosk.presenters.callout import CALLED_S, TURN_S
from kiosk.presenters.views import AttractView, BoardView, CalledView, ClosedView
from kiosk.services.status import WindowStatus
from tests.presenters.visiting import Visit


def _ready(*numbers: int, making: tuple[int, ...] = ()) -> WindowStatus:
    return WindowStatus(is_open=True, ready=numbers, making=making)


def _board(visit: Visit) -> BoardView:
    assert isinstance(visit.view, AttractView | ClosedView)
    return visit.view.board


def test_the_newest_is_first_and_stands_out(visit: Visit) -> None:
    visit.guest.status_changed(_ready(38, 41, 40, making=(42, 43)))
    board = _board(visit)
    assert (board.ready, board.newest, board.ready_more) == (("40", "41", "38"), "40", "")
    assert (board.making, board.making_more) == (("42", "43"), "")


def test_of_what_is_being_made_the_next_ones_are_named_and_the_others_counted(
    visit: Visit,
) -> None:
    visit.guest.status_changed(_ready(making=tuple(range(1, 41))))
    board = _board(visit)
    assert board.making == tuple(map(str, range(1, MAKING_SHOWN + 1)))
    assert board.making_more == f"+{40 - MAKING_SHOWN}"


def test_twenty_ready_turn_page_by_page_and_each_is_shown_in_time(visit: Visit) -> None:
    visit.guest.status_changed(_ready(*range(1, 21)))
    seen: set[str] = set()
    newest = set()
    for _ in range(3):
        board = _board(visit)
        assert len(board.ready) <= READY_ON_A_PAGE
        assert board.ready_more == f"+{20 - len(board.ready)}"
        seen |= set(board.ready)
        newest |= {board.newest}
        visit.wait(TURN_S)
    assert seen == set(map(str, range(1, 21)))
    assert newest == {"20", ""}


def test_a_number_called_is_on_the_page_that_is_shown(visit: Visit) -> None:
    visit.guest.status_changed(_ready(*range(1, 21)))
    visit.wait(TURN_S)
    assert _board(visit).newest == ""
    visit.guest.status_changed(_ready(*range(1, 22)))
    assert _board(visit).newest == "21"


def test_a_board_that_goes_on_one_page_is_not_drawn_again_for_nothing(visit: Visit) -> None:
    visit.guest.status_changed(_ready(1, 2, 3))
    visit.wait(CALLED_S)
    drawn = len(visit.rendered)
    for _ in range(20):
        visit.wait(TURN_S / 3)
    assert len(visit.rendered) == drawn


def test_a_number_that_becomes_ready_is_called_for_some_seconds(visit: Visit) -> None:
    visit.guest.status_changed(_ready(40))
    visit.wait(CALLED_S)
    visit.guest.status_changed(_ready(40, 42))
    assert visit.view.frame.called == CalledView("Ready: 42", "Ready", ("42",))
    visit.wait(CALLED_S - 1)
    assert visit.view.frame.called is not None
    visit.wait(1.5)
    assert visit.view.frame.called is None


def test_what_was_ready_before_the_start_is_on_the_board_and_not_called() -> None:
    visit = Visit(status=None)
    visit.guest.status_changed(_ready(40, 41))
    assert visit.view.frame.called is None
    assert _board(visit).ready == ("41", "40")


def test_one_that_is_collected_at_once_is_not_called_any_more(visit: Visit) -> None:
    visit.guest.status_changed(_ready(42))
    visit.guest.status_changed(_ready())
    assert visit.view.frame.called is None


def test_one_that_was_not_ready_after_all_is_called_again(visit: Visit) -> None:
    visit.guest.status_changed(_ready(42))
    visit.wait(CALLED_S + 1)
    visit.guest.status_changed(_ready())
    visit.guest.status_changed(_ready(42))
    assert visit.view.frame.called is not None


def test_several_called_together_are_called_by_number_and_counted(visit: Visit) -> None:
    visit.guest.status_changed(_ready(*range(1, 7)))
    called = visit.view.frame.called
    assert called is not None
    assert (called.numbers, called.more) == (("6", "5", "4", "3"), "+2")


def test_beside_an_order_a_quiet_line_says_what_is_ready_and_a_call_takes_nothing(
    visit: Visit,
) -> None:
    visit.guest.start()
    visit.guest.status_changed(_ready(37, 38, 39, 40, 41, 42))
    assert visit.view.frame.ready == "Ready: 42  41  40  +3"
    assert visit.view.frame.called is not None
    visit.guest.take_drink("negroni")
    assert visit.view.frame.called is not None
    visit.wait(CALLED_S + 1)
    assert visit.view.frame.called is None
    assert visit.view.frame.ready != ""


def test_where_a_board_stands_there_is_no_second_line(visit: Visit) -> None:
    visit.guest.status_changed(_ready(42))
    assert visit.view.frame.ready == ""
    visit.guest.status_changed(WindowStatus(is_open=False, ready=(42,)))
    assert isinstance(visit.view, ClosedView)
    assert visit.view.frame.ready == ""
