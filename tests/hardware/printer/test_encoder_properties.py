"""Whatever a menu says, a printer gets words and our own commands, never the menu's."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

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
from hardware.printer.interpreter import read_paper
from hardware.printer.paper import Page
from hardware.printer.profile import Profile, load_profile
from hardware.printer.splitter import Splitter
from hardware.printer.words import Letters

PROFILES = [load_profile(name) for name in ("generic-80", "generic-58", "TM-T88V", "TM-U220")]
ENCODERS = [Encoder(profile) for profile in PROFILES]
# Commands the encoder means to send; everything else would come out of somebody's text.
OURS = (
    {b"", b"\n"}
    | {b"\x1b" + bytes((letter,)) for letter in b"!$EJad"}
    | {b"\x1d" + name for name in (b"!", b"(k", b"B", b"V", b"h", b"w", b"k")}
)
# Any character at all: half surrogates, controls, private use, emoji, unassigned.
anything = st.text(st.characters(codec=None) | st.sampled_from("\x1b@\x10\x04\x05\x14\x1d {é€"))
sizes = st.integers(1, 8)
styles = st.builds(Style, sizes, sizes, bold=st.booleans(), inverted=st.booleans())
aligns = st.sampled_from(Align)
indents = st.integers(0, 60)
elements = st.one_of(
    st.builds(Line, anything, styles, aligns, indents, anything),
    st.builds(Pair, anything, anything, styles, indents),
    st.builds(Rule, st.booleans()),
    st.builds(Feed, st.integers(1, 400)),
    st.builds(Code, anything, st.sampled_from(CodeKind), aligns),
    st.just(Cut()),
)
documents = st.lists(elements, max_size=6).map(lambda found: Document(tuple(found)))
words = st.text("abcdefghijklmnopqrstuvwxyzàèéìòù€ÀÈ0123456789.,»", min_size=1, max_size=60)
sentences = st.lists(words, min_size=1, max_size=8).map(" ".join)


@given(documents)
def test_any_text_in_any_element_can_be_printed(document: Document):
    for encoder in ENCODERS:
        encoder.encode(document)


@given(documents)
def test_only_our_own_commands_reach_the_printer(document: Document):
    for encoder in ENCODERS:
        sent = Splitter()
        commands = sent.feed(encoder.encode(document))
        assert sent.unfinished == 0
        assert {command.name for command in commands} <= OURS
        assert all(b"\x7f" not in command.data for command in commands if not command.name)


@given(documents)
def test_no_real_time_command_is_ever_sent(document: Document):
    for encoder in ENCODERS:
        assert not re.search(rb"\x10[\x04\x05\x14]", encoder.encode(document))


@given(documents)
def test_every_document_leaves_the_printer_as_it_found_it(document: Document):
    for encoder, profile in zip(ENCODERS, PROFILES, strict=True):
        before = encoder.initialise()
        after = encoder.encode(Document((Line("plain"),)))
        paper = read_paper(before + encoder.encode(document) + after, profile=profile)
        [last] = paper.current.rows[-1].items
        alone = read_paper(before + after, profile=profile).current.rows[-1].items[0]
        assert (last.x, getattr(last, "face", None)) == (alone.x, getattr(alone, "face", None))


@given(st.lists(sentences, min_size=1, max_size=4), styles, indents)
def test_the_paper_shows_the_same_words(texts: list[str], style: Style, indent: int):
    for encoder, profile in zip(ENCODERS[:2], PROFILES[:2], strict=True):
        lines: list[Element] = [Line(text, style, indent=indent, mark="»") for text in texts]
        page = printed(encoder, profile, *lines, Cut())
        assert letters_of(page) == "".join("»" + squeezed(text) for text in texts)
        assert len(page.rows) == rows_we_broke(encoder, *lines)


@given(sentences, words, styles)
def test_a_pair_shows_both_its_sides(left: str, right: str, style: Style):
    pair = Pair(left, right, style)
    page = printed(ENCODERS[0], PROFILES[0], pair, Cut())
    assert letters_of(page) == squeezed(left) + squeezed(right)
    assert len(page.rows) == rows_we_broke(ENCODERS[0], pair)


@given(anything)
def test_nothing_is_dropped_silently(text: str):
    """Each visible character leaves something on paper, if only a question mark."""
    letters = Letters("cp858")
    for character in text:
        if character.isprintable() and not character.isspace():
            written = letters.write(character)
            assert written or character_is_an_accent(character)


def printed(encoder: Encoder, profile: Profile, *elements: Element) -> Page:
    data = encoder.initialise() + encoder.encode(Document(elements))
    [page] = read_paper(data, profile=profile).pages
    return page


def letters_of(page: Page) -> str:
    return squeezed("".join(page.lines))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def rows_we_broke(encoder: Encoder, *elements: Element) -> int:
    """How many rows the encoder ended itself; the printer would break one that is too long."""
    return encoder.encode(Document(elements)).count(b"\n")


def character_is_an_accent(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me")
