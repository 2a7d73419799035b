"""A printer that is well: found out, asked, made to prove, rung."""

from dataclasses import replace

import pytest

from hardware.errors import DeviceUnavailable
from hardware.printer.commands import COMMAND_PADDING, FENCE, ask_confirmation
from hardware.printer.device import (
    BellForm,
    Capabilities,
    Condition,
    Confirm,
    Fault,
    NotWritten,
    Printed,
    PrinterState,
    Proof,
    Ring,
    StatusMode,
)
from tests.hardware.printer.rig import ASK, HASTY, INITIALISE, REPORT, TIMING, Listener, Rig
from tests.hardware.printer.scripted import CUTTER_JAM, NEAR_END, PAPER_OUT, WORKS

TICKET = b"\x1d\x21\x3342\x1d\x21\x00\nNegroni \xd5 9,00\n\x1dVB\x00"
CONFIRM = b"\x1d\x28\x48\x06\x00\x30\x30"


def test_a_printer_that_can_name_its_jobs_is_found_out(any_rig: Rig):
    device = any_rig.device(confirm=Confirm.AUTO)
    found = device.connect(after_fragment=False)
    assert found == Capabilities(Confirm.ID, answers_status=True, reports_changes=True)
    assert device.is_connected
    assert device.state.works


def test_a_printer_that_only_answers_in_order_is_found_out(rig: Rig):
    rig.printer.manners.confirm = False
    device = rig.device(confirm=Confirm.AUTO, timing=HASTY)
    assert device.connect(after_fragment=False).confirm is Confirm.FENCE


def test_a_printer_that_proves_nothing_is_found_out(rig: Rig):
    rig.printer.manners.confirm = rig.printer.manners.fence = rig.printer.manners.reports = False
    device = rig.device(confirm=Confirm.AUTO, timing=HASTY)
    found = device.connect(after_fragment=False)
    assert found == Capabilities(Confirm.NONE, answers_status=True, reports_changes=False)


@pytest.mark.parametrize(
    ("written", "question"),
    [
        (Confirm.ID, ask_confirmation("P000")),
        (Confirm.FENCE, FENCE),
        (Confirm.NONE, b""),
    ],
)
def test_what_the_owner_wrote_is_put_to_the_test_and_nothing_else(
    rig: Rig, written: Confirm, question: bytes
):
    rig.connected(confirm=written)
    start = bytes(COMMAND_PADDING) + INITIALISE + REPORT + ASK
    assert bytes(rig.printer.received) == start + question


@pytest.mark.parametrize("written", [Confirm.ID, Confirm.FENCE])
def test_a_printer_that_does_not_prove_as_was_written_is_not_connected(rig: Rig, written: Confirm):
    rig.printer.manners.confirm = rig.printer.manners.fence = False
    device = rig.device(confirm=written, timing=HASTY)
    with pytest.raises(DeviceUnavailable, match=f"does not prove what it prints .{written}"):
        device.connect(after_fragment=False)
    assert not device.is_connected
    assert device.state.faults == {Fault.NO_PROOF}


def test_one_that_had_no_paper_at_the_start_is_let_go_as_soon_as_it_works(rig: Rig):
    rig.printer.manners.says = dict(PAPER_OUT)
    rig.printer.manners.confirm = False
    device = rig.connected(confirm=Confirm.ID, timing=HASTY)
    rig.printer.manners.says = dict(WORKS)
    assert device.ask().faults == {Fault.NO_PROOF}
    listener = Listener()
    result = device.print(TICKET, identifier="aaaa", observer=listener)
    assert isinstance(result, NotWritten)
    assert result.state.faults == {Fault.NO_PROOF}
    assert (listener.first_writes, device.is_connected) == (0, False)


def test_a_cut_command_is_ended_before_anything_else(rig: Rig):
    rig.device().connect(after_fragment=True)
    padding, _, rest = bytes(rig.printer.received).partition(INITIALISE)
    assert padding == bytes(320)
    assert rest == REPORT + ASK + ask_confirmation("P000")


@pytest.mark.parametrize(
    ("confirm", "proof"),
    [
        (Confirm.ID, Proof.CONFIRMED),
        (Confirm.FENCE, Proof.FENCED),
        (Confirm.NONE, Proof.SENT),
    ],
)
def test_a_ticket_is_printed_once_with_the_proof_the_printer_has(
    any_rig: Rig, confirm: Confirm, proof: Proof
):
    device = any_rig.connected(confirm=confirm)
    listener = Listener()
    assert device.print(TICKET, identifier="aZ9!", observer=listener) == Printed(proof)
    assert any_rig.printer.received.count(TICKET) == 1
    assert listener.first_writes == 1
    assert listener.waited_for == []


def test_a_printed_ticket_is_asked_written_and_confirmed_and_nothing_more(rig: Rig):
    device = rig.connected()
    rig.printer.received.clear()
    device.print(TICKET, identifier="aZ9!", observer=Listener())
    assert bytes(rig.printer.received) == ASK + TICKET + CONFIRM + b"aZ9!"


def test_tickets_follow_each_other_without_being_mixed_up(any_rig: Rig):
    device = any_rig.connected()
    for number in range(20):
        ticket = b"ticket %d\n" % number
        result = device.print(ticket, identifier=f"n{number:03}", observer=Listener())
        assert result == Printed(Proof.CONFIRMED)
    assert device.take_confirmations() == ()


