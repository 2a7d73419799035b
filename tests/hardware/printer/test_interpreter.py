"""What comes out on paper for bytes from us, from python-escpos, and from nobody in particular."""

import contextlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from hardware.printer.document import CodeKind
from hardware.printer.encoder import Encoder
from hardware.printer.escpos_library import load_escpos
from hardware.printer.interpreter import Interpreter, read_paper
from hardware.printer.paper import Bitmap, Edge, Face, Page, Words
from hardware.printer.profile import load_profile
from hardware.printer.splitter import Splitter
from tests.hardware.printer.sample_ticket import SAMPLE_TICKET

WIDE = load_profile("generic-80")


def page_of(data: bytes) -> Page:
    paper = read_paper(data, profile=WIDE)
    return paper.pages[0] if paper.pages else paper.current


def words_of(page: Page) -> list[Words]:
    return [item for row in page.rows for item in row.items if isinstance(item, Words)]


def test_the_sample_ticket_reads_as_it_was_written():
    encoder = Encoder(WIDE)
    page = page_of(encoder.initialise() + encoder.encode(SAMPLE_TICKET))
    assert page.edge is Edge.PARTIAL_CUT
    assert page.lines == (
        "23:10 it",
        "42",
        "cercapersone 7",
        "══════",
        "1 Negroni",
        "»»  amaro della casa",
        "»»  NON Campari",
        "──────",
        "DA PAGARE       € 9,00",
        "CONTROLLA ETÀ",
        "42",
    )
    [code] = page.codes
    assert (code.kind, code.data, len(code.modules)) == (CodeKind.QR, "T26080542.1.9F3A", 21)


def test_letters_are_placed_in_dots():
    [words] = words_of(page_of(b"\x1ba\x01\x1d!\x1142\n"))
    assert (words.x, words.y, words.width) == ((576 - 48) // 2, 0, 48)
    assert words.face == Face(width=2, height=2)


def test_letters_of_two_heights_stand_on_one_line():
    small, tall = words_of(page_of(b"a\x1d!\x03B\n"))
    assert small.y + small.face.letter_height == tall.y + tall.face.letter_height


def test_text_that_arrives_in_pieces_is_one_piece():
    interpreter, splitter = Interpreter(WIDE), Splitter()
    for byte in b"Negroni\n":
        for command in splitter.feed(bytes((byte,))):
            interpreter.execute(command)
    [words] = words_of(interpreter.current)
    assert words.text == "Negroni"


def test_a_row_too_long_is_broken_by_the_printer():
    page = page_of(b"x" * 50 + b"\n")
    assert page.lines == ("x" * 48, "xx")


def test_rows_advance_by_the_taller_of_letters_and_spacing():
    page = page_of(b"a\n\x1d!\x01b\nc\n\x1bJ\x0fd")
    assert [row.y for row in page.rows] == [0, 30, 78]
    assert page.length == 78 + 48 + 15


def test_the_code_page_decides_what_a_byte_means():
    assert page_of(b"\xd5\x1bt\x13\xd5\x1bt\x10\x80\n").lines == ("╒€€",)


def test_initialising_forgets_modes_and_the_unprinted_row():
    page = page_of(b"\x1d!\x77\x1ba\x02half\x1b@whole\n")
    [words] = words_of(page)
    assert (words.text, words.x, words.face) == ("whole", 0, Face())


def test_a_position_and_a_tab_move_in_the_row():
    first, second, third = words_of(page_of(b"a\x1b$\x78\x00b\tc\n"))
    assert (first.x, second.x, third.x) == (0, 120, 192)


def test_a_cut_prints_the_row_and_begins_a_new_page():
    paper = read_paper(b"one\x1dV\x42\x00two\n\x1dV\x00three", profile=WIDE)
    assert [page.lines for page in paper.pages] == [("one",), ("two",)]
    assert [page.edge for page in paper.pages] == [Edge.PARTIAL_CUT, Edge.FULL_CUT]
    assert paper.current.edge is Edge.IN_PRINTER


def test_a_raster_becomes_its_dots():
    [row] = page_of(bytes.fromhex("1d763000 0100 0200 80ff")).rows
    [bitmap] = row.items
    assert isinstance(bitmap, Bitmap)
    assert bitmap.rows == ("10000000", "11111111")


def test_bars_of_code_128_are_those_of_its_check_sum():
    [code] = page_of(b"\x1dw\x02\x1dh\x40\x1dkI\x06{BT8{{").codes
    assert (code.kind, code.data) == (CodeKind.CODE128, "T8{")
    assert len(code.modules[0]) == 11 * 5 + 13


def test_bars_wider_than_the_paper_are_not_printed():
    assert page_of(b"\x1dw\x06\x1dkI\x16{B" + b"x" * 20).codes == ()


@pytest.mark.parametrize("kind", ["bitImageRaster", "graphics", "bitImageColumn"])
def test_pictures_of_python_escpos_come_out_black(kind: str):
    page = page_of(sent_by_library(lambda p: p.image(Image.new("1", (16, 24), 0), impl=kind)))
    bitmaps = [item for row in page.rows for item in row.items if isinstance(item, Bitmap)]
    assert "".join("".join(bitmap.rows) for bitmap in bitmaps).count("1") == 16 * 24


def test_everything_else_of_python_escpos_is_understood_or_left_out():
    def use_it_all(printer) -> None:  # noqa: ANN001 - python-escpos has no types
        printer.hw("INIT")
        printer.charcode("CP858")
        printer.set_with_default(
            align="center", bold=True, underline=1, double_height=True, double_width=True,
            invert=True, smooth=True, flip=True, density=3,
        )  # fmt: skip
        printer.text("Grazie €\n")
        printer.set_with_default()
        printer.line_spacing(60)
        printer.control("HT")
        printer.text("tab\n")
        printer.line_spacing()
        printer.barcode("{B43", "CODE128", function_type="B", height=50, width=2)
        printer.barcode("123456789012", "EAN13")
        printer.qr("finestra 43", native=True)
        printer.buzzer()
        printer.cashdraw(2)
        printer.print_and_feed(2)
        printer.text("fine\n")
        printer.cut()

    page = page_of(sent_by_library(use_it_all))
    assert page.lines == ("Grazie €", "tab", "43", "fine")
    assert [code.data for code in page.codes] == ["43", "finestra 43"]


@given(
    st.lists(
        st.binary(max_size=12) | st.sampled_from([b"\x1b", b"\x1d", b"\x1d(k", b"\n", b"\x1dk"]),
        max_size=40,
    )
)
def test_no_bytes_can_make_the_interpreter_fail(pieces: list[bytes]):
    read_paper(b"".join(pieces), profile=WIDE)


def sent_by_library(use) -> bytes:  # noqa: ANN001 - as above
    load_escpos(None)
    from escpos.printer import Dummy

    printer = Dummy(profile="TM-T20II")
    with contextlib.redirect_stdout(io.StringIO()):  # its barcode() prints a remark
        use(printer)
    return printer.output
