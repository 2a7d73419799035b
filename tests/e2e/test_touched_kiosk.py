"""The kiosk with its window, touched, its devices programs of their own at the end of ptys."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.cli.command import PATIENCE_S, environment
from tests.e2e.conftest import PAGER, RECEIPT, SCANNER, Place
from tests.e2e.devices import ROOT, code_of
from tests.e2e.waiting import until


def test_touches_on_the_glass_become_paper_and_a_call(place: Place, tmp_path: Path):
    place.configure(RECEIPT, PAGER, SCANNER)
    bar, receipts = place.plug_in_printer("bar"), place.plug_in_printer("receipt")
    base, scanner = place.plug_in_pager_base(), place.plug_in_scanner()
    pictures, said = tmp_path / "pictures", tmp_path / "said.txt"
    with (
        said.open("w") as its_stderr,
        subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.touched_kiosk", place.config_file, pictures],
            cwd=ROOT,
            env=environment(),
            stderr=its_stderr,
        ) as kiosk,
    ):
        try:
            until(lambda: bar.tickets or kiosk.poll() is not None, "the ticket", within=PATIENCE_S)
            assert kiosk.returncode is None, said.read_text()
            (ticket,) = bar.tickets
            scanner.tell(code_of(ticket))
            kiosk.wait(PATIENCE_S)
        finally:
            kiosk.kill()
    assert kiosk.returncode == 0, said.read_text()
    assert "Traceback" not in said.read_text()
    assert (pictures / "number.png").exists()
    (order,) = place.listed("orders")
    ticket_job, receipt_job = place.listed("jobs")
    assert (order["number"], order["state"], order["pager"]) == (1, "ready", 7)
    assert [line["drink"] for line in order["lines"]] == ["negroni"]
    assert order["shown_at"] is not None
    assert ticket_job["state"] == receipt_job["state"] == "printed"
    assert receipt_job["proof"] == "confirmed"
    assert len(receipts.pages) == 1
    assert 'base   pager 0427 "7" called' in base.dialogue
