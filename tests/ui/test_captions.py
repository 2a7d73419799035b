"""The words under the glasses take what they need, and the glasses have the rest."""

from __future__ import annotations

from dataclasses import replace

from tests.ui.pilot import Pilot
from tests.ui.samples import cards
from tests.ui.samplewords import ITALIAN


def test_short_words_leave_a_glass_more_of_its_card(pilot: Pilot) -> None:
    from kiosk.ui.metrics import Metrics
    from kiosk.ui.theme import register_fonts
    from kiosk.ui.widgets.captions import words_on

    register_fonts()
    m = Metrics(1920, 1080, 331.0)
    negroni = replace(cards(ITALIAN)[0], badge="")
    long = replace(negroni, name="Martini del Naviglio", badge="Contiene solfiti")
    short_high, long_high = (words_on(m, [each], width=300) for each in (negroni, long))
    assert short_high < long_high == words_on(m, [negroni, long], width=300)


def test_words_that_need_more_keep_their_letters_until_a_glass_says_nothing(pilot: Pilot) -> None:
    from kiosk.ui.metrics import Metrics
    from kiosk.ui.theme import register_fonts
    from kiosk.ui.widgets.card import DrinkCard
    from kiosk.ui.widgets.shelving import least_glass

    register_fonts()
    m = Metrics(1920, 1080, 331.0)
    glasses = []
    for words_high in (150.0, 220.0, 900.0):
        card = DrinkCard(m=m, size=(300, 420), size_hint=(None, None), words_high=words_high)
        card.show_card(cards(ITALIAN)[0])
        card._arrange()
        glasses.append(card.picture.height)
    assert glasses[0] > glasses[1] > glasses[2] >= least_glass(m) - 1


def test_larger_letters_are_for_cards_with_room_for_every_name(pilot: Pilot) -> None:
    from kiosk.ui.metrics import Metrics
    from kiosk.ui.theme import register_fonts
    from kiosk.ui.widgets.captions import may_speak_up

    register_fonts()
    m = Metrics(1920, 1080, 331.0)
    short, long = (replace(cards(ITALIAN)[0], name=name) for name in ("Sour", "Boulevardier"))
    assert may_speak_up(m, [short], width=300, height=400)
    assert not may_speak_up(m, [short], width=300, height=90)
    assert not may_speak_up(m, [short, long], width=300, height=400)


def test_what_is_special_leaves_the_price_where_it_would_not_go_in_beside_it(
    pilot: Pilot,
) -> None:
    from kiosk.ui.metrics import Metrics
    from kiosk.ui.theme import register_fonts
    from kiosk.ui.widgets.card import DrinkCard

    register_fonts()
    m = Metrics(1080, 1920, 187.0)
    for size in ((491, 419), (1000, 186)):  # a glass beside its words, and none at all
        card = DrinkCard(m=m, size=size, size_hint=(None, None))
        for badge in ("senza alcol", "também sem frutas de casca rija"):
            card.show_card(replace(cards(ITALIAN)[0], badge=badge))
            card._arrange()
            card.badge.set_now()
            price_ends = card.price.x + card.price.texture_size[0]
            assert card.badge.fits
            if card.badge.y < card._strip_top():
                assert price_ends < card.badge.x <= card.badge.right <= card.plus.x
