# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""The cards on the wall: a touch scans one, the sheet is turned up, a lost pager is found."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.presenters.wallviews import PagerPlace, TrayPage, WallPager, WallView
from tests.ui.pilot import Pilot
from tests.ui.sampletray import tray_in
from tests.ui.test_wall_panel import ANSWERED_S, BARE, SETTLED_S, SIZES, Source, panel_of, walk

TRAYS = {language: tray_in(language) for language in ("it", "de", "ja")}


def with_tray(page: TrayPage = TrayPage.CARDS, held: str = "") -> WallView:
    return replace(BARE, tray=replace(TRAYS["it"], page=page, held=held))


def test_a_touch_on_a_card_scans_its_code_once(pilot: Pilot) -> None:
    source = Source(with_tray())
    panel = panel_of(source, pilot, size=(1075, 960))
    (card,) = [tile for tile in tiles(panel) if tile.card.key == "NOID"]
    pilot.tap_at(*card.to_window(*card.center))
    pilot.advance(ANSWERED_S)
    assert source.scanned == ["CNOID"]


def test_a_touch_on_a_line_of_the_sheet_scans_its_code(pilot: Pilot) -> None:
    source = Source(with_tray(TrayPage.SHEET))
    panel = panel_of(source, pilot, size=(1075, 960))
    (line,) = [tile for tile in tiles(panel) if tile.card.key == "ingredient:lime"]
    pilot.tap_at(*line.to_window(*line.center))
    pilot.advance(ANSWERED_S)
    assert source.scanned == ["Cingredient:lime"]


def test_a_card_whose_code_is_not_known_yet_is_dead(pilot: Pilot) -> None:
    view = with_tray()
    bare = replace(view.tray, cards=tuple(without_codes(group) for group in view.tray.cards))
    source = Source(replace(view, tray=bare))
    panel = panel_of(source, pilot, size=(1075, 960))
    pilot.tap_at(*tiles(panel)[0].to_window(*tiles(panel)[0].center))
    pilot.advance(ANSWERED_S)
    assert source.scanned == []


def test_only_the_card_in_the_hand_is_lit(pilot: Pilot) -> None:
    panel = panel_of(Source(with_tray(held="CLOST")), pilot, size=(1075, 960))
    assert [tile.card.key for tile in tiles(panel) if tile.held] == ["LOST"]


def test_the_tray_is_turned_by_its_tabs(pilot: Pilot) -> None:
    source = Source(with_tray())
    panel = panel_of(source, pilot, size=(1075, 960))
    pilot.tap_at(*panel.ids.tray.tabs[TrayPage.SHEET].center)
    pilot.advance(ANSWERED_S)
    assert source.turned == [TrayPage.SHEET]


def test_a_missing_pager_is_found_by_a_touch_and_no_other(pilot: Pilot) -> None:
    missing = WallPager("5", PagerPlace.MISSING, "missing")
    pagers = tuple(missing if each.number == "5" else each for each in BARE.pagers)
    source = Source(replace(BARE, pagers=pagers))
    panel = panel_of(source, pilot)
    for puck in panel.ids.pagers.pucks:
        pilot.tap_at(*puck.to_window(*puck.center))
        pilot.advance(ANSWERED_S)
    assert source.found == [5]


def tiles(panel: Any) -> list[Any]:
    """The cards of the page that lies on top."""
    (page,) = panel.ids.tray.scroller.children
    return list(page.tiles)


def without_codes(group: Any) -> Any:
    return replace(group, cards=tuple(replace(card, code="") for card in group.cards))


@pytest.mark.parametrize("page", TrayPage)
@pytest.mark.parametrize("language", TRAYS)
def test_the_whole_tray_is_seen_at_the_demo_s_own_sizes(
    pilot: Pilot, language: str, page: TrayPage
) -> None:
    from kiosk.ui.widgets.words import Words

    for size in SIZES[1:]:
        view = replace(BARE, tray=replace(TRAYS[language], page=page))
        panel = panel_of(Source(view), pilot, size=size)
        pilot.advance(SETTLED_S)
        (shown,) = panel.ids.tray.scroller.children
        assert [each.text for each in walk(shown, Words) if each.text and not each.fits] == []
        if page is TrayPage.CARDS:
            assert shown.height <= panel.ids.tray.scroller.height, "somebody must scroll"
