"""The cards for the laminator: a scanner reads every one, and a hand finds it by its picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from hardware.printer.document import CodeKind
from kiosk.devices.cardface import DPI, QUIET, WHITE, code_picture, dots, pictogram
from kiosk.devices.cardpdf import write_cards
from kiosk.devices.pictograms import PICTOGRAMS
from kiosk.domain.cards import Card, Goods, GoodsKind
from kiosk.domain.cardsheet import CardSection, CardSheet, CodeCard
from kiosk.domain.codes import card_code, goods_code

SECRET = bytes(range(32))
WINDOW = "Finestra 43"
GOODS = [Goods(GoodsKind.INGREDIENT, f"ingredient-{number}") for number in range(40)]
KINDS = pytest.mark.parametrize("kind", list(CodeKind))
LEAST_MODULE_MM = {CodeKind.QR: 0.5, CodeKind.CODE128: 0.25}
"""What hand scanners are said to read at 10 to 20 cm: 20 and 10 thousandths of an inch."""


def _sheets(name: str = "bitter all'arancia") -> tuple[CardSheet, CardSheet]:
    cards = tuple(CodeCard(name, "poi la comanda", card_code(card, SECRET), card) for card in Card)
    goods = tuple(CodeCard(f"{name} {each.name}", "", goods_code(each, SECRET)) for each in GOODS)
    return (
        CardSheet("Carte", (CardSection("Su un ordine", "", cards),)),
        CardSheet("Il foglio", (CardSection("Ingredienti", "", goods),), is_list=True),
    )


def _pages(file: Path) -> Iterator[Image.Image]:
    """The pictures in a PDF, a page each."""
    for stream in re.findall(rb"DCTDecode.*?stream\r?\n(.*?)endstream", file.read_bytes(), re.S):
        yield Image.open(BytesIO(stream)).convert("L")


@pytest.fixture(scope="module", params=list(CodeKind), ids=str)
def pages(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Image.Image, ...]:
    file = tmp_path_factory.mktemp("cards") / "cards.pdf"
    count = write_cards(file, _sheets(), window=WINDOW, kind=request.param, language="it")
    pages = tuple(_pages(file))
    assert len(pages) == count
    return pages


def test_every_code_is_read_from_the_pages_by_a_reader_that_is_not_ours(
    pages: tuple[Image.Image, ...],
) -> None:
    read = {found.text for page in pages for found in zxingcpp.read_barcodes(page)}
    wanted = {card_code(card, SECRET) for card in Card}
    assert read == wanted | {goods_code(each, SECRET) for each in GOODS}


def test_the_sheet_has_the_two_cards_it_belongs_to_on_every_page(
    pages: tuple[Image.Image, ...],
) -> None:
    lines = {goods_code(each, SECRET) for each in GOODS}
    heads = {card_code(card, SECRET) for card in (Card.SOLD_OUT, Card.BACK_AGAIN)}
    of_goods = [read for read in map(_read, pages) if read & lines]
    assert len(of_goods) >= 2
    assert all(heads <= read for read in of_goods)


def test_a_page_is_printed_at_its_size(pages: tuple[Image.Image, ...]) -> None:
    assert {page.size for page in pages} == {(dots(210), dots(297))}


@KINDS
@pytest.mark.parametrize("side_mm", [23, 31])
def test_a_code_has_its_white_around_it_and_modules_that_can_be_seen(
    kind: CodeKind, side_mm: int
) -> None:
    across = dots(85 if kind is CodeKind.CODE128 else side_mm)
    code = code_picture(card_code(Card.CANNOT_MAKE, SECRET), kind, across=across, high=dots(15))
    dark = code.point(lambda dot: 255 - dot).getbbox()
    assert dark is not None
    first = code.crop((dark[0], dark[1], code.width, dark[1] + 1)).tobytes()
    run = len(first) - len(first.lstrip(b"\x00"))  # a finder's side, or the first bar
    module = run / 7 if kind is CodeKind.QR else run / 2
    assert module / DPI * 25.4 >= LEAST_MODULE_MM[kind]
    assert dark[0] >= QUIET[kind] * module
    assert code.width - dark[2] >= QUIET[kind] * module


def test_every_card_has_a_picture_of_its_own() -> None:
    assert set(PICTOGRAMS) == set(Card)
    seen = {pictogram(card, 96).tobytes() for card in Card}
    assert len(seen) == len(Card)
    for card in Card:
        lit = sum(pixel == WHITE for pixel in pictogram(card, 96).crop((16, 16, 80, 80)).tobytes())
        assert lit > 200, f"{card} is an empty field: the font has no such letter"


@pytest.mark.parametrize("language", ["de", "ja", "zh"])  # one for each font
def test_names_in_any_language_stay_off_the_codes(language: str, tmp_path: Path) -> None:
    long = {"ja": "このスタンドの自家製オレンジビター", "zh": "本店自制的橙味苦精酒"}
    name = long.get(language, "Orangenlikör aus eigener Herstellung, ohne Zucker")
    file = tmp_path / "cards.pdf"
    write_cards(file, _sheets(name), window=WINDOW, kind="qr", language=language)
    assert len({code for page in _pages(file) for code in _read(page)}) == len(Card) + len(GOODS)


def _read(page: Image.Image) -> set[str]:
    return {found.text for found in zxingcpp.read_barcodes(page)}
