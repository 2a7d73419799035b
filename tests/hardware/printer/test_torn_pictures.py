"""A picture torn off in the middle swallows nothing of the paper that follows."""

from __future__ import annotations

import pytest

from hardware.printer.commands import FRAGMENT_PADDING
from hardware.printer.document import Align, Cut, Document, Line, Pair, Style
from hardware.printer.interpreter import read_paper
from hardware.printer.profile import Profile
from tests.hardware.printer.drawn import ENCODERS, PROFILES

DRAWN = Document(
    (
        Line("控え", style=Style(2, 2, inverted=True)),
        Line("窓口でお支払いください。", style=Style(height=2), align=Align.CENTRE),
        Pair("自家製アマーロ", "€9.00", mark="1"),
        Cut(),
    ),
    "ja",
)
NEXT = Document((Line("42", style=Style(8, 8)), Line("Negroni"), Cut()))
STEP = 37
"""Bytes between the places where it is torn: its long commands are torn, each more than once."""


@pytest.mark.parametrize("roll", PROFILES, ids=lambda roll: roll.name)
def test_wherever_it_is_torn_the_next_paper_is_whole(roll: Profile):
    encoder = ENCODERS[roll.name]
    start, drawn, following = encoder.initialise(), encoder.encode(DRAWN), encoder.encode(NEXT)
    recovered = bytes(FRAGMENT_PADDING) + start
    for end in range(1, len(drawn), STEP):
        data = start + drawn[:end] + recovered + following
        assert read_paper(data, profile=roll).pages[-1].lines[-2:] == ("42", "Negroni")
