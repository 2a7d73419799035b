"""The sheet of samples: on the bar's printer, or as the pictures of what it would print."""

from __future__ import annotations

from pathlib import Path

from kiosk.bootstrap import lock_window
from kiosk.config import load_config
from tests.cli.command import kiosk
from tests.cli.test_allergens import MENU
from tests.configs import SMALLEST, written

SAMPLES = 15


def _bar(folder: Path, text: str = SMALLEST) -> Path:
    path = written(folder, text)
    (folder / "menu.toml").write_text(MENU, encoding="utf-8")
    return path


def test_they_come_out_of_the_printer_before_the_kiosk_ever_ran(tmp_path: Path) -> None:
    done = kiosk("print", "samples", "--config", _bar(tmp_path))
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("printed, confirmed") == SAMPLES
    assert done.stdout.count("FAC-SIMILE") >= 2 * SAMPLES
    assert "Fizz" in done.stdout
    assert not (tmp_path / "var").exists()  # nothing was begun


def test_a_running_kiosk_keeps_its_printer_but_not_the_pictures(tmp_path: Path) -> None:
    path = _bar(tmp_path)
    config = load_config(path)
    assert config.storage.file is not None
    config.storage.file.parent.mkdir(parents=True)
    config.storage.file.touch()
    out = tmp_path / "out"
    with lock_window(config):
        paper = kiosk("print", "samples", "--config", path)
        drawn = kiosk("print", "samples", "--config", path, "--out", out)
    assert paper.returncode == 1
    assert "stop it to print the samples" in paper.stderr
    assert drawn.returncode == 0, drawn.stderr
    assert drawn.stdout == f"{out}: {SAMPLES} pictures\n"
    names = sorted(file.name for file in out.iterdir())
    assert names[0] == "01-plain.png"
    assert len(names) == SAMPLES


def test_a_printer_that_is_not_there_is_trouble(tmp_path: Path) -> None:
    gone = SMALLEST.replace('"virtual"', '"escpos"') + 'port = "/dev/kiosk-no-such-printer"\n'
    done = kiosk("print", "samples", "--config", _bar(tmp_path, gone))
    assert done.returncode == 1
    assert done.stderr.startswith("kiosk: printer bar: ")
    assert "kiosk-no-such-printer" in done.stderr


def test_what_is_no_folder_and_an_unknown_model_of_printer_are_bad_input(
    tmp_path: Path,
) -> None:
    path = _bar(tmp_path)
    out = path / "below"
    done = kiosk("print", "samples", "--config", path, "--out", out)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"kiosk: --out: found {str(out)!r}; allowed: a folder, or a new one\n"
    unknown = _bar(tmp_path, SMALLEST + 'profile = "no-such"\n')
    done = kiosk("print", "samples", "--config", unknown, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "no printer profile 'no-such'" in done.stderr


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    done = kiosk("print", "samples", "--config", _bar(tmp_path), "--out", "/proc/samples")
    assert done.returncode == 1
    assert done.stderr.startswith("kiosk: the pictures cannot be written into /proc/samples: ")
