"""A printer in trouble: silent, late, out of paper, stalled, lost, switched off."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from hardware.errors import DeviceUnavailable, Reason
from hardware.printer.commands import FENCE, ask_confirmation
from hardware.printer.device import (
    BellForm,
    Condition,
    Confirm,
    Fault,
    NotWritten,
    Printed,
    PrinterDevice,
    Proof,
    StatusMode,
    Unproven,
)
from hardware.transport import Transport
from tests.hardware.lines import PATIENCE_S, until
from tests.hardware.printer.rig import (
    ASK,
    HASTY,
    INITIALISE,
    REPORT,
    TIMING,
    Line,
    Listener,
    Rig,
    pty_line,
)
from tests.hardware.printer.scripted import CUTTER_JAM, PAPER_OUT, WORKS

TICKET = b"42 Negroni\n" * 20
PAPER = frozenset({Fault.PAPER_OUT})
NOTHING: frozenset[Fault] = frozenset()

UNHURRIED = replace(HASTY, quiet_s=0.4)
"""For what is said before a question: a busy computer hands it on some time after it was said."""


# The printer says nothing, or says it late


def test_a_silent_printer_is_unknown_and_gets_nothing_written(any_rig: Rig):
    any_rig.printer.manners.status = False
    device = any_rig.connected(timing=HASTY)
    assert device.ask().condition is Condition.UNKNOWN
    assert device.state.faults == frozenset({Fault.NO_ANSWER})
    listener = Listener()
    assert isinstance(device.print(TICKET, identifier="aaaa", observer=listener), NotWritten)
    assert listener.first_writes == 0
    assert TICKET not in any_rig.printer.received


def test_a_printer_that_answers_again_works_again(any_rig: Rig):
    any_rig.printer.manners.status = False
    device = any_rig.connected(timing=HASTY)
    any_rig.printer.manners.status = True
    assert device.ask().works


def test_answers_that_come_too_late_answer_no_newer_question(any_rig: Rig):
    device = any_rig.connected(timing=UNHURRIED)
    any_rig.printer.manners.status = False
    device.ask()
    any_rig.printer.becomes(PAPER_OUT)
    any_rig.printer.manners.status = True
    any_rig.printer.say(b"\x12\x12\x12")
    assert device.ask().faults == PAPER


def test_late_answers_that_come_with_the_right_ones_are_told_apart(any_rig: Rig):
    device = any_rig.connected(timing=HASTY)
    any_rig.printer.manners.status = False
    device.ask()
    late = iter([b"\x12\x12\x12", b"", b""])
    any_rig.printer.manners.reports = False
    any_rig.printer.manners.says = dict(PAPER_OUT)
    any_rig.printer.answers_instead = lambda question: next(late) + bytes((PAPER_OUT[question],))
    assert device.ask().faults == PAPER


def test_late_answers_do_not_speak_for_a_printer_that_is_silent_again(any_rig: Rig):
    device = any_rig.connected(timing=UNHURRIED)
    any_rig.printer.manners.status = False
    device.ask()
    any_rig.printer.say(b"\x12\x12\x12")
    assert device.ask().condition is Condition.UNKNOWN


def test_what_was_said_to_another_program_is_not_taken_for_an_answer(rig: Rig):
    rig.printer.manners.says = dict(PAPER_OUT)
    plain = rig.line.open

    def open_late() -> Transport:
        near = plain()
        rig.printer.say(b"\x12\x12\x12")
        return near

    rig.line.open = open_late
    assert rig.connected().state.faults == PAPER


def test_a_report_cut_off_for_good_does_not_swallow_the_proof(rig: Rig):
    device = rig.connected(confirm=Confirm.FENCE, status=StatusMode.NONE, timing=HASTY)
    until(lambda: device.capabilities.reports_changes)
    rig.printer.say(b"\x37\x22zzzz\x00\x18\x00")
    until(lambda: device.take_confirmations() == ("zzzz",))
    rig.later_s = 10.0
    rig.printer.manners.reports = False
    assert device.print(TICKET, identifier="aaaa", observer=Listener()) == Printed(Proof.FENCED)


def test_two_answers_of_three_are_no_answer(any_rig: Rig):
    device = any_rig.connected(timing=HASTY)
    any_rig.printer.answers_instead = lambda question: b"" if question == 2 else b"\x12"
    assert device.ask().condition is Condition.UNKNOWN


def test_reports_between_the_answers_are_not_taken_for_answers(any_rig: Rig):
    device = any_rig.connected()
    report = bytes.fromhex("18000F00")
    any_rig.printer.answers_instead = lambda question: report + bytes((PAPER_OUT[question],))
    assert device.ask().faults == PAPER
    any_rig.printer.answers_instead = None
    assert device.ask().works


def test_garbage_before_the_answers_is_not_taken_for_answers(any_rig: Rig):
    device = any_rig.connected()
    any_rig.printer.answers_instead = lambda question: (
        b"\x00\xff\x80\x9f" + bytes((PAPER_OUT[question],))
    )
    assert device.ask().faults == PAPER


# The proof does not come


def test_a_ticket_that_is_never_confirmed_is_unproven(any_rig: Rig):
    device = any_rig.connected(timing=HASTY)
    any_rig.printer.manners.confirm = False
    result = device.print(TICKET, identifier="aaaa", observer=Listener())
    assert result == Unproven(Reason.NO_ANSWER, accepted=len(TICKET) + 11)
    assert any_rig.printer.received.count(TICKET) == 1


def test_somebody_elses_identifier_proves_nothing(any_rig: Rig):
    device = any_rig.connected(timing=HASTY)
    any_rig.printer.manners.confirm = False
    foreign = Listener(at_first_write=lambda: any_rig.printer.say(b"\x37\x22zzzz\x00"))
    result = device.print(TICKET, identifier="aaaa", observer=foreign)
    assert result == Unproven(Reason.NO_ANSWER, accepted=len(TICKET) + 11)
    assert device.take_confirmations() == ("zzzz",)
    assert device.take_confirmations() == ()


def test_a_confirmation_that_comes_late_is_kept_as_evidence(any_rig: Rig):
    device = any_rig.connected(timing=HASTY)
    any_rig.printer.manners.confirm = False
    device.print(TICKET, identifier="aaaa", observer=Listener())
    any_rig.printer.manners.confirm = True
    any_rig.printer.say(b"\x37\x22aaaa\x00")
    assert device.print(TICKET, identifier="bbbb", observer=Listener()) == Printed(Proof.CONFIRMED)
    assert device.take_confirmations() == ("aaaa",)


def test_a_late_confirmation_is_kept_over_a_reconnection(rig: Rig):
    device = rig.connected(timing=HASTY)
    rig.printer.say(b"\x37\x22aaaa\x00")
    device.ask()
    device.connect(after_fragment=True)
    assert device.take_confirmations() == ("aaaa",)


def test_a_late_fence_answer_does_not_prove_the_next_ticket(any_rig: Rig):
    device = any_rig.connected(confirm=Confirm.FENCE, timing=HASTY)
    any_rig.printer.manners.fence = False
    result = device.print(TICKET, identifier="aaaa", observer=Listener())
    assert result == Unproven(Reason.NO_ANSWER, accepted=len(TICKET) + 3)
    any_rig.printer.manners.fence = True
    any_rig.printer.say(b"\x00")  # the late answer
    never = Listener(at_first_write=lambda: setattr(any_rig.printer.manners, "fence", False))
    result = device.print(TICKET, identifier="bbbb", observer=never)
    assert isinstance(result, Unproven)


def test_a_late_fence_answer_and_the_settling_one_are_both_swallowed(any_rig: Rig):
    device = any_rig.connected(confirm=Confirm.FENCE, timing=HASTY)
    any_rig.printer.manners.fence = False
    device.print(TICKET, identifier="aaaa", observer=Listener())
    any_rig.printer.manners.fence = True
    any_rig.printer.say(b"\x00")
    assert device.print(TICKET, identifier="bbbb", observer=Listener()) == Printed(Proof.FENCED)
    assert device.print(TICKET, identifier="cccc", observer=Listener()) == Printed(Proof.FENCED)


def test_a_fence_answer_that_never_comes_does_not_spoil_later_tickets(any_rig: Rig):
    device = any_rig.connected(confirm=Confirm.FENCE, timing=HASTY)
    any_rig.printer.manners.fence = False
    device.print(TICKET, identifier="aaaa", observer=Listener())
    any_rig.printer.manners.fence = True
    assert device.print(TICKET, identifier="bbbb", observer=Listener()) == Printed(Proof.FENCED)


def test_while_a_fence_cannot_be_settled_nothing_is_written(rig: Rig):
    device = rig.connected(confirm=Confirm.FENCE, timing=HASTY)
    rig.printer.manners.fence = False
    device.print(TICKET, identifier="aaaa", observer=Listener())
    listener = Listener()
    assert isinstance(device.print(TICKET, identifier="bbbb", observer=listener), NotWritten)
    assert device.state.condition is Condition.UNKNOWN
    assert listener.first_writes == 0


def test_a_fence_owed_before_a_reconnection_is_forgotten(any_rig: Rig):
    device = any_rig.connected(confirm=Confirm.FENCE, timing=HASTY)
    any_rig.printer.manners.fence = False
    device.print(TICKET, identifier="aaaa", observer=Listener())
    any_rig.printer.manners.fence = True
    device.connect(after_fragment=True)
    assert device.print(TICKET, identifier="bbbb", observer=Listener()) == Printed(Proof.FENCED)
    # At each connection, and behind each ticket: none to settle.
    assert any_rig.printer.received.count(FENCE) == 4


# Paper, cover, cutter


def test_a_ticket_held_for_paper_is_waited_for_and_printed_once(any_rig: Rig):
    device = any_rig.connected(timing=replace(HASTY, answer_s=20.0))
    refill = _Refill(any_rig, after_polls=15)  # 15 polls of 0.05 s outlast the deadline of 0.5 s
    listener = Listener(
        at_first_write=lambda: any_rig.printer.becomes(PAPER_OUT),
        at_waiting=lambda what: refill.start() if what else None,
    )
    result = device.print(TICKET, identifier="aaaa", observer=listener)
    refill.join()
    assert result == Printed(Proof.CONFIRMED)
    assert listener.waited_for == [PAPER, NOTHING]
    assert any_rig.printer.received.count(TICKET) == 1


def test_a_ticket_held_for_paper_is_waited_for_behind_a_fence_too(rig: Rig):
    device = rig.connected(confirm=Confirm.FENCE, timing=replace(HASTY, answer_s=20.0))
    listener = Listener(
        at_first_write=lambda: rig.printer.becomes(PAPER_OUT),
        at_waiting=lambda what: rig.printer.becomes(WORKS) if what else None,
    )
    assert device.print(TICKET, identifier="aaaa", observer=listener) == Printed(Proof.FENCED)
    assert listener.waited_for == [PAPER, NOTHING]


def test_a_ticket_without_proof_waits_until_the_printer_works(rig: Rig):
    device = rig.connected(confirm=Confirm.NONE)
    listener = Listener(
        at_first_write=lambda: rig.printer.becomes(PAPER_OUT),
        at_waiting=lambda what: rig.printer.becomes(WORKS) if what else None,
    )
    assert device.print(TICKET, identifier="aaaa", observer=listener) == Printed(Proof.SENT)
    assert listener.waited_for == [PAPER, NOTHING]


def test_paper_that_runs_out_is_noticed_without_asking(rig: Rig):
    device = rig.connected(timing=replace(TIMING, poll_s=60.0))
    listener = Listener(
        at_first_write=lambda: rig.printer.becomes(PAPER_OUT),
        at_waiting=lambda what: rig.printer.becomes(WORKS) if what else None,
    )
    assert device.print(TICKET, identifier="aaaa", observer=listener) == Printed(Proof.CONFIRMED)
    assert listener.waited_for[:1] == [PAPER]


def test_a_jammed_cutter_holds_the_ticket_like_missing_paper(rig: Rig):
    device = rig.connected()
    listener = Listener(
        at_first_write=lambda: rig.printer.becomes(CUTTER_JAM),
        at_waiting=lambda what: rig.printer.becomes(WORKS) if Fault.CUTTER in what else None,
    )
    assert device.print(TICKET, identifier="aaaa", observer=listener) == Printed(Proof.CONFIRMED)


def test_a_printer_switched_off_and_on_has_forgotten_the_ticket(any_rig: Rig):
    device = any_rig.connected(timing=replace(HASTY, answer_s=20.0))
    switch = _Then(
        lambda: any_rig.printer.wait_received(b"aaaa"),
        lambda: any_rig.printer.power_cycle(says=WORKS),
    )
    listener = Listener(
        at_first_write=lambda: any_rig.printer.becomes(PAPER_OUT),
        at_waiting=lambda what: switch.start() if what else None,
    )
    result = device.print(TICKET, identifier="aaaa", observer=listener)
    switch.join()
    assert result == Unproven(Reason.NO_ANSWER, accepted=len(TICKET) + 11)
    assert listener.waited_for == [PAPER, NOTHING]
    assert device.state.works


def test_after_a_doubt_the_printer_is_initialised_again_before_the_next_ticket(rig: Rig):
    device = rig.connected(timing=HASTY)
    rig.printer.manners.confirm = False
    device.print(TICKET, identifier="aaaa", observer=Listener())
    rig.printer.manners.confirm = True
    device.print(TICKET, identifier="bbbb", observer=Listener())
    assert rig.printer.received.count(INITIALISE + REPORT + TICKET) == 1
    device.print(TICKET, identifier="cccc", observer=Listener())
    assert rig.printer.received.count(INITIALISE + REPORT + TICKET) == 1
    assert rig.printer.received.count(TICKET) == 3


def test_a_printer_silent_long_enough_to_restart_is_initialised_again(rig: Rig):
    device = rig.connected(timing=replace(TIMING, modes_kept_s=0.0))
    device.print(TICKET, identifier="aaaa", observer=Listener())
    assert rig.printer.received.count(INITIALISE + REPORT + TICKET) == 1


def test_what_cannot_be_found_out_without_paper_is_found_out_before_the_first_ticket(rig: Rig):
    rig.printer.manners.says = dict(PAPER_OUT)
    device = rig.device(confirm=Confirm.AUTO)
    assert device.connect(after_fragment=False).confirm is Confirm.AUTO
    rig.printer.becomes(WORKS)
    assert device.print(TICKET, identifier="aaaa", observer=Listener()) == Printed(Proof.CONFIRMED)
    assert device.capabilities.confirm is Confirm.ID


def test_a_printer_that_proved_and_no_longer_does_is_not_connected(rig: Rig):
    device = rig.connected(confirm=Confirm.AUTO, timing=HASTY)
    rig.printer.manners.confirm = False
    with pytest.raises(DeviceUnavailable, match="switch it off and on") as caught:
        device.connect(after_fragment=True)
    assert caught.value.reason is Reason.NO_PROOF
    assert not device.is_connected
    assert device.state.faults == {Fault.NO_PROOF}


def test_a_printer_that_is_not_asked_is_believed_when_it_reports_trouble(rig: Rig):
    device = rig.connected(status=StatusMode.NONE, timing=HASTY)
    assert device.print(TICKET, identifier="aaaa", observer=Listener()) == Printed(Proof.CONFIRMED)
    rig.printer.becomes(PAPER_OUT)
    listener = Listener()
    until(lambda: device.state.faults == PAPER)
    assert isinstance(device.print(TICKET, identifier="bbbb", observer=listener), NotWritten)
    assert listener.first_writes == 0


def test_a_printer_that_forgot_to_report_is_told_again(rig: Rig):
    device = rig.connected(status=StatusMode.NONE)
    until(lambda: device.capabilities.reports_changes)
    rig.printer.becomes(PAPER_OUT)
    until(lambda: device.state.faults == PAPER)
    rig.printer.power_cycle(says=WORKS)
    assert device.print(TICKET, identifier="aaaa", observer=Listener()) == Printed(Proof.CONFIRMED)


# The line


def test_a_port_that_is_not_there_is_absent(any_rig: Rig):
    device = any_rig.device()
    any_rig.line.unplug()
    with pytest.raises(DeviceUnavailable) as caught:
        device.connect(after_fragment=False)
    assert caught.value.reason is Reason.ABSENT
    assert device.state.faults == frozenset({Fault.ABSENT})


def test_a_port_in_use_is_held(rig: Rig):
    with pty_line() as line:
        first = line.open()
        device = _device_on(line, rig)
        with pytest.raises(DeviceUnavailable) as caught:
            device.connect(after_fragment=False)
        first.close()
    assert caught.value.reason is Reason.HELD
    assert device.state.faults == frozenset({Fault.HELD})


def test_a_cable_pulled_while_idle_is_noticed_and_comes_back(any_rig: Rig):
    device = any_rig.connected()
    any_rig.line.unplug()
    until(lambda: not device.is_connected)
    assert device.ask().faults == frozenset({Fault.LOST})
    assert isinstance(device.print(TICKET, identifier="aaaa", observer=Listener()), NotWritten)
    any_rig.line.replug()
    device.connect(after_fragment=False)
    assert device.print(TICKET, identifier="bbbb", observer=Listener()) == Printed(Proof.CONFIRMED)


def test_a_printer_that_is_not_asked_prints_again_when_its_cable_is_back(any_rig: Rig):
    device = any_rig.connected(status=StatusMode.NONE)
    any_rig.line.unplug()
    until(lambda: not device.is_connected)
    any_rig.line.replug()
    device.connect(after_fragment=False)
    assert device.print(TICKET, identifier="aaaa", observer=Listener()) == Printed(Proof.CONFIRMED)


def test_while_the_port_is_absent_its_state_does_not_flicker(rig: Rig):
    device = rig.device()
    rig.line.unplug()
    seen: list[frozenset[Fault]] = []
    plain = rig.line.open

    def open_watched() -> Transport:
        seen.append(device.state.faults)
        return plain()

    rig.line.open = open_watched
    for _ in range(2):
        with pytest.raises(DeviceUnavailable):
            device.connect(after_fragment=False)
    assert seen == [frozenset({Fault.ABSENT})] * 2


def test_a_cable_pulled_before_the_first_byte_leaves_an_unproven_ticket(any_rig: Rig):
    device = any_rig.connected()
    result = device.print(
        TICKET, identifier="aaaa", observer=Listener(at_first_write=any_rig.line.unplug)
    )
    assert result == Unproven(Reason.LOST, accepted=0)
    assert device.state.faults == frozenset({Fault.LOST})


def test_a_cable_pulled_in_the_middle_says_how_much_went_out(rig: Rig):
    device = rig.connected()
    assert rig.line.modem is not None
    cut = _Then(lambda: rig.printer.wait_received(TICKET[:100]), rig.line.unplug)
    begin = Listener(at_first_write=lambda: (rig.line.modem.stall_after(100), cut.start()))
    result = device.print(TICKET, identifier="aaaa", observer=begin)
    cut.join()
    assert result == Unproven(Reason.LOST, accepted=100)


def test_a_cable_pulled_before_the_answer_leaves_an_unproven_ticket(any_rig: Rig):
    device = any_rig.connected()
    any_rig.printer.manners.confirm = False
    cut = _Then(lambda: any_rig.printer.wait_received(TICKET), any_rig.line.unplug)
    result = device.print(TICKET, identifier="aaaa", observer=Listener(at_first_write=cut.start))
    cut.join()
    assert isinstance(result, Unproven)
    assert result.reason is Reason.LOST


def test_a_printer_that_stops_taking_bytes_leaves_an_unproven_ticket(rig: Rig):
    device = rig.connected(timing=HASTY)
    assert rig.line.modem is not None
    modem = rig.line.modem
    result = device.print(
        TICKET, identifier="aaaa", observer=Listener(at_first_write=lambda: modem.stall_after(77))
    )
    assert result == Unproven(Reason.STALLED, accepted=77)
    assert device.state.faults == frozenset({Fault.STALLED})


def test_a_printer_that_pauses_goes_on_where_it_stopped(rig: Rig):
    device = rig.connected()
    assert rig.line.modem is not None
    modem = rig.line.modem
    resume = _Then(lambda: until(lambda: Fault.STALLED in device.state.faults), modem.resume)
    begin = Listener(at_first_write=lambda: (modem.stall_after(77), resume.start()))
    result = device.print(TICKET, identifier="aaaa", observer=begin)
    resume.join()
    assert result == Printed(Proof.CONFIRMED)
    assert ASK + TICKET + ask_confirmation("aaaa") in rig.printer.received
    assert rig.printer.received.count(TICKET) == 1


def test_a_cable_pulled_after_a_pause_says_how_much_went_out(rig: Rig):
    device = rig.connected()
    assert rig.line.modem is not None
    modem = rig.line.modem
    cut = _Then(lambda: until(lambda: Fault.STALLED in device.state.faults), modem.unplug)
    begin = Listener(at_first_write=lambda: (modem.stall_after(77), cut.start()))
    result = device.print(TICKET, identifier="aaaa", observer=begin)
    cut.join()
    assert result == Unproven(Reason.LOST, accepted=77)


def test_a_printer_that_takes_no_bytes_at_all_cannot_be_connected(rig: Rig):
    assert rig.line.modem is not None
    rig.line.modem.stall_after(0)
    device = rig.device()
    with pytest.raises(DeviceUnavailable) as caught:
        device.connect(after_fragment=True)
    assert caught.value.reason is Reason.STALLED
    assert device.state.faults == frozenset({Fault.STALLED})


def test_a_printer_that_takes_no_question_is_stalled(rig: Rig):
    device = rig.connected()
    assert rig.line.modem is not None
    rig.line.modem.stall_after(0)
    assert device.ask().faults == frozenset({Fault.STALLED})
    rig.line.modem.resume()
    assert device.ask().works


def test_the_end_of_the_program_does_not_wait_for_paper(any_rig: Rig):
    device = any_rig.connected()
    listener = Listener(
        at_first_write=lambda: any_rig.printer.becomes(PAPER_OUT),
        at_waiting=lambda what: device.stop_waiting() if what else None,
    )
    result = device.print(TICKET, identifier="aaaa", observer=listener)
    assert result == Unproven(Reason.NO_ANSWER, accepted=len(TICKET) + 11)
    assert isinstance(device.print(TICKET, identifier="bbbb", observer=Listener()), NotWritten)


class _Then:
    """Waits for something in a thread of its own, then does something."""

    def __init__(self, wait: Callable[[], object], act: Callable[[], object]) -> None:
        self._thread = threading.Thread(target=lambda: (wait(), act()))

    def start(self) -> None:
        self._thread.start()

    def join(self) -> None:
        self._thread.join(PATIENCE_S)


class _Refill(_Then):
    """Puts paper in after the printer has been asked so many times more."""

    def __init__(self, rig: Rig, *, after_polls: int) -> None:
        asked = rig.printer.received.count(ASK) + after_polls
        super().__init__(
            lambda: rig.printer.wait_received(ASK, times=asked),
            lambda: rig.printer.becomes(WORKS),
        )


def _device_on(line: Line, rig: Rig) -> PrinterDevice:
    device = PrinterDevice(
        line.open,
        initialise=INITIALISE,
        confirm=Confirm.ID,
        status=StatusMode.DLE_EOT,
        bell=BellForm.NONE,
        timing=TIMING,
        new_identifier=lambda: "aaaa",
    )
    rig.stack.callback(device.disconnect)
    return device
