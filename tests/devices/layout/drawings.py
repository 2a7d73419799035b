"""The drawn receipts whose pictures are kept; ``python -m`` this module draws them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hardware.printer.encoder import Encoder
from hardware.printer.interpreter import read_paper
from hardware.printer.paper import Bitmap, Page
from hardware.printer.profile import Profile
from kiosk.devices.scripts import font_of
from kiosk.domain.menu import Allergen
from kiosk.domain.papers import Receipt, ReceiptLine
from tests.devices.languages import PlainWords
from tests.devices.papers import NARROW_ROLL, RECEIPT_EN, WIDE_ROLL, typesetter

if TYPE_CHECKING:
    from PIL import Image

PICTURES = Path(__file__).with_name("pictures")
ROLLS = {"80": WIDE_ROLL, "58": NARROW_ROLL}
NAMES = tuple(f"receipt-ja-{roll}" for roll in ROLLS)
JAPANESE = PlainWords(
    {
        "Take pager {pager}": "呼び出しベル{pager}番をお取りください",
        "Contains {allergens}": "含まれるもの：{allergens}",
        "Asked for: without {allergens}": "ご希望：{allergens}抜き",
        "Total": "合計",
        "VAT {rate} included": "税{rate}込み",
        "Please pay at the window.": "窓口でお支払いください。",
        "This is not a fiscal document.": "税務上の領収書ではありません。",
        "sulphites": "亜硫酸塩",
        "eggs": "卵",
        "nuts": "ナッツ類",
        ", ": "、",
    },
    day="{0:%Y}年{0:%m}月{0:%d}日",
)
RECEIPT = replace(
    RECEIPT_EN,
    language="ja",
    lines=(
        ReceiptLine(2, "Negroni", ("自家製アマーロ",), 1800, (Allergen.SULPHITES,)),
        ReceiptLine(1, "リーパ・サワー", ("卵白なし",), 900),
    ),
    total_cents=2700,
    without=(Allergen.EGGS, Allergen.NUTS),
)


def draw(name: str) -> Page:
    """A drawn receipt as it comes out."""
    return printed(RECEIPT, ROLLS[name.rpartition("-")[2]])


def printed(receipt: Receipt, roll: Profile) -> Page:
    """A receipt set in Japanese by a printer with a pen."""
    encoder = Encoder(roll, font_of=font_of)
    setter = replace(typesetter(roll), words=lambda _: JAPANESE, can_write=encoder.can_write)
    data = encoder.initialise() + encoder.encode(setter.set(receipt))
    (page,) = read_paper(data, profile=roll).pages
    return page


def picture(page: Page) -> Image.Image:
    """What was drawn, dot by dot; what was typed is left out, it has its own pictures."""
    from PIL import Image

    ink = Image.new("1", (page.dots, page.length), 1)
    for row in page.rows:
        for item in row.items:
            if isinstance(item, Bitmap):
                for y, line in enumerate(item.rows):
                    for x, dot in enumerate(line):
                        if dot == "1":
                            ink.putpixel((item.x + x, item.y + y), 0)
    return ink


def kept(name: str) -> Path:
    """Where its picture is kept."""
    return PICTURES / f"{name}.png"


if __name__ == "__main__":
    for each in NAMES:
        picture(draw(each)).save(kept(each))