def test_a_confirmation_that_was_waited_for_is_not_offered_again(rig: Rig):
    device = rig.connected(confirm=Confirm.AUTO)
    device.print(TICKET, identifier="aZ9!", observer=Listener())
    assert device.take_confirmations() == ()


def test_a_fresh_good_state_saves_the_question(rig: Rig):
    device = rig.connected(timing=replace(TIMING, fresh_s=60.0))
    rig.printer.received.clear()
    device.print(TICKET, identifier="aZ9!", observer=Listener())
    assert bytes(rig.printer.received) == TICKET + CONFIRM + b"aZ9!"


def test_a_printer_low_on_paper_works_and_says_so(any_rig: Rig):
    any_rig.printer.manners.says = dict(NEAR_END)
    device = any_rig.connected()
    state = device.ask()
    assert (state.condition, state.paper_near_end) == (Condition.WORKS, True)


def test_the_kind_of_an_error_is_asked_for(rig: Rig):
    device = rig.connected()
    rig.printer.manners.says = dict(CUTTER_JAM)
    assert device.ask().faults == frozenset({Fault.CUTTER})
    assert rig.printer.received.endswith(ASK + bytes.fromhex("100403"))


def test_a_printer_without_paper_gets_nothing_written(any_rig: Rig):
    device = any_rig.connected()
    any_rig.printer.becomes(PAPER_OUT)
    listener = Listener()
    result = device.print(TICKET, identifier="aZ9!", observer=listener)
    assert isinstance(result, NotWritten)
    assert result.state.faults == frozenset({Fault.PAPER_OUT})
    assert listener.first_writes == 0
    assert TICKET not in any_rig.printer.received


def test_if_the_attempt_cannot_be_recorded_nothing_is_written(rig: Rig):
    device = rig.connected(confirm=Confirm.FENCE)
    with pytest.raises(RuntimeError, match="database"):
        device.print(TICKET, identifier="aZ9!", observer=Listener(at_first_write=_fail))
    assert TICKET not in rig.printer.received
    result = device.print(TICKET, identifier="bZ9!", observer=Listener())
    assert result == Printed(Proof.FENCED)


def test_an_identifier_the_printer_could_not_return_is_a_mistake_before_any_byte(rig: Rig):
    device = rig.connected()
    listener = Listener()
    with pytest.raises(ValueError, match="identifier"):
        device.print(TICKET, identifier="abc", observer=listener)
    assert listener.first_writes == 0


def test_a_printer_that_reports_changes_is_known_without_asking(any_rig: Rig):
    device = any_rig.connected()
    any_rig.printer.becomes(PAPER_OUT)
    any_rig.printer.becomes(WORKS)
    any_rig.printer.becomes(PAPER_OUT)
    # The answer to a question of another kind comes after the reports: they are filed by then.
    device.ring(Ring.UNDERSTOOD)
    device.ask()
    assert device.state.faults == frozenset({Fault.PAPER_OUT})


def test_a_ring_is_sent_in_the_configured_form(rig: Rig):
    device = rig.connected(bell=BellForm.ESC_B)
    device.ring(Ring.REFUSED)
    assert rig.printer.wait_received(bytes.fromhex("1b420302"))


def test_a_printer_without_a_bell_gets_no_bytes_for_one(rig: Rig):
    device = rig.connected(bell=BellForm.NONE)
    before = bytes(rig.printer.received)
    device.ring(Ring.REFUSED)
    device.ask()
    assert bytes(rig.printer.received) == before + ASK


def test_a_bell_cannot_ring_without_a_printer(rig: Rig):
    with pytest.raises(DeviceUnavailable):
        rig.device(bell=BellForm.ESC_B).ring(Ring.UNDERSTOOD)


def test_disconnecting_twice_is_allowed_and_leaves_the_printer_unknown(any_rig: Rig):
    device = any_rig.connected()
    device.disconnect()
    device.disconnect()
    assert not device.is_connected
    assert device.state.condition is Condition.UNKNOWN


def test_a_printer_can_be_connected_again(any_rig: Rig):
    device = any_rig.connected()
    device.connect(after_fragment=True)
    result = device.print(TICKET, identifier="aZ9!", observer=Listener())
    assert result == Printed(Proof.CONFIRMED)


def test_before_the_first_connection_the_printer_is_absent(rig: Rig):
    device = rig.device()
    assert device.ask().faults == frozenset({Fault.ABSENT})
    result = device.print(TICKET, identifier="aZ9!", observer=Listener())
    assert result == NotWritten(PrinterState(Condition.FAULT, frozenset({Fault.ABSENT})))


def test_a_printer_that_is_not_asked_prints_without_a_question(any_rig: Rig):
    device = any_rig.connected(status=StatusMode.NONE, confirm=Confirm.NONE)
    assert not device.asks_status
    result = device.print(TICKET, identifier="aZ9!", observer=Listener())
    assert result == Printed(Proof.SENT)
    assert any_rig.printer.wait_received(TICKET)
    assert b"\x10\x04" not in any_rig.printer.received


def _fail() -> None:
    raise RuntimeError("the database is away")
