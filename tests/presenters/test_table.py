"""The table of allergens on the glass is the one on paper, reached from the wishes."""

from __future__ import annotations

from kiosk.presenters.pages import PanelKind
from kiosk.presenters.panels.table import MOST_DRINKS
from tests.fakes import sample_menu
from tests.presenters.visiting import Visit


def test_it_is_one_touch_from_the_wishes_and_names_every_drink():
    visit = Visit()
    visit.guest.start()
    visit.guest.open_panel(PanelKind.WISHES)
    visit.guest.act_in_panel()
    panel = visit.view.frame.panel
    assert panel is not None
    assert panel.kind == PanelKind.TABLE
    drinks = tuple(sample_menu().drinks())
    assert len(drinks) <= MOST_DRINKS
    assert len(panel.groups) == len(drinks)
    for drink, group in zip(drinks, panel.groups, strict=True):
        assert group.name.startswith(drink.name.in_language("it"))
        assert "vol." in group.name or "without alcohol" in group.name


def test_nobody_is_called_by_it():
    visit = Visit()
    visit.guest.start()
    visit.guest.open_panel(PanelKind.WISHES)
    visit.guest.act_in_panel()
    assert visit.desk.calls == []


def test_closed_it_leaves_the_screen_that_was_there():
    visit = Visit()
    visit.guest.start()
    before = visit.view
    visit.guest.open_panel(PanelKind.WISHES)
    visit.guest.act_in_panel()
    visit.guest.close_panel()
    assert visit.view == before
