"""The pager base's device against the virtual base, over lines good and bad."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial

import pytest

from hardware.errors import DeviceUnavailable, HardwareError, NoAnswer, Reason
from hardware.nullmodem import Faults, NullModem
from hardware.pager.device import CallOutcome, CallReport, PagerBase, TapTiming
from hardware.pager.tap import Parity
from hardware.pager.virtual import Fault, HeardCall, Trouble, VirtualPagerBase
from hardware.ptyport import PtyPort
from hardware.transport import SerialSettings, open_serial
from tests.hardware.lines import PATIENCE_S, until

ACCEPTED = CallReport(CallOutcome.ACCEPTED, 211, "Page accepted", attempts=1)
PATIENT = TapTiming(prompt_s=10, answer_s=20, goodbye_s=10, quiet_s=10)
# For conversations that shall fail: silence is certain there, so waiting longer proves nothing.
HASTY = TapTiming(prompt_s=0.05, answer_s=0.2, goodbye_s=0.2, quiet_s=0.05)
# Silence to a block shall be short, everything else may take its time on a busy computer.
HASTY_BLOCK = TapTiming(prompt_s=10, answer_s=1.5, goodbye_s=10, quiet_s=10)


class Bench:
    """A kiosk's device and a virtual base on one line."""

    def __init__(
        self, device: PagerBase, base: VirtualPagerBase, line: NullModem | PtyPort
    ) -> None:
        self.device = device
        self.base = base
        self.line = line


@contextmanager
def over_nullmodem(
    *faults: Fault,
    timing: TapTiming = PATIENT,
    parity: Parity = Parity.SOFTWARE_7E1,
    known: frozenset[str] | None = None,
    cable: Faults | None = None,
) -> Iterator[Bench]:
    line = NullModem(faults=cable, read_timeout_s=0.02)
    device = PagerBase(line.near.reopened, parity=parity, timing=timing)
    with VirtualPagerBase(line.far, parity=parity, known=known, faults=faults) as base:
        device.connect()
        yield Bench(device, base, line)
        device.disconnect()


@contextmanager
def over_pty(*faults: Fault, timing: TapTiming = PATIENT) -> Iterator[Bench]:
    with ExitStack() as stack:
        line = stack.enter_context(PtyPort())
        base = stack.enter_context(VirtualPagerBase(line, faults=faults))
        settings = SerialSettings(line.path, 9600)
        open_line = partial(open_serial, settings, read_timeout_s=0.05, write_timeout_s=2.0)
        device = PagerBase(open_line, parity=Parity.SOFTWARE_7E1, timing=timing)
        device.connect()
        stack.callback(device.disconnect)
        yield Bench(device, base, line)


Line = Callable[..., AbstractContextManager[Bench]]

LINES = [
    pytest.param(over_nullmodem, id="memory"),
    pytest.param(partial(over_nullmodem, cable=Faults(byte_at_a_time=True)), id="byte-at-a-time"),
    pytest.param(over_pty, id="pty"),
]


@pytest.fixture(autouse=True)
def _no_thread_is_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before


@pytest.mark.parametrize("line", LINES)
def test_a_call_is_accepted_and_heard_as_it_was_made(line: Line):
    with line() as bench:
        assert bench.device.call("0421", "42") == ACCEPTED
        assert bench.base.calls == (HeardCall("0421", "42", accepted=True),)


@pytest.mark.parametrize("line", LINES)
def test_many_calls_follow_each_other_each_with_its_own_answer(line: Line):
    refuse = Fault(Trouble.REFUSE, 511)
    with line(Fault(Trouble.NONE), refuse, Fault(Trouble.NONE)) as bench:
        outcomes = [bench.device.call(str(pager), "42").outcome for pager in range(3)]
        assert outcomes == [CallOutcome.ACCEPTED, CallOutcome.REFUSED, CallOutcome.ACCEPTED]
        assert [call.address for call in bench.base.calls] == ["0", "1", "2"]


