"""Pagers are called at least once, and only for what is ready."""

from __future__ import annotations

import pytest

from kiosk.domain.order import Order
from kiosk.domain.pagers import CallState
from kiosk.ports import CallResult, StorageFailed
from kiosk.services.calling import CHECK_EVERY_S, TRY_AGAIN_S
from tests.services.conftest import Window


def ready(window: Window) -> Order:
    order = window.place()
    window.print_all()
    window.scan(window.tickets(order.key)[0].code)
    window.rings()
    return order


def test_a_ready_order_makes_its_pager_buzz_once(window: Window) -> None:
    order = ready(window)
    window.caller.step()
    window.caller.step()
    assert window.base.calls == [1]
    assert [call.state for call in window.calls(order.key)] == [CallState.ACCEPTED]
    assert window.pager(1).called_at == window.clock.now()


def test_a_base_that_is_down_is_said_once_and_tried_again(window: Window) -> None:
    order = ready(window)
    window.base.is_down = True
    for _ in range(3):
        window.caller.step()
        window.clock.advance(TRY_AGAIN_S)
    assert window.said() == ["pager not called"]
    assert window.calls(order.key)[0].attempts == 3
    window.base.is_down = False
    window.caller.step()
    assert window.base.calls == [1]


def test_a_call_without_an_answer_is_made_again(window: Window) -> None:
    ready(window)
    window.base.results.append(CallResult.NO_ANSWER)
    window.caller.step()
    window.clock.advance(TRY_AGAIN_S)
    window.caller.step()
    assert window.base.calls == [1, 1]


def test_a_refused_pager_is_not_tried_again(window: Window) -> None:
    order = ready(window)
    window.base.results.append(CallResult.REFUSED)
    window.caller.step()
    window.clock.advance(TRY_AGAIN_S)
    window.caller.step()
    assert window.base.calls == [1]
    assert window.calls(order.key)[0].state is CallState.REFUSED


def test_a_collected_order_is_not_called_any_more(window: Window) -> None:
    order = ready(window)
    window.scan(window.tickets(order.key)[0].code, after=9)
    window.caller.step()
    assert window.base.calls == []
    assert window.calls(order.key)[0].state is CallState.WITHDRAWN


def test_a_call_gives_up_after_ten_minutes(window: Window) -> None:
    order = ready(window)
    window.clock.advance(600)
    window.caller.step()
    assert window.base.calls == []
    assert window.calls(order.key)[0].state is CallState.EXPIRED


def test_a_call_that_was_being_made_when_the_process_ended_is_made_again(window: Window) -> None:
    ready(window)
    with window.storage.write() as records:
        (call,) = records.calls.waiting()
        records.calls.update(type(call)(**{**vars(call), "state": CallState.CALLING}))
        records.commit()
    window.start_again()
    window.caller.step()
    assert window.base.calls == [1]


def test_a_clock_set_back_does_not_put_off_the_next_try(window: Window) -> None:
    ready(window)
    window.base.results.append(CallResult.NO_ANSWER)
    window.caller.step()
    window.clock.jump(-3600)
    window.clock.advance(TRY_AGAIN_S)
    window.caller.step()
    assert window.base.calls == [1, 1]


def test_a_clock_set_forward_does_not_give_up_a_call(window: Window) -> None:
    order = ready(window)
    window.base.is_down = True
    window.caller.step()
    window.clock.jump(3600)
    window.base.is_down = False
    window.clock.advance(TRY_AGAIN_S)
    window.caller.step()
    assert window.calls(order.key)[0].state is CallState.ACCEPTED


def test_a_call_answered_after_its_order_was_collected_still_rests_its_pager(
    window: Window,
) -> None:
    order = ready(window)
    code = window.tickets(order.key)[0].code
    window.base.while_calling.append(lambda: window.scan(code, after=30))
    window.caller.step()
    assert window.calls(order.key)[0].state is CallState.WITHDRAWN
    assert window.pager(1).called_at == window.clock.now()
    window.clock.advance(45)
    assert [window.place().pager, window.place().pager] == [2, None]


def test_a_call_without_an_answer_may_buzz_so_its_pager_rests(window: Window) -> None:
    order = ready(window)
    window.base.results.append(CallResult.NO_ANSWER)
    window.caller.step()
    window.scan(window.tickets(order.key)[0].code, after=9)
    assert [window.place().pager, window.place().pager] == [2, None]
    window.clock.advance(60)
    assert window.place().pager == 1


def test_an_answer_that_could_not_be_saved_makes_a_second_buzz(window: Window) -> None:
    order = ready(window)
    window.base.while_calling.append(lambda: setattr(window.storage, "refused", 1))
    with pytest.raises(StorageFailed):
        window.caller.step()
    window.caller.step()
    assert window.base.calls == [1, 1]
    assert window.calls(order.key)[0].state is CallState.ACCEPTED


def test_a_wake_in_between_does_not_put_the_next_try_off(window: Window) -> None:
    ready(window)
    window.base.is_down = True
    assert window.caller.step() == TRY_AGAIN_S
    window.clock.advance(TRY_AGAIN_S - 1)
    assert window.caller.step() == 1


def test_an_idle_base_is_looked_after_every_half_minute(window: Window) -> None:
    window.caller.check_idle_base()
    window.caller.check_idle_base()
    assert window.base.checks == 1
    window.clock.advance(CHECK_EVERY_S)
    window.base.is_down = True
    window.caller.check_idle_base()
    assert window.base.checks == 2


def test_a_base_that_has_a_call_to_make_is_not_asked_besides(window: Window) -> None:
    order = window.place()
    window.scan(window.tickets(order.key)[0].code)
    window.base.is_down = True
    window.caller.step()
    window.caller.check_idle_base()
    assert window.base.checks == 0


def test_a_base_is_logged_once_when_lost_and_once_when_back(
    window: Window, caplog: pytest.LogCaptureFixture
) -> None:
    order = ready(window)
    window.base.is_down = True
    for _ in range(3):
        window.caller.step()
        window.clock.advance(TRY_AGAIN_S)
    window.base.is_down = False
    window.caller.step()
    assert window.base.calls == [order.pager]
    window.clock.advance(CHECK_EVERY_S)
    window.caller.check_idle_base()
    said = [record.getMessage() for record in caplog.records if "base" in record.getMessage()]
    assert said == [
        "the pager base is lost: there is no such port",
        "the pager base is back",
    ]
