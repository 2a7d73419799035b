"""Devices are built as written, or not at all."""

from dataclasses import replace
from pathlib import Path

import pytest

from hardware.printer.profile import load_profile
from hardware.printer.virtual import VirtualPrinter
from hardware.ptyport import PtyPort
from hardware.scanner.virtual import VirtualScanner
from kiosk.config.settings import PagerSettings, PrinterSettings, ScannerSettings
from kiosk.devices.build import (
    PagerStage,
    PrinterStage,
    build_pager_base,
    build_printer,
    build_scanner,
)
from kiosk.devices.line import ports_there_are
from kiosk.devices.scripts import font_of
from kiosk.devices.settings import BadSetting
from kiosk.domain.printjob import Proof
from kiosk.i18n import Translators
from kiosk.ports import CallResult, Printed
from tests.devices.bench import HOUSE
from tests.devices.papers import ONE_DRINK
from tests.devices.watchers import Watcher

REAL = PrinterSettings("escpos", port="/dev/no-such-port")
VIRTUAL = replace(REAL, driver="virtual", port="")
PAGERS = PagerSettings("virtual", {7: "0427"})


def printer(settings: PrinterSettings, stage: PrinterStage | None = None):
    return build_printer(
        "bar",
        settings,
        house=HOUSE,
        new_identifier=lambda: "test",
        stage=stage or PrinterStage(),
    )


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"driver": "escp"}, "escp.*escpos, virtual"),
        ({"profile": "generic-81"}, "generic-81"),
        ({"flow": "dtr"}, "dtr"),
        ({"confirm": "perhaps"}, "perhaps"),
        ({"status": "yes"}, "yes"),
        ({"bell": "gong"}, "gong"),
        ({"code": "ean13"}, "ean13"),
    ],
)
def test_a_printer_setting_nobody_knows_is_named(changed: dict[str, str], named: str):
    with pytest.raises(BadSetting, match=f"bar: .*{named}"):
        printer(replace(REAL, **changed))


def test_a_code_that_would_only_come_out_as_letters_is_refused_with_the_one_that_does_not():
    with pytest.raises(
        BadSetting, match=r"bar: code 'qr': 'T.*' cannot .*; write code = 'code128'"
    ):
        printer(replace(REAL, profile="TH230", code="qr"))


@pytest.mark.parametrize("code", ["qr", "code128"])
def test_the_longest_code_fits_the_narrow_roll(code: str):
    with printer(replace(VIRTUAL, profile="generic-58", code=code)) as built:
        assert built.is_virtual


def test_a_printer_that_has_no_codes_at_all_may_print_letters():
    with printer(replace(VIRTUAL, profile="TM-U220", code="qr")) as built:
        assert built.is_virtual


def test_the_guests_printer_needs_no_code():
    with build_printer(
        "receipt",
        replace(VIRTUAL, profile="TH230"),
        house=HOUSE,
        new_identifier=lambda: "test",
    ) as built:
        assert built.is_virtual


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        (replace(PAGERS, driver="pocsag"), "pocsag"),
        (replace(PAGERS, parity="odd"), "odd"),
        (replace(PAGERS, pagers={7: "è7"}), "è7"),
    ],
)
def test_a_pager_setting_nobody_knows_is_named(settings: PagerSettings, named: str):
    with pytest.raises(BadSetting, match=f"pager: .*{named}"):
        build_pager_base(settings)


@pytest.mark.parametrize(
    ("settings", "named"),
    [(ScannerSettings("usb"), "usb"), (ScannerSettings("serial", suffix="nul"), "nul")],
)
def test_a_scanner_setting_nobody_knows_is_named(settings: ScannerSettings, named: str):
    with pytest.raises(BadSetting, match=f"scanner: .*{named}"):
        build_scanner(settings)


def test_real_devices_have_no_far_end_and_touch_no_port_yet():
    with (
        printer(REAL) as bar,
        build_pager_base(replace(PAGERS, driver="tap", port="/dev/no-such-port")) as pager,
        build_scanner(ScannerSettings("serial", port="/dev/no-such-port")) as scanner,
    ):
        for built in (bar, pager, scanner):
            assert (built.far_end, built.cable, built.is_virtual) == (None, None, False)


def test_a_virtual_printer_prints_and_keeps_its_bytes(tmp_path: Path):
    record, pages = tmp_path / "bar.bin", []
    with printer(VIRTUAL, PrinterStage(record=record, on_page=pages.append)) as built:
        built.port.connect(after_fragment=False)
        outcome = built.port.print(
            ONE_DRINK, identifier="abcd", close_fragment=False, watcher=Watcher()
        )
        assert outcome == Printed(Proof.CONFIRMED)
        assert tuple(pages) == built.far_end.pages
    assert b"Negroni" in record.read_bytes()


def test_a_virtual_pager_base_knows_the_written_pagers_only(tmp_path: Path):
    record, calls = tmp_path / "pager.txt", []
    with build_pager_base(PAGERS, stage=PagerStage(record=record, on_call=calls.append)) as built:
        assert built.port.call(7) is CallResult.ACCEPTED
    assert [str(call) for call in calls] == ['pager 0427 "7" called']
    assert "0427" in record.read_text()


def test_a_virtual_scanner_has_the_worlds_verbs():
    with build_scanner(ScannerSettings("virtual")) as built:
        assert isinstance(built.far_end, VirtualScanner)
        assert built.is_virtual


def test_a_printer_may_be_a_pseudo_terminal_given_by_its_path(tmp_path: Path):
    profile = load_profile(REAL.profile)
    with PtyPort(tmp_path / "printer") as cable, VirtualPrinter(cable, profile=profile) as far:
        with printer(replace(REAL, port=str(tmp_path / "printer"))) as built:
            built.port.connect(after_fragment=True)
            built.port.print(ONE_DRINK, identifier="abcd", close_fragment=False, watcher=Watcher())
        assert [page.lines[0] for page in far.pages] == ["42"]


def test_the_ports_there_are_have_names():
    assert all(name.startswith("/dev/") for name in ports_there_are())


def test_closing_twice_is_allowed():
    built = printer(VIRTUAL)
    built.close()
    built.close()


def test_a_receipt_printer_that_cannot_write_a_language_says_so_once(
    caplog: pytest.LogCaptureFixture,
):
    house = replace(HOUSE, words=Translators().for_language, languages=("it", "ja"))
    with build_printer("receipt", VIRTUAL, house=house, new_identifier=lambda: "test"):
        assert "receipts in 'ja' are printed in 'it'" in caplog.text
    caplog.clear()
    drawing = replace(house, font_of=font_of)
    with build_printer("receipt", VIRTUAL, house=drawing, new_identifier=lambda: "test"):
        assert not caplog.text
