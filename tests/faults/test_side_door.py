"""Nothing comes in through the side door: what somebody wrote is words, never a command."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.pager.tap import PageBlock, plain_text
from hardware.printer.commands import REPORT_CHANGES, BellForm, Ring, ask_confirmation, ring_bell
from hardware.printer.document import (
    Code,
    CodeKind,
    Cut,
    Document,
    Drawing,
    Element,
    Feed,
    Line,
    Pair,
    Picture,
    Rule,
)
from hardware.printer.encoder import Encoder
from hardware.printer.interpreter import read_paper
from hardware.printer.profile import Profile
from hardware.printer.splitter import Splitter
from hardware.scanner.framing import LineAssembler, Suffix
from kiosk.domain.codes import has_code_shape
from kiosk.domain.papers import PlainTicket, ReceiptLine, TicketLine
from tests.configs import mistakes
from tests.devices.papers import NARROW_ROLL, ONE_DRINK, RECEIPT_EN, WIDE_ROLL, typesetter
from tests.menufiles import SMALLEST, lines

ROLLS = (WIDE_ROLL, NARROW_ROLL)
ENCODERS = {profile.name: Encoder(profile) for profile in ROLLS}
CONTROLS = [chr(code) for code in (*range(0x20), 0x7F, *range(0x80, 0xA0))]

OURS = (
    {b"", b"\n"}
    | {b"\x1b" + bytes((letter,)) for letter in b"!$EJad"}
    | {b"\x1d" + name for name in (b"!", b"(k", b"B", b"V", b"h", b"w", b"k")}
)
"""The commands that our papers are made of; any other would have come out of somebody's text."""

COMMANDS = [
    "\x1b@",
    "\x10\x04\x01",
    "\x10\x05\x02",
    "\x10\x14\x08",
    "\x1d(D",
    "\x1bp0",
    "\x1dV\x00",
]
DOTTED_COMMANDS = [b"\x10\x05\x02", b"\x10\x04\x01\x00", b"\x00\x10\x14\x08"]
BIDI = ["\u202e", "\u2066", "\u200f", "\u061c", "\ufeff"]
AT_ONCE = re.compile(rb"\x10[\x04\x05\x14]")
"""What a printer obeys even in the middle of counted data."""
REAL_TIME = re.compile(rb"\x10[\x04\x05\x14]|\x1d\(D")

# A busy machine may take its time; forty examples of three texts each are two hundred papers.
patient = settings(deadline=None, max_examples=40)

# Whatever can stand in a text at all, and often what would hurt.
wicked = st.lists(
    st.one_of(st.text(st.characters(codec=None), max_size=20), st.sampled_from(COMMANDS + BIDI)),
    max_size=6,
).map("".join)


@patient
@given(wicked, wicked, wicked)
def test_whatever_a_menu_says_the_bartenders_ticket_is_words(name: str, change: str, code: str):
    ticket = replace(
        ONE_DRINK, lines=(TicketLine(1, name, (change,)), TicketLine(2, change, (name, name)))
    )
    for paper in (ticket, replace(ticket, code=code), PlainTicket(ticket)):
        for profile, kind in product(ROLLS, CodeKind):
            document = typesetter(profile, code=kind).set(paper)
            _is_one_page_of_words(ENCODERS[profile.name].encode(document), profile)


@patient
@given(wicked, wicked, wicked)
def test_whatever_menu_and_configuration_say_the_guests_receipt_is_words(
    name: str, option: str, window: str
):
    receipt = replace(RECEIPT_EN, lines=(ReceiptLine(2, name, (option,), 900),))
    for profile in ROLLS:
        document = replace(typesetter(profile), window=window).set(receipt)
        _is_one_page_of_words(ENCODERS[profile.name].encode(document), profile)


def _is_one_page_of_words(data: bytes, profile: Profile) -> None:
    splitter = Splitter()
    commands = splitter.feed(data)
    assert splitter.unfinished == 0
    assert {command.name for command in commands} <= OURS
    assert not REAL_TIME.search(data)
    start = ENCODERS[profile.name].initialise()
    paper = read_paper(start + data, profile=profile)
    (page,) = paper.pages
    assert paper.current.rows == ()
    letters = {unicodedata.category(letter) for line in page.lines for letter in line}
    assert not letters & {"Cc", "Cf"}


