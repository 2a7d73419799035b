"""Another printer on the same cable: what was learned of the first is not held against it."""

from collections.abc import Iterator

import pytest

from hardware.errors import DeviceUnavailable, Reason
from hardware.printer.device import Confirm, Printed, PrinterDevice, Proof
from tests.hardware.printer.rig import HASTY, Listener, Rig
from tests.hardware.printer.scripted import PAPER_OUT, WORKS


def _is_refused(device: PrinterDevice, *, after_fragment: bool = False) -> None:
    with pytest.raises(DeviceUnavailable) as caught:
        device.connect(after_fragment=after_fragment)
    assert caught.value.reason is Reason.NO_PROOF


def test_a_spare_printer_that_proves_less_is_found_out_anew(rig: Rig):
    device = rig.connected(confirm=Confirm.AUTO, timing=HASTY)
    rig.printer.manners.confirm = False
    _is_refused(device)
    _is_refused(device)
    assert device.connect(after_fragment=False).confirm is Confirm.FENCE
    result = device.print(b"42 Negroni\n", identifier="aaaa", observer=Listener())
    assert result == Printed(Proof.FENCED)


def test_a_spare_printer_plugged_in_without_paper_is_found_out_before_its_first_ticket(rig: Rig):
    device = rig.connected(confirm=Confirm.AUTO, timing=HASTY)
    rig.printer.manners.confirm = False
    _is_refused(device)
    _is_refused(device)
    rig.printer.becomes(PAPER_OUT)
    assert device.connect(after_fragment=False).confirm is Confirm.AUTO
    rig.printer.becomes(WORKS)
    result = device.print(b"42 Negroni\n", identifier="aaaa", observer=Listener())
    assert result == Printed(Proof.FENCED)


def test_a_printer_stuck_in_a_cut_command_keeps_its_proof(rig: Rig):
    device = rig.connected(confirm=Confirm.AUTO, timing=HASTY)
    rig.printer.manners.confirm = False
    _is_refused(device, after_fragment=True)
    rig.printer.manners.confirm = True
    assert device.connect(after_fragment=True).confirm is Confirm.ID
    rig.printer.manners.confirm = False
    _is_refused(device, after_fragment=True)
    _is_refused(device, after_fragment=True)  # the first refusal is not counted any more


def test_what_the_owner_wrote_is_never_found_out_anew(rig: Rig):
    device = rig.connected(confirm=Confirm.ID, timing=HASTY)
    rig.printer.manners.confirm = False
    for _ in range(4):
        _is_refused(device)


def test_a_spare_printer_that_proves_nothing_is_refused_where_one_proved_before(rig: Rig):
    device = rig.connected(confirm=Confirm.AUTO, timing=HASTY)
    rig.printer.manners.confirm = False
    rig.printer.manners.fence = False
    for _ in range(4):
        _is_refused(device)


def test_while_it_is_found_out_what_it_can_prove_it_does_not_seem_to_work(rig: Rig):
    device = rig.device(confirm=Confirm.ID, timing=HASTY)
    rig.printer.manners.confirm = False
    _is_refused(device)
    seen: list[bool] = []

    def identifiers_seen_from_beside() -> Iterator[str]:  # one is needed once it says it works
        while True:
            seen.append(device.state.works)
            yield "P000"

    rig.identifiers = identifiers_seen_from_beside()
    _is_refused(device)
    assert seen == [False]
