"""One drink in words: what it is, what can be chosen inside it, and why it may not be had."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.basket import Basket
from kiosk.domain.menu import (
    WITHOUT,
    Choice,
    Drink,
    Ingredient,
    Offer,
    Option,
    OptionGroup,
    Texts,
    Wishes,
    chosen_of,
    is_complete,
    is_full,
    picture_of,
    unit_price,
    volume_of,
)
from kiosk.domain.terms import ANY_TIME, Terms
from kiosk.presenters import drinkwords
from kiosk.presenters.pages import Choosing
from kiosk.presenters.roomwords import no_room
from kiosk.presenters.termwords import is_forbidden, no_alcohol
from kiosk.presenters.views import ButtonView, ChipView, DrinkView, FrameView, GroupView
from kiosk.presenters.words import Words
from kiosk.services.allergenwords import allergen_list

MINUS = "\N{MINUS SIGN}"
"""As wide as the plus beside it, unlike a hyphen."""


@dataclass(frozen=True)
class Opened:
    """Puts an open drink into words, for one guest. It remembers nothing."""

    words: Words
    language: str
    offer: Offer
    wishes: Wishes
    basket: Basket
    terms: Terms = ANY_TIME

    def drink_page(self, page: Choosing, frame: FrameView) -> DrinkView:
        """One drink with its choices."""
        drink, choice, words = page.drink, page.choice, self.words
        obstacle = self._obstacle(drink, choice)
        room = self.basket.room_to_add(drink, choice)
        return DrinkView(
            drink_id=drink.drink_id,
            name=self._text(drink.name),
            description=self._text(drink.description),
            ingredients=drinkwords.ingredients(words, drink, choice, language=self.language),
            strength=self._strength(drink, choice),
            allergens=drinkwords.allergens(words, drink, choice),
            picture=picture_of(drink, choice),
            groups=tuple(self._groups(drink, choice)),
            price=words.money(unit_price(drink, choice)),
            quantity=str(page.quantity),
            fewer=ButtonView(MINUS, enabled=page.quantity > 1),
            more=ButtonView("+", enabled=page.quantity < room),
            add=ButtonView(obstacle or self._add(drink, page), enabled=not obstacle),
            back=ButtonView(words.tr("Back")),
            note=self._text(drink.note),
            origin=self._text(drink.origin),
            spared=self._spared(drink, choice),
            warning=self._warning(drink, choice),
            frame=frame,
        )

    # -- parts --------------------------------------------------------------------------------

    def _obstacle(self, drink: Drink, choice: Choice) -> str:
        """Why it cannot be put into the basket so, or ``""``."""
        if not self.offer.availability.can_make(drink):
            return self.words.tr("Sold out")
        if not is_complete(drink, choice):
            return self.words.tr("Please choose")
        gone = self.offer.why_gone(drink, choice)
        if gone is not None:
            return drinkwords.why_gone(self.words, gone)
        if is_forbidden(self.terms, drink, choice):
            return no_alcohol(self.words, self.terms)
        if self.basket.room_to_add(drink, choice) < 1:
            return no_room(self.words, self.basket, self.terms)
        unwanted = self.wishes.broken_by(drink, choice)
        return drinkwords.contains_in_short(self.words, unwanted) if unwanted else ""

    def _warning(self, drink: Drink, choice: Choice) -> str:
        """That something is in it which she does not want, or ``""``."""
        unwanted = self.wishes.broken_by(drink, choice)
        return drinkwords.contains(self.words, unwanted) if unwanted else ""

    def _strength(self, drink: Drink, choice: Choice) -> str:
        """How strong it is, and how much of it there is where the owner says so."""
        strength = drinkwords.strength(self.words, drink, choice)
        volume = volume_of(drink, choice)
        return strength if volume is None else f"{strength} · {_volume(volume)}"

    def _add(self, drink: Drink, page: Choosing) -> str:
        cents = unit_price(drink, page.choice) * page.quantity
        return self.words.tr("Add · {price}", price=self.words.money(cents))

    def _spared(self, drink: Drink, choice: Choice) -> str:
        """That it is made without what she does not want, where the recipe has it."""
        unwanted = [
            each
            for each in self.wishes.broken_by(drink, drink.as_it_stands())
            if each not in self.wishes.broken_by(drink, choice)
        ]
        if not unwanted or not is_complete(drink, choice):
            return ""
        names = allergen_list(self.words, unwanted)
        return self.words.tr("Made without {allergens} for you", allergens=names)

    def _groups(self, drink: Drink, choice: Choice) -> list[GroupView]:
        groups = [self._group(group, choice) for group in drink.groups]
        gaps = [each for each in drink.ingredients if each.ingredient_id in drink.without]
        return [*groups, self._without(gaps, choice)] if gaps else groups

    def _group(self, group: OptionGroup, choice: Choice) -> GroupView:
        return GroupView(
            group_id=group.group_id,
            name=self._text(group.name),
            remark=self._remark(group, choice),
            chips=tuple(self._chip(group, option, choice) for option in group.options),
            several=not group.is_single,
        )

    def _remark(self, group: OptionGroup, choice: Choice) -> str:
        """What she must do here, or may."""
        say, chosen = self.words.tr, len(chosen_of(choice, group.group_id))
        missing = group.at_least - chosen
        if missing > 1:
            return say("Please choose {count}", count=missing)
        if missing == 1:
            return say("Please choose")
        if group.is_single:
            return ""
        return say("up to {most}", most=group.at_most)

    def _chip(self, group: OptionGroup, option: Option, choice: Choice) -> ChipView:
        is_chosen = (group.group_id, option.option_id) in choice
        why_not = self._why_not(group, option, choice)
        volume = "" if option.volume_ml is None else _volume(option.volume_ml)
        return ChipView(
            option_id=option.option_id,
            text=self._text(option.name),
            price=self._difference(option.price_cents),
            chosen=is_chosen,
            enabled=is_chosen or not why_not,
            detail=why_not or volume,
        )

    def _why_not(self, group: OptionGroup, option: Option, choice: Choice) -> str:
        if not self.offer.availability.has(option):
            return self.words.tr("sold out")
        unwanted = [
            each
            for each in self.wishes.listed
            if any(each in one.allergens for one in option.ingredients)
        ]
        if unwanted:
            return drinkwords.contains_in_short(self.words, unwanted)
        if not group.is_single and is_full(group, choice):
            return self.words.tr("up to {most}", most=group.at_most)
        return ""

    def _without(self, ingredients: list[Ingredient], choice: Choice) -> GroupView:
        """What she may leave out; what has run out is left out already."""
        chips = []
        for each in ingredients:
            is_gone = self.offer.availability.lacks(each)
            is_chosen = (WITHOUT, each.ingredient_id) in choice
            chips.append(
                ChipView(
                    option_id=each.ingredient_id,
                    text=drinkwords.without(self.words, each.name.amid(self.language)),
                    price="",
                    chosen=is_chosen,
                    enabled=not (is_gone and is_chosen),
                    detail=self.words.tr("sold out") if is_gone else "",
                )
            )
        return GroupView(WITHOUT, self.words.tr("Leave out"), "", tuple(chips), several=True)

    def _difference(self, cents: int) -> str:
        if cents == 0:
            return ""
        sign = "+" if cents > 0 else MINUS
        return f"{sign} {self.words.money(abs(cents))}"

    def _text(self, texts: Texts) -> str:
        return texts.in_language(self.language)


def _volume(millilitres: int) -> str:
    return f"{millilitres} ml"