@pytest.mark.parametrize("place", ["menu", "configuration"])
def test_a_control_character_in_a_file_is_a_mistake_with_its_place(tmp_path: Path, place: str):
    for control in CONTROLS:
        written = f"\\u{ord(control):04X}"
        if place == "menu":
            found = lines(tmp_path, SMALLEST.replace("Neat gin", f"Neat{written}gin"))
            assert any(f"the control character U+{ord(control):04X} at 5" in line for line in found)
        else:
            text = (
                f'[window]\nid = "43"\nname = "Fin{written}43"\n[printers.bar]\ndriver = "virtual"'
            )
            (line,) = mistakes(tmp_path, text)
            assert f"the control character U+{ord(control):04X} at 4" in line


@patient
@given(wicked)
def test_whatever_a_pager_is_to_show_its_base_gets_one_block(text: str):
    shown = plain_text(text, address="0421")
    block = PageBlock("0421", shown).to_bytes()
    assert PageBlock.from_bytes(block) == PageBlock("0421", shown)
    assert all(" " <= letter <= "~" for letter in shown)
    # STX address CR text CR ETX checksum CR: and no other control anywhere.
    controls = bytes(byte for byte in block if byte < 0x20 or byte >= 0x7F)
    assert controls == b"\x02\r\r\x03\r"


@patient
@given(
    st.lists(st.one_of(st.binary(max_size=20), st.sampled_from([b"T1XN42.1.", b"\x1b@", b"\r"])))
)
def test_what_a_scanner_reads_is_a_code_of_plain_letters_or_is_not_looked_at(pieces: list[bytes]):
    assembler = LineAssembler(Suffix.CR)
    found = [item for piece in pieces for item in assembler.feed(piece, now=0.0)]
    for text in (item for item in found if isinstance(item, str)):
        assert not any(unicodedata.category(letter) == "Cc" for letter in text)
        assert not has_code_shape(text) or re.fullmatch(r"[A-Z0-9.]+", text)


@patient
@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=250))
def test_no_real_time_command_hides_in_the_counted_data_of_a_code(data: str):
    for profile, kind in product(ROLLS, CodeKind):
        encoder = ENCODERS[profile.name]
        document = Document((Feed(16), Code(data, kind), Feed(16), Cut()))
        job = (
            encoder.initialise()
            + REPORT_CHANGES
            + encoder.encode(document)
            + ask_confirmation("!~!~")
        )
        assert not REAL_TIME.search(job)


def test_a_code_of_every_length_is_counted_without_a_real_time_command():
    for size, kind in product(range(1, 260), CodeKind):
        for encoder in ENCODERS.values():
            assert not REAL_TIME.search(encoder.encode(Document((Code("A" * size, kind),))))


def test_no_bell_holds_a_real_time_command():
    rings = [ring_bell(form, ring) for form, ring in product(BellForm, Ring)]
    assert not any(REAL_TIME.search(first + second) for first, second in product(rings, rings))


@st.composite
def dots(draw: st.DrawFn) -> Picture:
    """A picture of any dots, and often of those that would be a command."""
    across, passes = draw(st.integers(1, 48)), draw(st.integers(1, 3))
    size = across * passes * 24
    tile = draw(st.one_of(st.binary(min_size=1, max_size=60), st.sampled_from(DOTTED_COMMANDS)))
    return Picture(8 * across, 24 * passes, (tile * size)[:size])


@patient
@given(dots())
def test_no_real_time_command_hides_in_the_dots_of_a_picture(picture: Picture):
    for drawing, profile in product(Drawing, ROLLS):
        encoder = Encoder(replace(profile, drawing=drawing))
        around = (Line("before"), picture, picture, Line("after"), Cut())
        assert not AT_ONCE.search(encoder.encode(Document(around)))


def test_every_kind_of_element_has_its_words_or_its_dots_looked_at():
    # Whoever adds one writes the property with it.
    assert set(get_args(Element)) == {Line, Pair, Rule, Feed, Code, Picture, Cut}
