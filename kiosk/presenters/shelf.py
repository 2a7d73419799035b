"""The menu in words: its sections, a card for each drink, the basket at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.domain.basket import MOST_OF_A_LINE, Basket
from kiosk.domain.menu import Choice, Drink, Offer, Section, Texts, Wishes
from kiosk.domain.terms import ANY_TIME, Terms
from kiosk.presenters import drinkwords
from kiosk.presenters.termwords import forbidden, is_forbidden
from kiosk.presenters.views import (
    BasketBarView,
    ButtonView,
    CardView,
    ChipView,
    FrameView,
    MenuView,
    SectionView,
)
from kiosk.presenters.words import Words
from kiosk.services.allergenwords import allergen_list

ON_A_CARD = 3
"""Ingredients named on a card: more does not fit and is not read."""

ALCOHOL_FREE, WITHOUT = "alcohol-free", "without"
"""The two wishes that stand above the cards."""


@dataclass(frozen=True)
class Shelf:
    """Puts what is on sale into words, for one guest. It remembers nothing."""

    words: Words
    language: str
    offer: Offer
    wishes: Wishes
    basket: Basket
    terms: Terms = ANY_TIME

    def menu_page(self, window_name: str, section_id: str, frame: FrameView) -> MenuView:
        """The drinks of a section, or of all that have none of the alcohol she does not want."""
        sections = self.offer.sections
        shown = _by_id(sections, section_id)
        drinks = self._free_of_alcohol() if self.wishes.alcohol_free else _drinks(shown)
        return MenuView(
            window_name=window_name,
            sections=tuple(
                SectionView(
                    each.section_id,
                    self._text(each.name),
                    each is shown and not self.wishes.alcohol_free,
                )
                for each in sections
            )
            if len(sections) > 1
            else (),
            cards=tuple(map(self._card, drinks)),
            basket=self._basket_bar(),
            back=ButtonView(self.words.tr("Start again")),
            wishes=self._wishes(),
            empty="" if drinks else self._why_empty(),
            frame=frame,
        )

    # -- parts --------------------------------------------------------------------------------

    def _free_of_alcohol(self) -> tuple[Drink, ...]:
        """Drinks that have none, and those that can be made so."""
        dry, availability = Wishes(alcohol_free=True), self.offer.availability
        return tuple(
            drink
            for drink in self.offer.drinks()
            if not drink.alcoholic or dry.way(drink, availability) is not None
        )

    def _card(self, drink: Drink) -> CardView:
        can_be_had, badge = self._standing(drink)
        room = self.basket.room_to_add(drink, drink.as_it_stands())
        if room < 1 <= self.basket.room_for():
            badge = badge or self.words.tr("up to {most}", most=MOST_OF_A_LINE)
        return CardView(
            drink_id=drink.drink_id,
            name=self._text(drink.name),
            ingredients=drinkwords.ingredients(
                self.words,
                drink,
                drink.as_it_stands(),
                language=self.language,
                most=ON_A_CARD,
            ),
            price=self.words.money(drink.price_cents),
            picture=drink.picture,
            take=ButtonView("+", enabled=room > 0),
            badge=badge,
            dimmed=not can_be_had,
        )

    def _standing(self, drink: Drink) -> tuple[bool, str]:
        """Whether she can have it, and the word that says what is special about it."""
        words, recipe = self.words, drink.as_it_stands()
        if not self.offer.availability.can_make(drink):
            return False, words.tr("sold out")
        if is_forbidden(self.terms, drink, recipe):
            return self._dry(drink, recipe)
        way = self.wishes.way(drink, self.offer.availability)
        if way is None:
            return False, self._against(drink, recipe)
        if self.wishes.are_kept_by(drink, recipe):
            return True, "" if drink.alcoholic else words.tr("without alcohol")
        return True, self._also(drink, recipe)

    def _dry(self, drink: Drink, recipe: Choice) -> tuple[bool, str]:
        """Nothing with alcohol may be carried away now; some can be had without."""
        if Wishes(alcohol_free=True).way(drink, self.offer.availability) is not None:
            return True, self.words.tr("also without alcohol")
        return False, forbidden(self.words, self.terms, drink, recipe)

    def _against(self, drink: Drink, recipe: Choice) -> str:
        unwanted = self.wishes.broken_by(drink, recipe)
        if not unwanted:
            return self.words.tr("with alcohol")
        # shorter than elsewhere: beside a price there is room for two short lines
        allergens = drinkwords.in_short(self.words, unwanted)
        return self.words.tr("with {allergens}", allergens=allergens)

    def _also(self, drink: Drink, recipe: Choice) -> str:
        """It is not what she wants as it stands, but can be made so."""
        unwanted = self.wishes.broken_by(drink, recipe)
        if not unwanted:
            return self.words.tr("also without alcohol")
        names = drinkwords.in_short(self.words, unwanted)
        return self.words.tr("also without {allergens}", allergens=names)

    def _wishes(self) -> tuple[ChipView, ...]:
        say, listed = self.words.tr, self.wishes.listed
        spared = (
            say("without {allergens}", allergens=allergen_list(self.words, listed))
            if len(listed) == 1
            else self.words.plural(
                "without {count} allergen", "without {count} allergens", len(listed)
            )
        )
        return (
            ChipView(
                ALCOHOL_FREE, say("Without alcohol"), price="", chosen=self.wishes.alcohol_free
            ),
            ChipView(
                WITHOUT,
                spared[:1].upper() + spared[1:] if listed else say("Allergens"),
                price="",
                chosen=bool(listed),
            ),
        )

    def _why_empty(self) -> str:
        if self.wishes.alcohol_free and self.offer.sections:
            return self.words.tr("Just now there is nothing without alcohol.")
        return self.words.tr("Nothing is served at this hour.")

    def _basket_bar(self) -> BasketBarView:
        count = self.basket.count
        return BasketBarView(
            summary=self.words.plural("{count} drink", "{count} drinks", count)
            if count
            else self.words.tr("Nothing chosen yet"),
            total=self.words.money(self.basket.total_cents) if count else "",
            action=ButtonView(self.words.tr("See your order"), enabled=count > 0),
        )

    def _text(self, texts: Texts) -> str:
        return texts.in_language(self.language)


def _by_id(sections: Sequence[Section], section_id: str) -> Section | None:
    """The section of that id, else the first, if there is one."""
    first = sections[0] if sections else None
    return next((each for each in sections if each.section_id == section_id), first)


def _drinks(section: Section | None) -> tuple[Drink, ...]:
    return section.drinks if section else ()
