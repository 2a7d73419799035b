"""What lies over a screen: opened from anywhere, closed back to where the guest was."""

from __future__ import annotations

import pytest

from kiosk.presenters.pages import PanelKind
from kiosk.presenters.patience import IDLE_EMPTY_S
from kiosk.presenters.views import AttractView, BasketView, MenuView, NumberView, PanelView
from kiosk.presenters.visit import Reading, TextSize
from tests.presenters.visiting import Visit


def _panel(visit: Visit) -> PanelView:
    panel = visit.view.frame.panel
    assert panel is not None
    return panel


def _chosen(panel: PanelView, group_id: str) -> list[str]:
    group = next(each for each in panel.groups if each.group_id == group_id)
    return [each.choice_id for each in group.choices if each.chosen]


def test_every_screen_carries_the_tools_by_the_language_own_name(visit: Visit) -> None:
    visit.order_one()
    visit.answer()
    for view in (*visit.rendered, visit.view):
        assert [tool.panel for tool in view.frame.tools] == ["languages", "reading", "help"]


@pytest.mark.parametrize("kind", ["languages", "reading", "help"])
def test_a_panel_closes_back_to_the_screen_it_lay_over(visit: Visit, kind: str) -> None:
    visit.guest.start()
    visit.guest.take_drink("negroni")
    visit.guest.open_basket()
    before = visit.view
    visit.guest.open_panel(kind)
    assert _panel(visit).kind == kind
    visit.guest.close_panel()
    assert visit.view == before


def test_a_panel_that_nobody_knows_of_is_not_opened(visit: Visit) -> None:
    visit.guest.open_panel("staff")
    assert visit.view.frame.panel is None


def test_another_language_is_spoken_in_the_middle_of_the_way_and_the_basket_stays(
    visit: Visit,
) -> None:
    visit.guest.start()
    visit.guest.take_drink("negroni")
    visit.guest.open_basket()
    visit.guest.open_panel("languages")
    assert _chosen(_panel(visit), "language") == ["it"]
    visit.guest.choose_in_panel("language", "en")
    assert isinstance(visit.view, BasketView)
    assert visit.view.frame.panel is None
    assert [line.name for line in visit.view.lines] == ["Negroni"]
    visit.guest.open_panel("languages")
    assert _chosen(_panel(visit), "language") == ["en"]


def test_reading_is_set_at_once_and_the_panel_stays_for_more(visit: Visit) -> None:
    visit.guest.start()
    visit.guest.open_panel("reading")
    visit.guest.choose_in_panel("text", "largest")
    visit.guest.choose_in_panel("contrast", "on")
    visit.guest.choose_in_panel("low", "on")
    wanted = Reading(TextSize.LARGEST, high_contrast=True, low=True)
    assert visit.view.frame.reading == wanted
    assert _chosen(_panel(visit), "text") == ["largest"]
    visit.guest.choose_in_panel("text", "gigantic")
    visit.guest.choose_in_panel("smell", "on")
    assert visit.view.frame.reading == wanted


def test_the_next_guest_reads_as_ever(visit: Visit) -> None:
    visit.guest.open_panel("reading")
    visit.guest.choose_in_panel("text", "large")
    visit.guest.close_panel()
    visit.order_one()
    visit.answer()
    assert isinstance(visit.view, NumberView)
    assert visit.view.frame.reading.text is TextSize.LARGE
    visit.guest.next_guest()
    assert visit.view.frame.reading == Reading()


def test_who_only_played_with_the_letters_and_left_is_forgotten(visit: Visit) -> None:
    visit.guest.open_panel("reading")
    visit.guest.choose_in_panel("text", "large")
    visit.guest.close_panel()
    visit.wait(IDLE_EMPTY_S + 1)
    assert isinstance(visit.view, AttractView)
    assert visit.view.frame.reading == Reading()


def test_a_panel_left_open_on_the_attract_screen_closes_by_itself(visit: Visit) -> None:
    visit.guest.open_panel("languages")
    visit.wait(IDLE_EMPTY_S + 1)
    assert visit.view.frame.panel is None


def test_no_panel_is_laid_over_an_order_on_its_way_and_the_number_is_never_covered(
    visit: Visit,
) -> None:
    visit.order_one()
    visit.guest.open_panel("help")
    assert visit.view.frame.panel is None
    visit.answer()
    assert visit.view.frame.panel is None


def test_a_number_waits_for_a_guest_who_reads_a_panel_over_it(visit: Visit) -> None:
    visit.order_one()
    visit.answer()
    visit.wait(10)
    visit.guest.touched()
    visit.guest.open_panel("help")
    visit.wait(10)
    assert isinstance(visit.view, NumberView)
    visit.wait(IDLE_EMPTY_S)
    assert isinstance(visit.view, AttractView)


def test_a_language_chosen_on_the_first_screen_opens_the_menu(visit: Visit) -> None:
    visit.guest.open_panel(PanelKind.LANGUAGES)
    visit.guest.choose_in_panel("language", "en")
    assert isinstance(visit.view, MenuView)
