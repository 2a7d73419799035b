"""What the printer has no letters for is drawn, in the places where the letters would stand."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.printer.commands import FRAGMENT_PADDING
from hardware.printer.document import Align, Cut, Document, Line, Pair, Style
from hardware.printer.encoder import Encoder
from hardware.printer.interpreter import read_paper
from hardware.printer.profile import CodePage, Profile
from hardware.printer.splitter import Splitter
from kiosk.devices.scripts import font_of
from tests.hardware.printer.drawn import (
    COLUMNS,
    ENCODERS,
    NARROW,
    NEEDLES,
    PROFILES,
    RASTER,
    dots,
    edges,
    encoded,
    paper,
    pictures,
)

ROLLS = pytest.mark.parametrize("roll", PROFILES, ids=lambda roll: roll.name)
PAY = "窓口でお支払いください。"
TALL = Style(height=2)
# Commands the encoder means to send; everything else would come out of somebody's text.
OURS = (
    {b"", b"\n"}
    | {b"\x1b" + bytes((letter,)) for letter in b"!$EJad*32"}
    | {b"\x1d" + name for name in (b"!", b"B", b"V", b"v")}
)
any_words = st.text(
    st.sampled_from("aZ9 é€ŻЖ酒窓カっ。、（」🍸\x10\x04\x05\x14\x1b@") | st.characters(codec=None),
    max_size=40,
)
any_lines = st.builds(
    Line,
    any_words,
    st.builds(Style, st.integers(1, 8), st.integers(1, 8), inverted=st.booleans()),
    st.sampled_from(Align),
    st.integers(0, 60),
    any_words,
)
any_pairs = st.builds(Pair, any_words, any_words, st.just(TALL), st.integers(0, 60), any_words)
some = st.lists(any_lines | any_pairs, min_size=1, max_size=3)


@ROLLS
def test_a_japanese_line_is_a_picture_and_an_italian_one_is_type(roll: Profile):
    page = paper(Line(PAY), Line("Si paga alla finestra, è così."), profile=roll)
    assert page.lines == ("Si paga alla finestra, è così.",)
    assert len(dots(page)) > 1000


def test_with_an_odd_letter_only_its_line_is_drawn():
    page = paper(Line("Żubrówka"), Line("Negroni"), language="it")
    assert page.lines == ("Negroni",)
    assert dots(page)


def test_curly_quotation_marks_and_ligatures_are_no_reason_to_draw():
    assert paper(Line("l’œuf – “frais”…"), language="fr").lines == ('l\'oeuf - "frais"...',)


def test_a_price_is_type_also_where_the_printer_has_no_euro_sign():
    poor = replace(COLUMNS, code_page=CodePage(0, "CP437", "cp437"))
    encoder = Encoder(poor, font_of=font_of)
    data = encoder.initialise() + encoder.encode(Document((Pair("Totale", "€ 9,00"),), "it"))
    assert read_paper(data, profile=poor).current.lines == ("Totale EUR 9,00",)


def test_what_no_font_has_is_written_in_other_letters():
    page = paper(Line("Spritz 🍸"), language="it")
    assert not dots(page)
    assert page.lines == ("Spritz :cocktail:",)


def test_without_a_pen_every_letter_is_written_in_others():
    data = Encoder(COLUMNS).encode(Document((Line(PAY),), "ja"))
    assert b"\x1b*" not in data
    assert re.search(rb"[a-z]{3}", data)


def test_a_printer_of_needles_has_no_pictures_to_send():
    encoder = Encoder(NEEDLES, font_of=font_of)
    assert not encoder.can_write(PAY, "ja")
    assert b"\x1b*" not in encoder.encode(Document((Line(PAY),), "ja"))


def test_it_is_known_which_languages_can_be_written():
    assert ENCODERS["generic-80"].can_write(PAY, "ja")
    assert not Encoder(COLUMNS).can_write(PAY, "ja")
    assert Encoder(COLUMNS).can_write("Si paga, è già l’ora: Żubrówka, 9,00 €", "it")
    assert not Encoder(COLUMNS, font_of=lambda _text, _language: None).can_write(PAY, "ja")


def test_a_file_that_is_no_font_is_no_font(tmp_path: Path):
    broken = tmp_path / "font.otf"
    broken.write_bytes(b"torn off in the middle of an update")
    for file in (broken, tmp_path / "gone.otf"):
        encoder = Encoder(COLUMNS, font_of=lambda _text, _language, file=file: file)
        assert not encoder.can_write(PAY, "ja")
        assert b"\x1b*" not in encoder.encode(Document((Line(PAY),), "ja"))


def test_chinese_and_japanese_draw_the_same_sign_each_in_its_own_shape():
    assert dots(paper(Line("直骨"), language="ja")) != dots(paper(Line("直骨"), language="zh"))


@ROLLS
def test_a_price_stands_at_the_right_edge_and_the_mark_at_the_left(roll: Profile):
    first, last = edges(paper(Pair("合計", "€9,00", TALL, mark="1"), profile=roll))
    assert first < 12
    assert roll.dots - 8 <= last < roll.dots


def test_rows_hang_beside_the_mark():
    long = "ハウスアマーロ" * 6
    page = paper(Line(long, indent=2, mark="2"), profile=NARROW)
    first, *others = [min(item.x for item in pictures(row)) for row in page.rows]
    assert first < 12
    assert others
    assert all(24 <= x < 36 for x in others)


def test_a_centred_line_stands_in_the_middle():
    first, last = edges(paper(Line(PAY, align=Align.CENTRE)))
    assert abs(first - (COLUMNS.dots - last)) < 24


def test_centred_rows_are_alike_in_length():
    page = paper(Line(PAY, style=TALL, align=Align.CENTRE), profile=NARROW)
    starts = [min(item.x for item in pictures(row)) for row in page.rows]
    assert len(starts) == 4  # two rows of two bands
    assert max(starts) - min(starts) < 40


def test_white_on_black_reaches_from_edge_to_edge():
    page = paper(Line("   控え   ", style=Style(2, 2, inverted=True)))
    assert edges(page) == (0, COLUMNS.dots - 1)
    assert len(dots(page)) > COLUMNS.dots * 48 * 0.8


def test_plain_rows_lie_as_far_apart_as_rows_of_type():
    assert paper(Line(PAY), Line(PAY)).length == paper(Line("a"), Line("b")).length
    assert paper(Line(PAY, style=TALL)).length == paper(Line("a", style=TALL)).length


def test_both_ways_of_sending_give_the_same_dots():
    line = Line(PAY, style=TALL, align=Align.CENTRE)
    drawn = paper(line), paper(line, profile=RASTER)
    by_columns, by_rows = ({(x, y) for x, y in dots(page)} for page in drawn)
    differing = by_columns ^ by_rows  # a dot is added where two bytes would be a command
    assert len(differing) <= 4


@ROLLS
@settings(deadline=None, max_examples=60)
@given(some)
def test_no_picture_holds_a_command_or_outlasts_the_padding(
    roll: Profile, lines: list[Line | Pair]
):
    data = encoded(*lines, Cut(), profile=roll)
    assert not re.search(rb"\x10[\x04\x05\x14]", data)
    sent = Splitter()
    commands = sent.feed(data)
    assert sent.unfinished == 0
    assert all(command.size < FRAGMENT_PADDING for command in commands if command.name)
    assert {command.name for command in commands} <= OURS


@ROLLS
@settings(deadline=None, max_examples=60)
@given(some)
def test_nothing_is_drawn_beyond_the_paper(roll: Profile, lines: list[Line | Pair]):
    for x, _ in dots(paper(*lines, profile=roll)):
        assert 0 <= x < roll.dots


@ROLLS
def test_the_printer_is_left_as_it_was_found(roll: Profile):
    before = ENCODERS[roll.name].initialise()
    after = encoded(Line("plain"), Line("plain"), profile=roll)
    drawn = encoded(Line(PAY, style=Style(8, 8)), Line(PAY, style=TALL), profile=roll)
    rows = read_paper(before + drawn + after, profile=roll).current.rows[-2:]
    alone = read_paper(before + after, profile=roll).current.rows
    assert [(row.height, [item.x for item in row.items]) for row in rows] == [
        (row.height, [item.x for item in row.items]) for row in alone
    ]
