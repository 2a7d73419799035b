"""Golden bytes of documents, each command with what it does."""

from dataclasses import replace

import pytest

from hardware.errors import BadDocument
from hardware.printer.document import (
    Align,
    Code,
    CodeKind,
    Cut,
    Document,
    Element,
    Feed,
    Line,
    Pair,
    Rule,
    Style,
)
from hardware.printer.encoder import Encoder
from hardware.printer.profile import Knife, Profile, load_profile
from tests.hardware.printer.sample_ticket import SAMPLE_TICKET

WIDE = load_profile("generic-80")
NARROW = load_profile("generic-58")


def encoded(*elements: Element, profile: Profile = WIDE) -> bytes:
    return Encoder(profile).encode(Document(elements))


def golden(*parts: bytes | str) -> bytes:
    """Bytes as written: text as it stands, the rest in hex."""
    return b"".join(part if isinstance(part, bytes) else bytes.fromhex(part) for part in parts)


def test_a_printer_is_initialised_with_its_code_page_and_the_qr_settings():
    assert Encoder(WIDE).initialise() == golden(
        "1b40",  # ESC @: plain
        "1b74 13",  # ESC t 19: PC858, which has the euro sign
        "1d286b 0400 3141 3200",  # GS ( k 65: QR model 2
        "1d286b 0300 3143 05",  # GS ( k 67: squares of five dots
        "1d286b 0300 3145 31",  # GS ( k 69: correction M
    )


def test_a_plain_line_is_its_text_and_a_line_feed():
    assert encoded(Line("Campari")) == b"Campari\n"


def test_accents_and_the_euro_sign_are_single_bytes_of_pc858():
    # à 85 è 8A é 82 ì 8D ò 95 ù 97 À B7 È D4 € D5
    assert encoded(Line("àèéìòù ÀÈ €")) == golden("85 8a 82 8d 95 97 20 b7 d4 20 d5 0a")


def test_a_price_stands_at_the_right_edge_by_position():
    assert encoded(Pair("Negroni", "€ 9,00")) == golden(
        b"Negroni",
        "1b24 f801",  # ESC $ 504: column 42 of 48, twelve dots each
        "d5",
        b" 9,00\n",
    )


def test_a_small_gap_is_cheaper_in_blanks():
    assert encoded(Pair("x" * 40, "9,00")) == b"x" * 40 + b"    " + b"9,00\n"


def test_columns_that_are_not_twelve_dots_are_filled_with_blanks():
    uneven = replace(WIDE, exact_columns=False)
    assert encoded(Pair("a", "b"), profile=uneven) == b"a" + b" " * 46 + b"b\n"


def test_the_price_stands_on_the_last_row_of_a_long_name():
    assert encoded(Pair("gin vermouth bitter arancia ghiaccio", "9,00"), profile=NARROW) == golden(
        b"gin vermouth bitter arancia\n",
        b"ghiaccio",
        "1b24 5001",  # ESC $ 336: column 28 of 32
        b"9,00\n",
    )


def test_a_style_is_sent_once_and_taken_back_once():
    big = Style(width=6, height=6)
    assert encoded(Line("42", big), Line("43", big)) == golden(
        "1d21 55",  # GS !: six times wider, six times taller
        b"42\n43\n",
        "1d21 00",  # GS !: plain
    )


def test_size_and_weight_change_in_one_command_where_one_can():
    assert encoded(Line("Negroni", Style(width=2, height=2, bold=True))) == golden(
        "1b21 38",  # ESC !: bold 08, tall 10, wide 20
        b"Negroni\n",
        "1b21 00",  # ESC !: plain
    )


def test_white_on_black_is_switched_on_and_off():
    assert encoded(Line(" PAGARE ", Style(inverted=True))) == golden(
        "1d42 01", b" PAGARE \n", "1d42 00"
    )


