"""The picture of a page: its size, its ink where the words are, codes a reader could read."""

import pytest
from PIL import Image, ImageStat

from hardware.printer.document import (
    Align,
    Code,
    Cut,
    Document,
    Element,
    Feed,
    Line,
    Style,
)
from hardware.printer.encoder import Encoder
from hardware.printer.interpreter import read_paper
from hardware.printer.paper import Page, Words
from hardware.printer.profile import load_profile
from hardware.printer.render import render_page
from tests.hardware.printer.sample_ticket import SAMPLE_TICKET

AROUND, TOP, BOTTOM = 28, 60, 44  # dots of shadow, and of blank paper
DARK = 90  # of 255: ink
PALE = 200  # paper


def page_of(document: Document, profile: str) -> Page:
    encoder = Encoder(load_profile(profile))
    data = encoder.initialise() + encoder.encode(document)
    [page] = read_paper(data, profile=load_profile(profile)).pages
    return page


def printed(*elements: Element, profile: str = "generic-80") -> Page:
    return page_of(Document((*elements, Cut())), profile)


def brightness(picture: Image.Image, box: tuple[int, int, int, int]) -> float:
    return float(ImageStat.Stat(picture.convert("L").crop(box)).mean[0])


@pytest.mark.parametrize(("profile", "wide"), [("generic-80", 640), ("generic-58", 464)])
@pytest.mark.parametrize("scale", [1, 2])
def test_the_sheet_is_as_wide_as_its_paper_at_eight_dots_a_millimetre(
    profile: str, wide: int, scale: int
):
    page = page_of(SAMPLE_TICKET, profile)
    picture = render_page(page, scale=scale)
    tall = TOP + page.length + BOTTOM
    assert picture.size == ((wide + 2 * AROUND) * scale, (tall + 2 * AROUND) * scale)
    assert picture.mode == "RGBA"


def test_the_paper_is_opaque_and_its_surroundings_are_not():
    picture = render_page(printed(Line("a")))
    assert picture.getpixel((0, 0))[3] == 0
    assert picture.getpixel((picture.width // 2, picture.height // 2))[3] == 255


def test_the_edges_have_teeth():
    picture = render_page(printed(Line("a")))
    row = [picture.getpixel((x, AROUND + 2))[3] for x in range(AROUND, AROUND + 640)]
    assert 40 < sum(alpha > 250 for alpha in row) < 600


def test_ink_is_where_the_words_are_and_nowhere_else():
    page = printed(Line("█", align=Align.RIGHT))
    [words] = [item for item in page.rows[0].items if isinstance(item, Words)]
    picture = render_page(page)
    left = AROUND + 32 + words.x
    top = AROUND + TOP + words.y
    assert brightness(picture, (left + 2, top + 6, left + 10, top + 18)) < DARK
    assert brightness(picture, (left - 40, top, left - 4, top + 24)) > PALE


def test_white_on_black_is_mostly_black():
    page = printed(Line(" NO ", Style(width=2, height=2, inverted=True)))
    picture = render_page(page)
    left, top = AROUND + 32, AROUND + TOP
    assert brightness(picture, (left, top + 2, left + 20, top + 46)) < DARK


def test_each_square_of_a_qr_code_is_as_dark_as_it_should_be():
    page = printed(Feed(), Code("T26080542.1.9F3A"))
    [code] = page.codes
    picture = render_page(page)
    left, top = AROUND + 32 + code.x, AROUND + TOP + code.y
    for y, row in enumerate(code.modules):
        for x, module in enumerate(row):
            middle = (left + x * 5 + 2, top + y * 5 + 2, left + x * 5 + 3, top + y * 5 + 3)
            assert (brightness(picture, middle) < DARK) == (module == "1"), (x, y)


def test_the_same_page_gives_the_same_picture():
    page = page_of(SAMPLE_TICKET, "generic-58")
    assert render_page(page).tobytes() == render_page(page).tobytes()


def test_an_empty_page_is_a_piece_of_paper():
    assert render_page(printed()).height == TOP + BOTTOM + 2 * AROUND
