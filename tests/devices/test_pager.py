"""The pager base's adapter, over a real pseudo terminal to a virtual base."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from hardware.pager.device import PagerBase, TapTiming
from hardware.pager.tap import Parity
from hardware.pager.virtual import Fault, HeardCall, Trouble, VirtualPagerBase
from kiosk.config.settings import PagerSettings
from kiosk.devices.build import Built, build_pager_base
from kiosk.devices.line import opener
from kiosk.devices.pager import SerialPagerBase
from kiosk.domain import health
from kiosk.domain.health import NOT_ASKED, Verdict
from kiosk.ports import CallResult, DeviceDown

VIRTUAL = PagerSettings("virtual", {7: "0427", 8: "0428"})
HASTY = TapTiming(prompt_s=0.2, answer_s=0.4, goodbye_s=0.1, quiet_s=0.05)


@pytest.fixture
def built() -> Iterator[Built[SerialPagerBase, VirtualPagerBase]]:
    with build_pager_base(VIRTUAL) as built:
        yield built


@contextmanager
def hasty(built: Built[SerialPagerBase, VirtualPagerBase]) -> Iterator[SerialPagerBase]:
    """The same base for somebody who does not wait ten seconds for an answer."""
    base = PagerBase(opener(VIRTUAL, built.cable), parity=Parity.SOFTWARE_7E1, timing=HASTY)
    adapter = SerialPagerBase(base, addresses=VIRTUAL.pagers)
    yield adapter
    adapter.disconnect()


def test_a_pager_buzzes_with_its_own_number(built: Built[SerialPagerBase, VirtualPagerBase]):
    assert built.port.call(7) is CallResult.ACCEPTED
    assert built.far_end.calls == (HeardCall("0427", "7", accepted=True),)


def test_a_base_that_was_never_called_has_not_been_asked(
    built: Built[SerialPagerBase, VirtualPagerBase],
):
    assert built.port.health == NOT_ASKED


def test_an_answer_of_the_base_proves_that_it_works(
    built: Built[SerialPagerBase, VirtualPagerBase],
):
    built.port.check()
    assert built.port.health.verdict is Verdict.WORKS
    assert built.port.health.at is not None
    assert built.far_end.calls == ()


def test_a_pager_without_an_address_is_refused(built: Built[SerialPagerBase, VirtualPagerBase]):
    assert built.port.call(99) is CallResult.REFUSED
    assert built.far_end.calls == ()


@pytest.mark.parametrize(
    ("code", "result"),
    [(511, CallResult.REFUSED), (512, CallResult.NO_ANSWER)],
    ids=["unknown pager", "queue full"],
)
def test_only_a_refusal_that_passes_is_worth_another_call(
    built: Built[SerialPagerBase, VirtualPagerBase], code: int, result: CallResult
):
    built.far_end.next_fault(Fault(Trouble.REFUSE, code))
    assert built.port.call(7) is result
    assert built.port.health.verdict is Verdict.WORKS


def test_a_silent_base_may_have_called(built: Built[SerialPagerBase, VirtualPagerBase]):
    built.far_end.next_fault(Fault(Trouble.SILENT))
    with hasty(built) as port:
        assert port.call(7) is CallResult.NO_ANSWER
        assert port.health.verdict is Verdict.UNKNOWN
        assert port.health.troubles == (health.Trouble.NO_ANSWER,)
        assert port.call(8) is CallResult.ACCEPTED


def test_a_base_without_power_is_unknown_not_well(
    built: Built[SerialPagerBase, VirtualPagerBase],
):
    built.far_end.switch_off()
    with hasty(built) as port, pytest.raises(DeviceDown) as down:
        port.check()
    assert down.value.trouble is health.Trouble.NO_ANSWER
    assert port.health.verdict is Verdict.UNKNOWN


def test_an_unplugged_base_is_down_and_comes_back(
    built: Built[SerialPagerBase, VirtualPagerBase],
):
    built.cable.unplug()
    with pytest.raises(DeviceDown) as down:
        built.port.call(7)
    assert down.value.trouble is health.Trouble.ABSENT
    assert built.port.health.verdict is Verdict.FAILS
    built.cable.replug()
    assert built.port.call(7) is CallResult.ACCEPTED


def test_a_base_unplugged_between_two_calls_is_lost(
    built: Built[SerialPagerBase, VirtualPagerBase],
):
    built.port.call(7)
    built.cable.unplug()
    with pytest.raises(DeviceDown) as down:
        built.port.call(7)
    assert down.value.trouble is health.Trouble.LOST


def test_a_call_that_was_given_up_is_no_answer(built: Built[SerialPagerBase, VirtualPagerBase]):
    built.port.cancel()
    assert built.port.call(7) is CallResult.NO_ANSWER
