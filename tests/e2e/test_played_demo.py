"""``kiosk demo --play order``: what it shows, what it leaves behind, and that it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from PIL import Image

from hardware.printer.interpreter import read_paper
from hardware.printer.profile import load_profile
from tests.cli.command import kiosk
from tests.e2e.devices import code_of, is_copy, is_whole_ticket

pytestmark = pytest.mark.slow

ORDER = {
    "key", "number", "day", "window", "state", "language", "pager", "lines", "without",
    "total_cents", "tax", "paid", "placed_at", "shown_at", "codes", "history",
}  # fmt: skip
LINE = {"drink", "options", "quantity", "unit_cents", "tax_bp", "allergens", "strength_permille"}
ORDER_CHANGE = {"at", "who", "from", "to", "why"}
JOB = {
    "id", "order", "kind", "printer", "state", "proof", "copy_of", "attempts", "code",
    "waiting_for", "history",
}  # fmt: skip
JOB_CHANGE = {"at", "from", "to", "why"}

Played = tuple[CompletedProcess[str], Path]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """One order, played once for all tests of this file."""
    out = tmp_path_factory.mktemp("demo") / "out"
    done = kiosk("demo", "--play", "order", "--size", "540x960", "--out", out)
    assert done.returncode == 0, done.stderr
    return done, out


def rows(played: Played, name: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads((played[1] / name).read_text(encoding="utf-8"))
    return listed


def test_every_file_that_is_promised_is_there(played: Played):
    _, out = played
    papers = {"bar.bin", "bar.png", "receipt.bin", "receipt.png", "pager.txt"}
    assert {file.name for file in (out / "paper").iterdir()} == papers
    assert {file.name for file in out.iterdir()} == {
        "screens",
        "paper",
        "orders.json",
        "jobs.json",
    }
    assert all(file.stat().st_size > 0 for file in (out / "paper").iterdir())


def test_the_pictures_show_something(played: Played):
    _, out = played
    pictures = sorted((out / "screens").iterdir())
    assert "wall.png" in [file.name for file in pictures]
    assert len(pictures) >= 6
    for file in [*pictures, out / "paper" / "bar.png", out / "paper" / "receipt.png"]:
        with Image.open(file) as picture:
            colours = picture.convert("RGB").getcolors(maxcolors=1 << 24)
            assert colours is not None, file
            assert len(colours) > 16, file
            assert picture.height >= 300, file


def test_the_wall_has_the_guest_s_screen_and_more_beside_it(played: Played):
    _, out = played
    with Image.open(out / "screens" / "wall.png") as wall:
        assert wall.height == 960
        assert wall.width > 1.5 * 540


def test_the_order_is_collected_and_paid_and_has_the_promised_fields(played: Played):
    (order,) = rows(played, "orders.json")
    assert set(order) == ORDER
    assert [set(line) for line in order["lines"]] == [LINE]
    assert [set(share) for share in order["tax"]] == [{"bp", "cents"}]
    assert all(set(change) == ORDER_CHANGE for change in order["history"])
    assert [change["to"] for change in order["history"]] == ["placed", "ready", "collected"]
    assert [change["from"] for change in order["history"]] == [None, "placed", "ready"]
    assert (order["state"], order["paid"], order["number"]) == ("collected", True, 1)
    (line,) = order["lines"]
    assert (line["drink"], line["quantity"]) == ("negroni", 1)
    assert "amaro" in line["options"]
    assert order["total_cents"] == line["unit_cents"]


def test_both_papers_are_proven_and_their_jobs_have_the_promised_fields(played: Played):
    (order,) = rows(played, "orders.json")
    jobs = rows(played, "jobs.json")
    assert all(set(job) == JOB for job in jobs)
    assert all(set(change) == JOB_CHANGE for job in jobs for change in job["history"])
    assert [(job["kind"], job["printer"]) for job in jobs] == [
        ("ticket", "bar"),
        ("receipt", "receipt"),
    ]
    for job in jobs:
        assert (job["state"], job["proof"], job["attempts"]) == ("printed", "confirmed", 1)
        assert job["order"] == order["key"]
    assert order["codes"] == [jobs[0]["code"]]


@pytest.mark.parametrize("name", ["orders.json", "jobs.json"])
def test_times_carry_their_offset_and_go_forward(played: Played, name: str):
    for row in rows(played, name):
        times = [datetime.fromisoformat(change["at"]) for change in row["history"]]
        assert all(at.tzinfo is not None for at in times)
        assert times == sorted(times)


def test_the_bytes_are_one_whole_ticket_with_the_order_s_code_and_one_receipt(played: Played):
    _, out = played
    (order,) = rows(played, "orders.json")
    profile = load_profile("generic-80")
    (ticket,) = read_paper((out / "paper" / "bar.bin").read_bytes(), profile=profile).pages
    (receipt,) = read_paper((out / "paper" / "receipt.bin").read_bytes(), profile=profile).pages
    assert is_whole_ticket(ticket)
    assert not is_copy(ticket)
    assert [code_of(ticket)] == order["codes"]
    assert receipt.codes == ()


def test_the_terminal_shows_both_papers_and_what_was_said_to_the_pager_base(played: Played):
    done, out = played
    shown = done.stdout
    assert "DA PAGARE" in shown
    assert "Documento non fiscale." in shown
    assert (out / "paper" / "pager.txt").read_text(encoding="utf-8") in shown
    assert "211 Page accepted" in shown
    assert shown.splitlines()[-1].endswith(str(out))
    assert "Traceback" not in done.stderr


def _real_bar(text: str) -> str:
    return text.replace('[printers.bar]\ndriver = "virtual"', '[printers.bar]\ndriver = "escpos"')


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: _real_bar(text).replace('"escpos"', '"escpos"\nport = "/dev/x"'), "escpos"),
        (lambda text: text.replace("[scanner]", "[scaner]"), "scaner"),
    ],
)
def test_a_demo_refuses_real_devices_and_mistakes_and_leaves_nothing(
    tmp_path: Path, change: Callable[[str], str], said: str
):
    from kiosk.assets import asset

    text = asset("demo.toml").read_text(encoding="utf-8")
    for shipped in ("menus/menu.toml", "hours.demo.toml"):
        text = text.replace(shipped, str(asset(shipped)))
    (tmp_path / "demo.toml").write_text(change(text))
    out = tmp_path / "out"
    done = kiosk("demo", "--play", "order", "--out", out, "--config", tmp_path / "demo.toml")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not out.exists()
