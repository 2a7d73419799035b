"""The printer's adapter, over a real pseudo terminal to a virtual printer."""

from dataclasses import replace
from pathlib import Path

import pytest

from hardware.printer.virtual import Answers
from kiosk.devices.printer import SerialPrinter
from kiosk.domain.health import NOT_ASKED, Trouble, Verdict
from kiosk.domain.papers import PlainTicket
from kiosk.domain.printjob import Proof
from kiosk.ports import (
    CannotRender,
    DeviceDown,
    NotWritten,
    Printed,
    Ring,
    Unproven,
)
from tests.devices.bench import (
    HASTY,
    HOUSE,
    PATIENCE_S,
    TIMING,
    VIRTUAL,
    Bench,
    bench,
    real_printer,
    when,
)
from tests.devices.papers import ONE_DRINK, RECEIPT_EN


def connected(stage: Bench) -> SerialPrinter:
    stage.printer.connect(after_fragment=False)
    return stage.printer


def test_a_paper_that_the_printer_names_is_confirmed():
    with bench() as stage:
        connected(stage)
        assert stage.print(ONE_DRINK) == Printed(Proof.CONFIRMED)
        assert [page.lines[0] for page in stage.far.pages] == ["42"]
        assert stage.watcher.begun == 1


def test_a_printer_that_cannot_name_its_papers_is_fenced():
    with bench(answers=Answers(confirm=False), timing=replace(TIMING, probe_s=0.3)) as stage:
        connected(stage)
        assert stage.print(ONE_DRINK) == Printed(Proof.FENCED)


def test_a_printer_that_says_nothing_has_been_sent_the_paper():
    mute = Answers(status=False, asb=False, confirm=False, fence=False)
    settings = replace(VIRTUAL, confirm="none", status="none")
    with bench(settings, answers=mute, timing=HASTY) as stage:
        connected(stage)
        assert stage.print(ONE_DRINK) == Printed(Proof.SENT)
        assert stage.printer.health == NOT_ASKED
        assert stage.far.wait_until(lambda far: len(far.pages) == 1, timeout_s=PATIENCE_S)


def test_each_guest_gets_her_receipt_in_her_language():
    with bench() as stage:
        connected(stage)
        stage.print(RECEIPT_EN)
        assert "This is not a fiscal document." in " ".join(stage.far.pages[0].lines)


def test_without_paper_nothing_is_written():
    with bench() as stage:
        connected(stage)
        stage.far.take_paper_out()
        assert stage.print(ONE_DRINK) == NotWritten((Trouble.PAPER_OUT,))
        assert stage.watcher.begun == 0
        assert b"Negroni" not in stage.far.received


def test_a_paper_waits_for_a_new_roll_and_its_health_stays_fresh():
    with bench() as stage:
        connected(stage)
        begun_at = stage.printer.health.at
        seen = []

        def new_roll() -> None:
            seen.append(stage.printer.health)
            stage.far.put_paper_in()

        stage.watcher.at_begin = stage.far.take_paper_out
        with when(stage.watcher.held, new_roll):
            assert stage.print(ONE_DRINK) == Printed(Proof.CONFIRMED)
        assert stage.watcher.waits == [(Trouble.PAPER_OUT,), ()]
        assert (seen[0].verdict, seen[0].troubles) == (Verdict.FAILS, (Trouble.PAPER_OUT,))
        assert None is not seen[0].at > begun_at
        assert len(stage.far.pages) == 1


def test_a_cable_pulled_before_leaves_the_printer_absent():
    with bench() as stage:
        stage.cable.unplug()
        with pytest.raises(DeviceDown) as down:
            stage.printer.connect(after_fragment=False)
        assert down.value.trouble is Trouble.ABSENT
        assert not stage.printer.is_connected
        assert stage.printer.health.verdict is Verdict.FAILS


def test_a_cable_pulled_while_printing_leaves_nobody_knowing():
    with bench() as stage:
        connected(stage)
        stage.watcher.at_begin = stage.far.take_paper_out
        with when(stage.watcher.held, stage.cable.unplug):
            assert stage.print(ONE_DRINK) == Unproven(Trouble.LOST)
        assert stage.watcher.begun == 1
        assert not stage.printer.is_connected


def test_a_cable_pushed_back_brings_the_printer_back():
    with bench() as stage:
        connected(stage)
        stage.cable.unplug()
        stage.printer.ask()
        stage.printer.disconnect()
        stage.cable.replug()
        connected(stage)
        assert stage.print(ONE_DRINK) == Printed(Proof.CONFIRMED)


