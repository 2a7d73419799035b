"""A job that is not waited for any longer: the connection stays, and what comes late is heard."""

import pytest

from hardware.errors import Reason
from hardware.printer.device import Fault, Printed, Proof, Unproven
from tests.hardware.printer.rig import Listener, Rig
from tests.hardware.printer.scripted import CUTTER_JAM, PAPER_OUT, WORKS

TICKET = b"42 Negroni\n" * 20


@pytest.mark.parametrize("trouble", [PAPER_OUT, CUTTER_JAM])
def test_a_job_that_is_held_can_be_let_go_of(any_rig: Rig, trouble: dict[int, int]):
    device = any_rig.connected()
    listener = Listener(
        at_first_write=lambda: any_rig.printer.becomes(trouble),
        at_waiting=lambda what: device.let_go() if what else None,
    )
    result = device.print(TICKET, identifier="aaaa", observer=listener)
    assert result == Unproven(Reason.LET_GO, accepted=len(TICKET) + 11)
    assert device.is_connected


def test_after_it_was_let_go_the_next_job_is_printed_on_the_same_connection(any_rig: Rig):
    device = any_rig.connected()
    opened = any_rig.printer.received.count(TICKET)
    listener = Listener(
        at_first_write=lambda: any_rig.printer.becomes(PAPER_OUT),
        at_waiting=lambda what: device.let_go() if what else None,
    )
    device.print(TICKET, identifier="aaaa", observer=listener)
    any_rig.printer.becomes(WORKS)
    assert device.ask().faults == frozenset[Fault]()
    result = device.print(TICKET, identifier="bbbb", observer=Listener())
    assert result == Printed(Proof.CONFIRMED)
    assert any_rig.printer.received.count(TICKET) == opened + 2


def test_letting_go_of_nothing_does_not_touch_the_next_job(any_rig: Rig):
    device = any_rig.connected()
    device.let_go()
    result = device.print(TICKET, identifier="aaaa", observer=Listener())
    assert result == Printed(Proof.CONFIRMED)


def test_what_was_let_go_of_is_heard_when_it_comes_out(any_rig: Rig):
    device = any_rig.connected()
    listener = Listener(
        at_first_write=lambda: any_rig.printer.becomes(PAPER_OUT),
        at_waiting=lambda what: device.let_go() if what else None,
    )
    device.print(TICKET, identifier="aaaa", observer=listener)
    any_rig.printer.becomes(WORKS)
    assert device.print(TICKET, identifier="bbbb", observer=Listener()) == Printed(Proof.CONFIRMED)
    assert device.take_confirmations() == ("aaaa",)


def test_a_worker_whose_job_is_held_for_paper_is_heard_of_all_the_time(any_rig: Rig):
    device = any_rig.connected()
    beats: list[int] = []
    held: list[bool] = []

    def beat() -> None:
        beats.append(1)
        if held and len(beats) > held_at[0] + 5:  # five turns of waiting for paper, each heard of
            any_rig.printer.becomes(WORKS)
            device.let_go()

    held_at = [0]

    def waiting(what: frozenset[Fault]) -> None:
        if what:
            held.append(True)
            held_at[0] = len(beats)

    device.while_waiting(beat)
    listener = Listener(
        at_first_write=lambda: any_rig.printer.becomes(PAPER_OUT), at_waiting=waiting
    )
    device.print(TICKET, identifier="aaaa", observer=listener)
    assert held
    assert len(beats) > held_at[0] + 5
