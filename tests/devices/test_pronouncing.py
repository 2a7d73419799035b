"""What is written on the glass is said as people say it."""

from __future__ import annotations

import pytest

from kiosk.assets import asset
from kiosk.devices.pronouncing import pronounced
from kiosk.devices.speech import LANGUAGES
from kiosk.i18n import Translators

SAID = {
    ("it", "Negroni. € 9,00"): "Negroni. 9 euro",
    ("it", "Aggiungi · € 8,50"): "Aggiungi, 8 euro e 50",
    ("it", "Amaro, + € 1,00, non scelto"): "Amaro, più un euro, non scelto",
    ("it", "senza vermouth, \N{MINUS SIGN} € 0,50"): "senza vermouth, meno 50 centesimi",
    ("it", "24,5% vol. · forte · 90 ml"): "24,5 per cento d'alcol, forte, 90 millilitri",
    ("it", "4 cl di gin, ca. 10"): "4 centilitri di gin, circa 10",
    ("it", "Apre oggi alle 18:00"): "Apre oggi alle 18",
    ("it", "Pronti: 42  40  +3"): "Pronti: 42, 40, +3",
    ("it", "Il tuo numero: 42. Ripeto: 42"): "Il tuo numero: 42. Ripeto: 42",
    ("en", "Add · €18.00"): "Add, 18 euros",
    ("en", "€7.50"): "7 euros 50",
    ("en", "Chinotto & ginger. 24% vol. · strong"): (
        "Chinotto and ginger. 24 percent alcohol, strong"
    ),
    ("en", "until 02:00, from 18:30"): "until 2 o'clock, from 18:30",
    ("en", "Garibaldi. 7% vol. · light. + Bitter · none"): (
        "Garibaldi. 7 percent alcohol, light. Bitter, none"
    ),
    ("de", "Dazu · 8,50 €"): "Dazu, 8 Euro 50",
    ("de", "26,00\u00a0€ am Fenster"): "26 Euro am Fenster",
    ("de", "24 % vol. · stark · 90 ml"): "24 Prozent Alkohol, stark, 90 Milliliter",
    ("de", "+ 1,00 €"): "plus ein Euro",
}


@pytest.mark.parametrize(("language", "written"), SAID)
def test_it_is_said_as_people_say_it(language: str, written: str) -> None:
    assert pronounced(written, language) == SAID[language, written]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("cents", [50, 100, 850, 900, 12345])
def test_an_amount_as_the_language_writes_it_leaves_no_sign_behind(
    language: str, cents: int
) -> None:
    said = pronounced(Translators(asset("locales")).for_language(language).money(cents), language)
    assert not set("€.,+") & set(said)
    assert "00" not in said


def test_a_language_that_nothing_is_known_of_is_left_as_it_is() -> None:
    assert pronounced("9 €", "ja") == "9 €"