def test_a_silent_printer_is_unknown_not_well():
    with bench(timing=HASTY) as stage:
        connected(stage)
        stage.far.stall()
        health = stage.printer.ask()
        assert (health.verdict, health.troubles) == (Verdict.UNKNOWN, (Trouble.NO_ANSWER,))
        assert stage.print(ONE_DRINK) == NotWritten((Trouble.NO_ANSWER,))
        stage.far.resume()


def test_a_printer_that_confirms_and_then_does_not_is_unproven():
    with bench(timing=HASTY) as stage:
        connected(stage)
        stage.watcher.at_begin = stage.far.stall
        assert stage.print(ONE_DRINK) == Unproven(Trouble.NO_ANSWER)
        stage.far.resume()


def test_a_late_confirmation_is_kept_for_whoever_asks():
    with bench(timing=HASTY) as stage:
        connected(stage)
        stage.watcher.at_begin = stage.far.stall
        stage.print(ONE_DRINK)
        stage.far.resume()
        assert stage.far.wait_until(lambda far: len(far.pages) == 1, timeout_s=PATIENCE_S)
        stage.printer.ask()  # its answer comes behind the confirmation
        (identifier,) = stage.printer.confirmations()
        assert identifier.encode() in stage.far.received


def test_what_cannot_be_composed_never_reaches_the_printer():
    wordless = replace(HOUSE, words={}.__getitem__)
    with bench(house=wordless) as stage:
        connected(stage)
        before = stage.far.received
        with pytest.raises(CannotRender, match="bar: Ticket"):
            stage.print(ONE_DRINK)
        assert stage.watcher.begun == 0
        assert stage.far.received == before
        assert stage.print(PlainTicket(ONE_DRINK)) == Printed(Proof.CONFIRMED)


def test_a_torn_beginning_is_closed_in_the_same_attempt():
    with bench() as stage:
        connected(stage)
        stage.print(ONE_DRINK, close_fragment=True)
        assert [page.lines[-1] for page in stage.far.pages] == ["interrotto", "42"]
        assert stage.watcher.begun == 1


def test_a_wait_for_paper_can_be_ended_from_outside():
    with bench() as stage:
        connected(stage)
        stage.watcher.at_begin = stage.far.take_paper_out
        with when(stage.watcher.held, stage.printer.stop_waiting):
            assert isinstance(stage.print(ONE_DRINK), Unproven)


@pytest.mark.parametrize("ring", Ring)
def test_a_ring_is_heard_at_the_bar(ring: Ring):
    with bench() as stage:
        connected(stage).ring(ring)
        assert stage.far.wait_until(lambda far: len(far.rings) == 1, timeout_s=PATIENCE_S)


def test_no_two_rings_sound_alike_but_those_for_somebody_who_waits():
    with bench() as stage:
        connected(stage)
        for ring in Ring:
            stage.printer.ring(ring)
        assert stage.far.wait_until(lambda far: len(far.rings) == len(Ring), timeout_s=PATIENCE_S)
        heard = dict(zip(Ring, stage.far.rings, strict=True))
        assert heard.pop(Ring.WANTED) == heard[Ring.HELP]
        assert len(set(heard.values())) == len(heard)


def test_a_ring_without_a_port_says_that_the_device_is_down():
    with bench() as stage:
        with pytest.raises(DeviceDown):
            stage.printer.ring(Ring.REFUSED)
        connected(stage)
        stage.cable.unplug()
        with pytest.raises(DeviceDown) as down:
            stage.printer.ring(Ring.REFUSED)
        assert down.value.trouble is Trouble.LOST


def test_a_port_held_by_another_program_says_so():
    with bench() as first:
        connected(first)
        settings = replace(VIRTUAL, driver="escpos", port=first.cable.path)
        with real_printer(settings) as second, pytest.raises(DeviceDown) as down:
            second.connect(after_fragment=False)
        assert down.value.trouble is Trouble.HELD


def test_a_printer_never_tried_has_not_been_asked():
    with bench() as stage:
        assert stage.printer.health == NOT_ASKED
        assert stage.printer.health.at is None


def test_a_roll_near_its_end_is_told():
    with bench() as stage:
        connected(stage)
        stage.far.near_end()
        health = stage.printer.ask()
        assert (health.verdict, health.near_end) == (Verdict.WORKS, True)


def test_a_bar_printer_that_is_not_there_names_its_port(tmp_path: Path):
    settings = replace(VIRTUAL, driver="escpos", port=str(tmp_path / "no-printer"))
    with real_printer(settings) as printer, pytest.raises(DeviceDown, match="no-printer"):
        printer.connect(after_fragment=False)
