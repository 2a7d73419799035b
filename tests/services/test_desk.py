"""The screen hands over and goes on; answers come back through one door."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import SimpleQueue

import pytest

from kiosk.domain.basket import Basket
from kiosk.domain.help import HelpScreen, HelpStand, HelpStanding, HelpWanted
from kiosk.domain.order import Order
from kiosk.services.desk import Desk
from kiosk.services.ordering import NotPlaced, NotPlacedWhy, Placed, PlaceResult
from kiosk.services.status import StatusReader, WindowStatus
from kiosk.services.workers import Worker
from tests.fakes import sample_menu
from tests.services.conftest import Window

PATIENCE_S = 30.0


@dataclass
class Front:
    """The screen's thread, played by the test: runs what is posted, in order."""

    posted: SimpleQueue[Callable[[], None]] = field(default_factory=SimpleQueue)
    statuses: list[WindowStatus] = field(default_factory=list)
    unshown: list[Order] = field(default_factory=list)
    results: list[PlaceResult] = field(default_factory=list)

    def until(self, condition: Callable[[], bool]) -> None:
        """Run what is posted until something is true."""
        while not condition():
            self.posted.get(timeout=PATIENCE_S)()


@dataclass
class Counter:
    """The desk at work."""

    desk: Desk
    front: Front


@pytest.fixture
def counter(window: Window) -> Iterator[Counter]:
    window.spooler.step()
    with opened(window) as counter:
        yield counter


@contextmanager
def opened(window: Window) -> Iterator[Counter]:
    """The desk from its start to its end."""
    front = Front()
    desk = Desk(
        window.ordering,
        StatusReader(
            window.storage, window.clock, bar=window.printer, receipt=None, pagers=window.base
        ),
        post=front.posted.put,
        on_status=front.statuses.append,
        on_unshown=front.unshown.append,
        on_placed=lambda: None,
    )
    worker = Worker("desk", desk.run, interrupt=desk.look)
    worker.start()
    try:
        yield Counter(desk, front)
    finally:
        worker.ask_to_stop()
        worker.join()


def basket(window: Window) -> Basket:
    chinotto = sample_menu().drink("chinotto")
    return Basket(window.ids.key()).add(chinotto, ())


def test_an_order_is_placed_and_its_answer_comes_back(window: Window, counter: Counter) -> None:
    counter.desk.place(basket(window), "it", counter.front.results.append)
    counter.front.until(lambda: bool(counter.front.results))
    (result,) = counter.front.results
    assert isinstance(result, Placed)
    assert result.order.number == 1


def test_the_board_moves_when_an_order_was_placed(window: Window, counter: Counter) -> None:
    counter.desk.place(basket(window), "it", counter.front.results.append)
    counter.front.until(lambda: any(status.making == (1,) for status in counter.front.statuses))
    last = counter.front.statuses[-1]
    assert (last.is_open, last.ready, last.pagers_out) == (True, (), (1,))


def test_a_closed_window_answers_that_it_is_closed(window: Window, counter: Counter) -> None:
    window.is_open = False
    counter.desk.place(basket(window), "it", counter.front.results.append)
    counter.front.until(lambda: bool(counter.front.results))
    assert counter.front.results == [NotPlaced(NotPlacedWhy.CLOSED)]


def test_a_call_that_reaches_nobody_is_answered_too(counter: Counter) -> None:
    answers: list[HelpStanding] = []
    counter.desk.call(HelpWanted("key", HelpScreen.MENU, "it"), answers.append)
    counter.front.until(lambda: bool(answers))
    assert answers == [HelpStanding("key", HelpStand.NOT_SENT)]


def test_the_closed_screen_comes_before_the_answer_behind_it(
    window: Window, counter: Counter
) -> None:
    counter.front.until(lambda: bool(counter.front.statuses))
    assert counter.front.statuses[-1].is_open
    window.is_open = False
    counter.desk.place(basket(window), "it", counter.front.results.append)
    counter.front.until(lambda: not counter.front.statuses[-1].is_open)
    assert counter.front.results == []


def test_a_number_that_was_shown_is_noted(window: Window, counter: Counter) -> None:
    order = window.place()
    counter.desk.shown(order.key)
    counter.desk.place(basket(window), "it", counter.front.results.append)
    counter.front.until(lambda: bool(counter.front.results))
    assert window.order(order.key).shown_at is not None


def test_a_worker_that_falls_begins_again(caplog: pytest.LogCaptureFixture) -> None:
    came_back, tries = threading.Event(), []

    def work(stop: threading.Event) -> None:
        tries.append(1)
        if len(tries) == 1:
            raise RuntimeError("a mistake of ours")
        came_back.set()
        stop.wait()

    worker = Worker("clumsy", work)
    worker.start()
    assert came_back.wait(PATIENCE_S)
    worker.ask_to_stop()
    worker.join()
    assert "clumsy fell and begins again" in caplog.text


def test_a_mistake_of_ours_leaves_no_guest_without_an_answer(
    window: Window, counter: Counter, caplog: pytest.LogCaptureFixture
) -> None:
    window.steps.stumble_at = "before order commit"
    chosen = basket(window)
    counter.desk.place(chosen, "it", counter.front.results.append)
    counter.front.until(lambda: bool(counter.front.results))
    assert counter.front.results == [NotPlaced(NotPlacedWhy.NOT_SAVED)]
    counter.desk.place(chosen, "it", counter.front.results.append)
    counter.front.until(lambda: len(counter.front.results) == 2)
    assert isinstance(counter.front.results[1], Placed)
    assert "desk fell" in caplog.text


def test_a_worker_that_falls_over_the_answer_too_gives_it_when_it_begins_again(
    window: Window, counter: Counter, caplog: pytest.LogCaptureFixture
) -> None:
    """Her screen waits for it, and nothing else would ever end that."""
    counter.front.until(lambda: bool(counter.front.statuses))  # it waits for errands now
    window.steps.stumble_at = "after order commit"
    window.storage.broken = 2
    counter.desk.place(basket(window), "it", counter.front.results.append)
    counter.front.until(lambda: bool(counter.front.results))
    assert isinstance(counter.front.results[0], Placed)
    assert "desk fell" in caplog.text
    assert len(counter.front.results) == 1


def test_a_mistake_after_the_commit_still_gives_the_number(
    window: Window, counter: Counter
) -> None:
    window.steps.stumble_at = "after order commit"
    counter.desk.place(basket(window), "it", counter.front.results.append)
    counter.front.until(lambda: bool(counter.front.results))
    assert isinstance(counter.front.results[0], Placed)


def test_a_silent_database_is_asked_again_until_it_is_certain(
    window: Window, counter: Counter
) -> None:
    window.storage.unsure = 1
    window.storage.unread = 1
    counter.desk.place(basket(window), "it", counter.front.results.append)
    counter.front.until(lambda: bool(counter.front.results))
    assert isinstance(counter.front.results[0], Placed)


def test_every_number_not_shown_before_a_restart_is_handed_over(window: Window) -> None:
    orders = [window.place(), window.place()]
    with opened(window) as counter:
        counter.front.until(lambda: len(counter.front.unshown) == 2)
    assert counter.front.unshown == orders


def test_numbers_not_shown_are_looked_for_until_the_database_answers(window: Window) -> None:
    order = window.place()
    window.storage.unread = 1
    with opened(window) as counter:
        counter.desk.look()
        counter.front.until(lambda: bool(counter.front.unshown))
    assert counter.front.unshown == [order]