@pytest.mark.parametrize("line", LINES)
def test_a_block_that_was_disturbed_once_is_sent_again(line: Line):
    with line(Fault(Trouble.NAK_ONCE)) as bench:
        report = bench.device.call("0421", "42")
        assert (report.outcome, report.attempts) == (CallOutcome.ACCEPTED, 2)
        assert len(bench.base.calls) == 1


@pytest.mark.parametrize("line", LINES)
def test_four_disturbed_blocks_refuse_the_call_for_now(line: Line):
    with line(Fault(Trouble.NAK_ALWAYS)) as bench:
        assert bench.device.call("0421", "42") == CallReport(
            CallOutcome.REFUSED, 514, "Checksum error", attempts=4, passing=True
        )
        assert bench.base.calls == ()
        assert bench.device.call("0421", "42") == ACCEPTED


@pytest.mark.parametrize("line", LINES)
def test_an_unknown_pager_is_refused_with_the_bases_reason(line: Line):
    with line(Fault(Trouble.REFUSE, 511)) as bench:
        assert bench.device.call("0421", "42") == CallReport(
            CallOutcome.REFUSED, 511, "Invalid pager ID", attempts=1
        )


@pytest.mark.parametrize("line", LINES)
def test_a_base_that_hangs_up_in_the_middle_has_not_called(line: Line):
    with line(Fault(Trouble.DISCONNECT)) as bench:
        report = bench.device.call("0421", "42")
        assert report == CallReport(CallOutcome.REFUSED, None, "", attempts=1, passing=True)
        assert bench.device.call("0421", "43") == ACCEPTED


@pytest.mark.parametrize("line", LINES)
def test_garbage_before_the_answer_is_not_an_answer(line: Line):
    with line(Fault(Trouble.GARBAGE), Fault(Trouble.GARBAGE)) as bench:
        assert bench.device.call("0421", "42") == ACCEPTED
        assert bench.device.call("0421", "43") == ACCEPTED


def test_a_full_queue_is_a_refusal_that_passes():
    with over_nullmodem(Fault(Trouble.REFUSE, 512)) as bench:
        assert bench.device.call("0421", "42").passing


def test_a_base_knows_only_its_own_pagers():
    with over_nullmodem(known=frozenset({"0421"})) as bench:
        assert bench.device.call("0421", "42") == ACCEPTED
        assert bench.device.call("0422", "42").code == 511


def test_a_line_without_parity_works_too():
    with over_nullmodem(parity=Parity.NONE) as bench:
        assert bench.device.call("0421", "42") == ACCEPTED


def test_a_text_of_any_language_reaches_the_pager_in_plain_letters():
    with over_nullmodem() as bench:
        assert bench.device.call("0421", "è pronto!\r\n").outcome is CallOutcome.ACCEPTED
        assert bench.base.calls[0].text == "e pronto!"


@pytest.mark.parametrize("line", LINES)
def test_a_base_that_is_switched_off_gives_no_answer(line: Line):
    with line(timing=HASTY) as bench:
        bench.base.switch_off()
        with pytest.raises(NoAnswer, match="does not ask who is there"):
            bench.device.call("0421", "42")
        assert bench.device.is_connected


@pytest.mark.parametrize("line", LINES)
def test_silence_to_the_block_leaves_the_call_unknown(line: Line):
    silent = line(Fault(Trouble.SILENT), timing=HASTY_BLOCK)
    with silent as bench, pytest.raises(NoAnswer, match="does not answer"):
        bench.device.call("0421", "42")


@pytest.mark.parametrize("line", LINES)
def test_a_late_acknowledgement_never_counts_for_the_next_call(line: Line):
    late, refuse = Fault(Trouble.LATE), Fault(Trouble.REFUSE, 511)
    with line(late, refuse, timing=HASTY_BLOCK) as bench:
        with pytest.raises(NoAnswer):
            bench.device.call("0421", "42")
        assert bench.device.call("0422", "43").outcome is CallOutcome.REFUSED
        assert [call.accepted for call in bench.base.calls] == [True, False]