def test_alignment_is_sent_only_when_it_changes():
    assert encoded(Line("a", align=Align.CENTRE), Line("b", align=Align.CENTRE)) == golden(
        "1b61 01", b"a\nb\n", "1b61 00"
    )


def test_a_change_hangs_under_its_mark():
    narrow = replace(WIDE, columns=16, dots=192)
    line = Line("amaro della casa", indent=3, mark="»")
    assert encoded(line, profile=narrow) == golden("af", b"  amaro della\n   casa\n")


def test_the_indent_of_a_bar_is_not_black():
    assert encoded(Line("NO", Style(inverted=True), indent=2)) == golden(
        b"  ", "1d42 01", b"NO\n", "1d42 00"
    )


def test_a_rule_is_six_letters_of_eightfold_width():
    assert encoded(Rule()) == golden("1d21 70", "c4c4c4c4c4c4 0a", "1d21 00")
    assert encoded(Rule(heavy=True)) == golden("1d21 70", "cdcdcdcdcdcd 0a", "1d21 00")


def test_white_space_is_half_lines_of_fifteen_dots():
    assert encoded(Feed(1)) == golden("1b4a 0f")
    assert encoded(Feed(2)) == b"\n"
    assert encoded(Feed(3)) == golden("1b4a 2d")
    assert encoded(Feed(20)) == golden("1b4a ff", "1b4a 2d")


def test_a_qr_code_is_stored_and_printed():
    assert encoded(Code("T8.1.AB")) == golden(
        "1b61 01",  # ESC a: in the middle
        "1d286b 0a00 3150 30",  # GS ( k 80: store, 7 + 3 bytes
        b"T8.1.AB",
        "1d286b 0300 3151 30",  # GS ( k 81: print
        "1b61 00",
    )


def test_bars_are_code_128_in_its_letter_set():
    assert encoded(Code("T8{", CodeKind.CODE128, Align.LEFT)) == golden(
        "1d68 40",  # GS h: 64 dots high
        "1d77 02",  # GS w: two dots a bar
        "1d6b 49 06",  # GS k 73: six bytes follow
        b"{BT8{{",  # set B; a brace is doubled
    )


@pytest.mark.parametrize(
    "code",
    [
        Code("T8\x1b@"),
        Code("è"),
        Code("x" * 300),
        Code("T26080542.1.9F3A-WIDER", CodeKind.CODE128),
    ],
)
def test_what_cannot_be_a_code_is_printed_as_text(code: Code):
    assert not Encoder(NARROW).can_print(code)
    assert b"\x1d" not in encoded(code, profile=NARROW)
    assert encoded(code, profile=NARROW).strip(b"\x1ba\x00\x01\n")


def test_a_knife_cuts_partly_after_feeding():
    assert encoded(Cut()) == golden("1d56 42 00")  # GS V 66


@pytest.mark.parametrize(
    ("knife", "expected"), [(Knife.FULL, "1d56 41 00"), (Knife.NONE, "1b64 04")]
)
def test_other_printers_part_the_paper_as_they_can(knife: Knife, expected: str):
    assert encoded(Cut(), profile=replace(WIDE, knife=knife)) == golden(expected)


def test_a_style_never_outlives_its_paper():
    assert encoded(Line("42", Style(width=8, height=8)), Cut()) == golden(
        "1d21 77", b"42\n", "1d21 00", "1d56 42 00"
    )


def test_the_same_document_gives_the_same_bytes_again():
    encoder = Encoder(WIDE)
    assert encoder.encode(SAMPLE_TICKET) == encoder.encode(SAMPLE_TICKET)


def test_a_ticket_for_one_drink_is_few_bytes():
    # 246 when this was written: a quarter of a second at 9600 baud.
    assert len(Encoder(WIDE).encode(SAMPLE_TICKET)) <= 250


@pytest.mark.parametrize("size", [0, 9])
def test_letters_grow_one_to_eight_times(size: int):
    with pytest.raises(BadDocument):
        Style(width=size)
    with pytest.raises(BadDocument):
        Style(height=size)
