"""What stands in the way of the cards becomes one line that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.bootstrap import lock_window
from kiosk.config import load_config
from kiosk.domain.cards import Card
from kiosk.domain.codes import card_code, read_card_code
from kiosk.storage import open_database
from tests.cli.command import kiosk
from tests.cli.test_allergens import MENU
from tests.configs import SMALLEST, written

BAR = SMALLEST + '\n[scanner]\ndriver = "virtual"\n'
SECRET = bytes(range(32))


@pytest.fixture
def bar(tmp_path: Path) -> Path:
    """A bar whose kiosk was started once."""
    path = written(tmp_path, BAR)
    (tmp_path / "menu.toml").write_text(MENU, encoding="utf-8")
    config = load_config(path)
    assert config.storage.file is not None
    config.storage.file.parent.mkdir(parents=True)
    with open_database(config.storage.url, window="43", new_secret=lambda: SECRET):
        pass
    return path


def _one_line(said: str) -> str:
    assert said.count("\n") == 1, said
    assert "Traceback" not in said
    return said


def test_a_pdf_that_cannot_be_written_is_named(bar: Path, tmp_path: Path) -> None:
    nowhere = tmp_path / "no such folder" / "cards.pdf"
    done = kiosk("cards", "--config", bar, "--pdf", nowhere)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"--pdf: there is no folder {str(nowhere.parent)!r}" in _one_line(done.stderr)


def test_a_folder_is_no_pdf(bar: Path, tmp_path: Path) -> None:
    done = kiosk("cards", "--config", bar, "--pdf", tmp_path)
    assert done.returncode == 2
    assert f"--pdf: found the folder {str(tmp_path)!r}" in _one_line(done.stderr)


def test_without_a_menu_the_setting_is_named(bar: Path, tmp_path: Path) -> None:
    (tmp_path / "menu.toml").unlink()
    done = kiosk("cards", "--config", bar)
    assert done.returncode == 2
    assert "menu.file" in _one_line(done.stderr)


def test_a_running_kiosk_keeps_its_printer_but_not_the_pdf(bar: Path, tmp_path: Path) -> None:
    out = tmp_path / "cards.pdf"
    with lock_window(load_config(bar)):
        on_paper = kiosk("cards", "--config", bar)
        as_pdf = kiosk("cards", "--config", bar, "--pdf", out)
    assert on_paper.returncode == 1
    assert "stop it to print the cards" in _one_line(on_paper.stderr)
    assert as_pdf.returncode == 0, as_pdf.stderr
    assert out.stat().st_size


@pytest.mark.parametrize("card", Card)
def test_a_card_of_another_window_is_not_known_here(card: Card) -> None:
    assert read_card_code(card_code(card, SECRET), bytes(32)) is None
    assert read_card_code(card_code(card, SECRET), SECRET) is card


def test_a_damaged_database_is_not_mended_by_a_start(bar: Path) -> None:
    database = load_config(bar).storage.file
    assert database is not None
    database.write_text("no database", encoding="utf-8")
    done = kiosk("cards", "--config", bar)
    assert done.returncode == 1
    assert f"the database {database}" in _one_line(done.stderr)
    assert "start the kiosk" not in done.stderr
