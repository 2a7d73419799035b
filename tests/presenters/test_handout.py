"""A pager comes out of the rack or through the window: the number screen says which."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.bartending import Handout
from kiosk.presenters.scene import Setting
from kiosk.presenters.views import NumberView
from tests.fakes import PlainWords
from tests.presenters.visiting import OPEN, Visit


@pytest.mark.parametrize(
    ("base_works", "words"),
    [
        (True, "Pager 3 comes through the window"),
        (False, "Wait for pager 3, and watch for your number here"),
    ],
)
def test_a_pager_that_the_bartender_hands_out_is_not_to_be_taken(
    base_works: bool, words: str
) -> None:
    languages = {"it": PlainWords(), "en": PlainWords()}
    visit = Visit(setting=Setting("Finestra 43", languages, handout=Handout.WINDOW))
    visit.order_one()
    visit.answer(pager=3)
    visit.guest.status_changed(replace(OPEN, pagers_work=base_works))
    assert isinstance(visit.view, NumberView)
    assert visit.view.pager == words
