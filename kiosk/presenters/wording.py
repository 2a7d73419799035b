"""Puts the domain into words: a page and what is known become the view a screen draws."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.age import LEGAL_AGE
from kiosk.domain.basket import Basket, BasketLine
from kiosk.domain.menu import Drink, Offer, Texts, Wishes, picture_of
from kiosk.domain.terms import ANY_TIME, Terms
from kiosk.presenters import drinkwords, termwords
from kiosk.presenters.age import age_note
from kiosk.presenters.board import board_of
from kiosk.presenters.opened import MINUS
from kiosk.presenters.views import (
    AttractView,
    BasketLineView,
    BasketView,
    BoardView,
    ButtonView,
    FrameView,
    LanguageView,
)
from kiosk.presenters.words import Words
from kiosk.services.status import WindowStatus


@dataclass(frozen=True)
class Sayer:
    """Builds views in one language. Everything it needs is given; it remembers nothing."""

    words: Words
    offer: Offer
    wishes: Wishes
    window_name: str
    languages: tuple[Words, ...]
    language: str
    codes: tuple[str, ...]
    legal_age: int = LEGAL_AGE
    turn: int = 0
    terms: Terms = ANY_TIME

    def attract(self, status: WindowStatus, frame: FrameView) -> AttractView:
        """The screen that makes a passer-by stop."""
        return AttractView(
            window_name=self.window_name,
            invitations=tuple(words.tr("Touch to order") for words in self.languages),
            pictures=tuple(
                drink.picture for drink in self.offer.drinks() if self._can_be_had(drink)
            ),
            languages=self._languages(),
            board=self._board(status),
            frame=frame,
        )

    def basket_page(
        self, basket: Basket, status: WindowStatus, frame: FrameView, *, placing: bool
    ) -> BasketView:
        """The basket, and the one button that orders it."""
        say = self.words.tr
        marked = [line for line in basket.lines if self._trouble(line)]
        return BasketView(
            title=say("Your order"),
            lines=tuple(self._line(line, basket, placing=placing) for line in basket.lines),
            empty="" if basket.lines else say("Nothing chosen yet"),
            total_label=say("Total"),
            total=self.words.money(basket.total_cents - sum(line.cents for line in marked)),
            pay=self._good_to_know(status, basket),
            order=ButtonView(
                self._order_text(len(marked), is_open=status.is_open and not placing),
                enabled=bool(basket.lines) and status.is_open and not placing,
            ),
            back=ButtonView(say("More drinks"), enabled=not placing),
            busy=placing,
            keep=say("Keep your finger on it"),
            age=age_note(self.words, basket, self.legal_age),
            frame=frame,
        )

    # -- parts --------------------------------------------------------------------------------

    def _can_be_had(self, drink: Drink) -> bool:
        return self.offer.availability.can_make(drink)

    def _languages(self) -> tuple[LanguageView, ...]:
        return tuple(
            LanguageView(code, words.own_name, code == self.language)
            for code, words in zip(self.codes, self.languages, strict=True)
        )

    def _board(self, status: WindowStatus) -> BoardView:
        return board_of(self.words, status, turn=self.turn)

    def _trouble(self, line: BasketLine) -> str:
        language = self.language
        gone = drinkwords.trouble(self.words, line, self.offer, self.wishes, language=language)
        return gone or termwords.forbidden(self.words, self.terms, line.drink, line.choice)

    def _order_text(self, marked: int, *, is_open: bool) -> str:
        if not is_open:
            return self.words.tr("One moment…")
        if marked:
            return self.words.tr("Take out what is marked")
        return self.words.tr("Hold to order")

    def _line(self, line: BasketLine, basket: Basket, *, placing: bool) -> BasketLineView:
        trouble = self._trouble(line)
        return BasketLineView(
            line=line.line,
            quantity=str(line.quantity),
            name=self._text(line.drink.name),
            changes=drinkwords.changes(self.words, line.drink, line.choice, language=self.language),
            price="" if trouble else self.words.money(line.cents),
            picture=picture_of(line.drink, line.choice),
            fewer=ButtonView(MINUS, enabled=not placing),
            more=ButtonView("+", enabled=not (placing or trouble) and basket.room_for(line) > 0),
            remove=ButtonView(self.words.tr("Remove"), enabled=not placing),
            trouble=trouble,
            allergens=drinkwords.allergens(self.words, line.drink, line.choice)
            if self.wishes.without
            else "",
        )

    def _good_to_know(self, status: WindowStatus, basket: Basket) -> str:
        """What she should know before she orders, a sentence a line."""
        say = self.words.tr
        lines = [
            termwords.wait_note(self.words, self.terms, basket),
            say("You pay at the window, when you collect."),
            termwords.glass_note(self.words, self.terms),
        ]
        if not status.receipt_works:
            lines.append(say("No receipts at the moment: remember your number."))
        if not status.pagers_work:
            lines.append(say("A pager may stay silent: watch for your number here."))
        return "\n".join(filter(None, lines))

    def _text(self, texts: Texts) -> str:
        return texts.in_language(self.language)
