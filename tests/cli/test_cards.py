"""The cards and the sheet: on paper and as a PDF, never before the window has its secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.cli.cards import sheets_of
from kiosk.config import load_config
from kiosk.devices.looks import codes_on
from kiosk.domain.cards import Card, goods_on
from kiosk.domain.codes import card_code, goods_code, read_card_code
from kiosk.menufile import load_menu
from kiosk.storage import open_database
from tests.cli.command import kiosk
from tests.cli.test_allergens import MENU
from tests.configs import SMALLEST, written
from tests.devices.papers import NARROW_ROLL, WIDE_ROLL, printed

PAGER = '\n[pager]\ndriver = "virtual"\n[pager.pagers]\n1 = "0421"\n2 = "0422"\n'
BAR = SMALLEST + '\n[scanner]\ndriver = "virtual"\n' + PAGER
SECRET = bytes(range(32))


def _bar(folder: Path, text: str = BAR) -> Path:
    path = written(folder, text)
    (folder / "menu.toml").write_text(MENU, encoding="utf-8")
    return path


@pytest.fixture
def bar(tmp_path: Path) -> Path:
    """A bar whose kiosk was started once."""
    path = _bar(tmp_path)
    config = load_config(path)
    assert config.storage.file is not None
    config.storage.file.parent.mkdir(parents=True)
    with open_database(config.storage.url, window="43", new_secret=lambda: SECRET):
        pass
    return path


def test_every_card_and_all_goods_come_out_with_this_windows_codes(bar: Path) -> None:
    config = load_config(bar)
    cards, goods = sheets_of(config)
    for roll in (WIDE_ROLL, NARROW_ROLL):
        on_cards = codes_on(printed(cards, roll))
        assert sorted(on_cards) == sorted(card_code(card, SECRET) for card in Card)
        assert {read_card_code(code, SECRET) for code in on_cards} == set(Card)
        wanted = {goods_code(each, SECRET) for each in goods_on(load_menu(config.menu.file))}
        assert set(codes_on(printed(goods, roll))) == wanted


def test_a_card_of_two_steps_says_what_comes_next(bar: Path) -> None:
    cards, _ = sheets_of(load_config(bar))
    hints = {card.code: card.hint or part.hint for part in cards.sections for card in part.cards}
    assert hints[card_code(Card.GUEST_LEFT, SECRET)]
    assert not hints[card_code(Card.PAUSE, SECRET)]


def test_the_command_prints_both_sheets_and_writes_a_pdf(bar: Path, tmp_path: Path) -> None:
    done = kiosk("cards", "--config", bar)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("printed, confirmed") == 2
    out = tmp_path / "cards.pdf"
    done = kiosk("cards", "--config", bar, "--pdf", out)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{out}: 4 pages\n"  # 24 cards on three, the goods on one
    assert out.read_bytes().startswith(b"%PDF")


def test_before_the_first_start_there_are_no_codes(tmp_path: Path) -> None:
    done = kiosk("cards", "--config", _bar(tmp_path))
    assert done.returncode == 1
    assert "start the kiosk once" in done.stderr


def test_without_a_scanner_there_are_no_cards(tmp_path: Path) -> None:
    done = kiosk("cards", "--config", _bar(tmp_path, SMALLEST))
    assert done.returncode == 2
    assert "no [scanner]" in done.stderr
