"""An order of two changed drinks by somebody who only hears, in three languages."""

from __future__ import annotations

import pytest

from kiosk.domain.basket import Basket
from kiosk.presenters.drinkwords import changes
from tests.fakes import PlainWords, SetClock
from tests.presenters.aloud.blind import IN_THE_MENU, BlindGuest, OnThePresenter, Tongue, Window


def ordered(basket: Basket) -> list[tuple[str, tuple[str, ...]]]:
    """The drinks of a basket, with what is changed."""
    return [
        (
            line.drink.drink_id,
            changes(PlainWords(), line.drink, line.choice, language="en"),
        )
        for line in basket.lines
    ]


@pytest.mark.parametrize("code", IN_THE_MENU)
def test_who_only_hears_orders_two_different_drinks(code: str) -> None:
    window, tongue = Window.opened(SetClock()), Tongue.of(code)
    hands = OnThePresenter(window.presenter)
    guest = BlindGuest(hands, window.ears, tongue)

    heard = guest.order_two()

    (basket,) = window.desk.baskets
    assert ordered(basket) == [("negroni", ("House amaro",)), ("americano", ("without ice",))]
    assert f"1 Negroni, {tongue.amaro}" in heard
    assert f"1 Americano, {tongue.no_ice}" in heard
    assert tongue.total in heard
    assert tongue.age in heard, "the age is said before she orders"
    window.answer(code)
    assert guest.now.count("42") == 2
    number = guest.now
    hands.on()
    hands.back()
    assert guest.now == number, "and again on request"
    assert {language for _, language in window.ears.heard[-20:]} == {code}


def test_what_the_voice_says_has_no_sign_that_it_would_spell() -> None:
    window = Window.opened(SetClock())
    BlindGuest(OnThePresenter(window.presenter), window.ears, Tongue.of("it")).order_two()
    for text, _ in window.ears.heard:
        assert not set("€%·&") & set(text), text
        assert " ml" not in text
        assert ".." not in text
        assert "?." not in text
