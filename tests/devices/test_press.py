"""A paper drawn without a printer is the paper that printer would put out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hardware.printer.encoder import Encoder
from hardware.printer.interpreter import read_paper
from hardware.printer.paper import Edge
from hardware.printer.profile import Knife
from kiosk.config.settings import PrinterSettings
from kiosk.devices.press import Press, build_press, settings_of
from kiosk.devices.settings import BadSetting
from tests.devices.bench import HOUSE
from tests.devices.papers import ONE_DRINK, typesetter


def press(profile: str) -> Press:
    return build_press("bar", PrinterSettings("escpos", profile=profile), house=HOUSE)


@pytest.mark.parametrize(("profile", "breadth"), [("generic-80", 80), ("generic-58", 58)])
def test_it_is_as_broad_as_the_printers_paper(profile: str, breadth: int) -> None:
    (page, *_) = press(profile).proof(ONE_DRINK)
    assert page.paper_mm == breadth
    assert "42" in page.lines


def test_its_bytes_are_those_that_would_have_been_sent() -> None:
    made = press("generic-80")
    sent = made.encoder.encode(typesetter(made.profile).set(ONE_DRINK))
    drawn = read_paper(made.encoder.initialise() + sent, profile=made.profile)
    assert made.proof(ONE_DRINK) == drawn.pages


def test_a_printer_without_a_knife_leaves_its_paper_in_one_piece() -> None:
    made = press("generic-80")
    blunt = replace(made.profile, knife=Knife.NONE)
    (page,) = Press(blunt, Encoder(blunt), made.typesetter).proof(ONE_DRINK)
    assert page.edge is Edge.IN_PRINTER
    assert "42" in page.lines


def test_what_no_printer_understands_names_the_printer() -> None:
    with (
        pytest.raises(BadSetting, match="bar: there is no printer profile 'none'"),
        settings_of("bar"),
    ):
        press("none")
