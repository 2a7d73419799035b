"""``kiosk check`` tells a scanner that types, and one with another suffix, with the remedy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from hardware.ptyport import PtyPort
from hardware.scanner.framing import LineAssembler, Suffix
from hardware.scanner.hearing import Sent, judge, suffix_of
from hardware.scanner.keyboards import scanner_like_keyboards
from hardware.transport import Transport
from kiosk.bootstrap import Devices
from kiosk.cli import main
from kiosk.cli.findings import Finding
from kiosk.cli.scanning import SERIAL_MODE, check_scanner
from kiosk.config import load_config
from kiosk.devices.build import Built
from kiosk.devices.line import opener
from kiosk.devices.scanner import SerialScanner
from kiosk.ports import DeviceDown
from tests.cli.command import kiosk
from tests.cli.test_check import virtual
from tests.configs import written

NO_CODE_S = 0.05
A_CODE_S = 60.0
CONFIG = """
[window]
id = "43"
name = "Finestra 43"
[menu]
file = "{menu}"
[printers.bar]
driver = "virtual"
[scanner]
driver = "serial"
port = "{port}"
suffix = "{suffix}"
"""


class Counter:
    """A scanner on a real pseudo terminal, asked as the check asks it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.stack = ExitStack()
        self.cable = self.stack.enter_context(PtyPort())
        self.inputs = folder / "inputs"
        self.inputs.mkdir()

    def keyboard(self, name: str, keys: str = "e080ffdf01cfffff fffffffffffffffe") -> None:
        folder = self.inputs / f"input{len(list(self.inputs.iterdir()))}"
        (folder / "capabilities").mkdir(parents=True)
        (folder / "name").write_text(f"{name}\n")
        (folder / "capabilities" / "key").write_text(f"{keys}\n")

    def check(
        self, sent: bytes = b"", *, suffix: str = "cr", port: str = "", scan: bool = True
    ) -> list[Finding]:
        """What is found when these bytes come while it waits."""
        menu = Path(__file__).parents[2] / "assets/menus/menu.toml"
        text = CONFIG.format(menu=menu, port=port or self.cable.path, suffix=suffix)
        config = load_config(written(self._folder, text))
        assert config.scanner is not None
        scan_s = (A_CODE_S if sent else NO_CODE_S) if scan else None
        open_line = opener(config.scanner, None)

        def open_and_read_a_code() -> Transport:
            line = open_line()
            self.cable.write(sent)
            return line

        scanner = SerialScanner(open_and_read_a_code, suffix=Suffix(suffix))
        devices = _only(Built(scanner, None, None, ExitStack()))
        return list(check_scanner(config, devices, down=_down, scan_s=scan_s, inputs=self.inputs))


def _down(part: str, down: DeviceDown) -> Finding:
    return Finding(part, well=False, words=str(down))


def _only(scanner: object) -> Devices:
    return Devices(bar=None, standby=None, receipt=None, pager=None, scanner=scanner)  # type: ignore[arg-type]


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    counter = Counter(tmp_path)
    with counter.stack:
        yield counter


def test_a_code_with_the_suffix_that_was_written_is_well(counter: Counter) -> None:
    (found,) = counter.check(b"T26K442.1.K7QD\r")
    assert (found.well, found.words) == (True, "a code came, with the suffix 'cr'")


def test_another_suffix_is_named_with_the_line_to_write(counter: Counter) -> None:
    (found,) = counter.check(b"T26K442.1.K7QD\t")
    assert not found.well
    assert found.words == "a code came with the suffix 'tab', not 'cr'"
    assert found.remedy == 'write suffix = "tab" under [scanner] in kiosk.toml'


def test_another_speed_is_no_text() -> None:
    assert judge(b"\xf8\x80\xfe\x00\x86", written=Suffix.CR) is Sent.NO_TEXT
    assert judge(b"T26\x01K4\r", written=Suffix.CR) is Sent.NO_TEXT


def test_where_nothing_comes_it_is_unknown_and_says_what_to_try(counter: Counter) -> None:
    (found,) = counter.check()
    assert not found.known
    assert "no code came" in found.words


def test_a_scanner_that_types_is_found_where_no_code_comes(counter: Counter) -> None:
    counter.keyboard("AT Translated Set 2 keyboard")
    counter.keyboard("NETUM Barcode Scanner")
    (found,) = counter.check()
    assert found.words == "there is a keyboard called 'NETUM Barcode Scanner'"
    assert (found.well, found.remedy) == (False, SERIAL_MODE)


def test_a_scanner_that_types_has_no_port(counter: Counter) -> None:
    counter.keyboard("Honeywell Voyager 1450g")
    (found,) = counter.check(port="/dev/not-there", scan=False)
    assert (found.well, found.remedy) == (False, SERIAL_MODE)


def test_beside_a_port_that_opens_it_is_only_a_hint(counter: Counter) -> None:
    counter.keyboard("Honeywell Voyager 1450g")
    port, hint = counter.check(scan=False)
    assert (port.well, hint.well, hint.known) == (True, True, False)


def test_without_either_the_port_is_what_is_missing(counter: Counter) -> None:
    (found,) = counter.check(port="/dev/not-there", scan=False)
    assert "/dev/not-there" in found.words


def test_a_name_without_keys_and_a_missing_folder_are_nothing(counter: Counter) -> None:
    counter.keyboard("USB Barcode Scanner Consumer Control", keys="0 0")
    assert scanner_like_keyboards(counter.inputs) == ()
    assert scanner_like_keyboards(counter.inputs / "missing") == ()


@pytest.mark.parametrize("written_down", Suffix)
@pytest.mark.parametrize("sent", Suffix)
def test_what_is_called_good_is_what_the_reader_understands(
    sent: Suffix, written_down: Suffix
) -> None:
    data = b"T26K442.1.K7QD" + sent.sent
    assembler = LineAssembler(written_down)
    found = [*assembler.feed(data, now=0.0), *assembler.idle(now=5.0)]
    understood = "T26K442.1.K7QD" in found
    assert suffix_of(data) is sent
    assert (judge(data, written=written_down) is Sent.GOOD) is understood


def test_the_command_takes_the_seconds(tmp_path: Path) -> None:
    done = kiosk("check", "--scan", "0.05", "--config", virtual(tmp_path))
    assert "no code came" in done.stdout
    assert done.returncode == 1


@pytest.mark.parametrize("seconds", ["soon", "0", "-5", "nan", "inf", "601"])
def test_nobody_waits_for_ever_or_for_nothing(
    seconds: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", "--scan", seconds])
    assert ended.value.code == 2
    assert f"{seconds!r} is not a number of seconds up to 600" in capsys.readouterr().err