def test_answers_that_come_behind_the_go_ahead_are_those_to_older_questions():
    base = scripted((b"\r", b"ID=\r"), (b"PG1\r", b"\x06\r\x1b[p\r\x06\r"), answer_s=1.0)
    with base as device, pytest.raises(NoAnswer, match="older questions"):
        device.call("0421", "42")


def test_an_acknowledgement_heard_before_the_question_is_no_answer():
    base = scripted((b"\r", b"\x06\rID=\r"), (b"PG1\r", b"\x06\r\x1b[p\r"), answer_s=1.0)
    with base as device, pytest.raises(NoAnswer, match="does not answer"):
        device.call("0421", "42")


def test_an_acknowledgement_behind_a_refusal_does_not_answer_the_block_sent_again():
    logon = (b"\r", b"ID="), (b"PG1\r", b"\x1b[p\r")
    with scripted(*logon, (b"\x030;6\r", b"\x15\r\x06\r"), (b"\x030;6\r", b"\x1e\r")) as device:
        report = device.call("1", "42")
        assert (report.outcome, report.attempts) == (CallOutcome.REFUSED, 2)


@pytest.mark.parametrize("prompt", [b"ID=", b"ID=\r", b"\n\r\nZETRON\r\nID=\r\n", b"\r\x00ID="])
@pytest.mark.parametrize("end", [b"\r", b"\r\n", b"\n\r"])
def test_bases_of_every_manner_are_understood(prompt: bytes, end: bytes):
    logged_on = b"114 WELCOME" + end + b"\x06" + end + b"\x1b[p" + end
    taken = b"211 OK" + end + b"\x06" + end
    with scripted((b"\r", prompt), (b"PG1\r", logged_on), (b"\x030;6\r", taken)) as device:
        report = device.call("1", "42")
        assert report == CallReport(CallOutcome.ACCEPTED, 211, "OK", attempts=1)


def test_a_base_without_response_codes_is_understood():
    dialogue = (b"\r", b"ID="), (b"PG1\r", b"\x1b[p\r"), (b"\x030;6\r", b"\x1e\r")
    with scripted(*dialogue) as device:
        report = device.call("1", "42")
        assert report == CallReport(CallOutcome.REFUSED, None, "", attempts=1, passing=False)


def test_a_logon_is_tried_three_times_and_then_refused():
    dialogue = (b"\r", b"ID="), *[(b"PG1\r", b"507 No\r\x15\r")] * 3
    with scripted(*dialogue) as device:
        report = device.call("1", "42")
        assert report == CallReport(CallOutcome.REFUSED, 507, "No", attempts=0)


def test_a_logon_can_be_refused_at_once():
    with scripted((b"\r", b"ID="), (b"PG1\r", b"\x1b\x04\r")) as device:
        with pytest.raises(HardwareError, match="refuses the logon: no reason given") as caught:
            device.check()
        assert caught.value.reason is Reason.REFUSED


def test_a_check_logs_on_and_off_and_calls_nobody():
    with over_nullmodem() as bench:
        bench.device.check()
        assert bench.base.calls == ()
        assert bench.base.lines[-2:] == ("kiosk  EOT CR", "base   ESC EOT")


def test_after_a_conversation_that_ended_well_the_next_begins_at_once():
    with over_nullmodem() as bench:
        bench.device.check()
        begun = len(bench.base.lines)
        bench.device.check()
        assert bench.base.lines[begun] == "kiosk  CR"


def test_a_conversation_that_an_earlier_program_left_open_does_no_harm():
    with over_nullmodem() as bench:
        bench.line.near.write(b"\r")
        bench.line.near.write(b"\x1bPG1\r")
        until(lambda: bench.base.lines[-1:] == ("base   ESC [p",))
        assert bench.device.call("0421", "42") == ACCEPTED


