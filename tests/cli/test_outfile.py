"""A slip of the finger after ``--pdf`` or ``--csv`` costs no other file."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.cli.errors import BadInput, Trouble
from kiosk.cli.outfile import is_csv, is_pdf, new_file
from tests.menufiles import SMALLEST, written


def write_pdf(file: Path) -> None:
    with new_file(file, option="--pdf", kind="a PDF", is_one=is_pdf):
        file.write_bytes(b"%PDF-1.4 the cards")


@pytest.mark.parametrize("before", [None, b"", b"%PDF-1.4 those of last month"])
def test_a_new_file_an_empty_one_and_one_of_its_like_are_written(
    tmp_path: Path, before: bytes | None
) -> None:
    file = tmp_path / "cards.pdf"
    if before is not None:
        file.write_bytes(before)
    write_pdf(file)
    assert file.read_bytes() == b"%PDF-1.4 the cards"


def test_any_other_file_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.db"
    file.write_bytes(b"SQLite format 3")
    with pytest.raises(BadInput, match=r"--pdf: '.*kiosk.db' is there and is not a PDF; allowed: "):
        write_pdf(file)
    assert file.read_bytes() == b"SQLite format 3"


@pytest.mark.parametrize("name", [".", "no/such/folder.pdf"])
def test_a_folder_is_named_there_or_not(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match=r"--pdf: .*folder .*; allowed: a file"):
        write_pdf(tmp_path / name)


def test_what_the_disk_refuses_names_the_file(tmp_path: Path) -> None:
    file = tmp_path / "cards.pdf"
    with (
        pytest.raises(Trouble, match=r"cards.pdf cannot be written: No space left on device"),
        new_file(file, option="--pdf", kind="a PDF", is_one=is_pdf),
        Path("/dev/full").open("wb", buffering=0) as full,
    ):
        full.write(b"%PDF-")


def test_the_table_of_allergens_never_replaces_the_menu(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    menu = written(tmp_path, SMALLEST)
    asked = ["menu", "allergens", str(menu), "--csv"]
    assert main([*asked, str(menu)]) == 2
    assert "is not a .csv file" in capsys.readouterr().err
    assert menu.read_text(encoding="utf-8") == SMALLEST
    assert main([*asked, str(tmp_path / "table.CSV")]) == 0
    assert main([*asked, str(tmp_path / "table.CSV")]) == 0
    assert is_csv(tmp_path / "table.CSV")