@pytest.mark.parametrize("seed", range(4))
def test_a_bad_line_may_lose_a_call_but_never_invents_one(seed: int):
    with over_nullmodem(timing=HASTY, cable=Faults(loss=0.04, seed=seed)) as bench:
        accepted = []
        for pager in range(6):
            try:
                report = bench.device.call(str(pager), "42")
            except NoAnswer:
                continue
            accepted += [str(pager)] if report.outcome is CallOutcome.ACCEPTED else []
        assert set(accepted) <= {call.address for call in bench.base.calls if call.accepted}


def test_a_base_that_was_unplugged_in_the_middle_is_lost():
    with over_pty(timing=PATIENT) as bench:
        bench.base.switch_off()
        caller = threading.Thread(target=call_expecting, args=(bench.device, DeviceUnavailable))
        caller.start()
        bench.line.unplug()
        caller.join(PATIENCE_S)
        assert not caller.is_alive()
        assert not bench.device.is_connected


def test_an_unplugged_base_must_be_connected_again():
    with over_nullmodem() as bench:
        assert isinstance(bench.line, NullModem)
        bench.line.unplug()
        with pytest.raises(DeviceUnavailable):
            bench.device.call("0421", "42")
        with pytest.raises(DeviceUnavailable, match="not connected"):
            bench.device.call("0421", "42")
        bench.line.replug()
        bench.device.connect()
        assert bench.device.call("0421", "42") == ACCEPTED


def test_a_line_that_takes_no_bytes_is_no_answer_and_is_closed():
    with over_nullmodem() as bench:
        assert isinstance(bench.line, NullModem)
        bench.line.stall_after(0)
        with pytest.raises(NoAnswer, match="takes no bytes"):
            bench.device.call("0421", "42")
        assert not bench.device.is_connected


def test_an_absent_base_is_an_error_that_names_the_port():
    settings = SerialSettings("/nowhere/ttyUSB7", 9600)
    open_line = partial(open_serial, settings, read_timeout_s=0.1, write_timeout_s=0.1)
    with pytest.raises(DeviceUnavailable, match="/nowhere/ttyUSB7"):
        PagerBase(open_line, parity=Parity.SOFTWARE_7E1).connect()


def test_a_call_that_waits_can_be_cancelled():
    with over_nullmodem() as bench:
        bench.base.switch_off()
        caller = threading.Thread(target=call_expecting, args=(bench.device, NoAnswer))
        caller.start()
        bench.device.cancel()
        caller.join(PATIENCE_S)
        assert not caller.is_alive()


def test_an_address_that_cannot_be_sent_never_reaches_the_line():
    with over_nullmodem() as bench:
        with pytest.raises(HardwareError) as caught:
            bench.device.call("4\r2", "42")
        assert caught.value.reason is Reason.BAD_SETTING
        assert bench.base.lines == ()


def call_expecting(device: PagerBase, error: type[HardwareError]) -> None:
    with pytest.raises(error):
        device.call("0421", "42")


@contextmanager
def scripted(*dialogue: tuple[bytes, bytes], answer_s: float = PATIENCE_S) -> Iterator[PagerBase]:
    """A device facing a base that knows only these answers, in this order."""
    line = NullModem(read_timeout_s=0.02)
    timing = TapTiming(prompt_s=PATIENCE_S, answer_s=answer_s, goodbye_s=0.05, quiet_s=0.05)
    device = PagerBase(line.near.reopened, parity=Parity.NONE, timing=timing)
    device.connect()
    base = threading.Thread(target=recite, args=(line, dialogue))
    base.start()
    try:
        yield device
    finally:
        device.disconnect()
        line.far.close()
        base.join(PATIENCE_S)
    assert not base.is_alive()


def recite(line: NullModem, dialogue: tuple[tuple[bytes, bytes], ...]) -> None:
    waiting = list(dialogue)
    asked = b""
    try:
        while waiting:
            asked += line.far.read(64)
            if asked.endswith(b"\x04\r"):
                asked = b""  # leave that was taken of an older conversation
            if asked.endswith(waiting[0][0]):
                asked = b""
                line.far.write(waiting.pop(0)[1])
    except DeviceUnavailable:
        return
