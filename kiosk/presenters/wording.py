"""Puts the domain into words: a page and what is known become the view a screen draws."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.age import LEGAL_AGE
from kiosk.domain.basket import MOST_OF_A_LINE, Basket, BasketLine
from kiosk.domain.menu import (
    Choice,
    Drink,
    Menu,
    Option,
    OptionGroup,
    Texts,
    chosen_of,
    is_alcoholic,
    is_complete,
    picture_of,
    unit_price,
)
from kiosk.domain.order import Order
from kiosk.presenters import drinkwords
from kiosk.presenters.age import age_note
from kiosk.presenters.board import board_of
from kiosk.presenters.pages import Choosing
from kiosk.presenters.views import (
    AttractView,
    BasketBarView,
    BasketLineView,
    BasketView,
    BoardView,
    ButtonView,
    CardView,
    ChipView,
    ClosedView,
    DrinkView,
    FrameView,
    GroupView,
    LanguageView,
    MenuView,
    NumberView,
    SectionView,
)
from kiosk.presenters.words import Words
from kiosk.services.status import WindowStatus

MINUS = "\N{MINUS SIGN}"
"""As wide as the plus beside it, unlike a hyphen."""

ON_A_CARD = 3
"""Ingredients named on a card: more does not fit and is not read."""


@dataclass(frozen=True)
class Sayer:
    """Builds views in one language. Everything it needs is given; it remembers nothing."""

    words: Words
    menu: Menu
    window_name: str
    languages: tuple[Words, ...]
    language: str
    codes: tuple[str, ...]
    legal_age: int = LEGAL_AGE
    turn: int = 0

    def attract(self, status: WindowStatus, frame: FrameView) -> AttractView:
        """The screen that makes a passer-by stop."""
        return AttractView(
            window_name=self.window_name,
            invitations=tuple(words.tr("Touch to order") for words in self.languages),
            pictures=tuple(drink.picture for drink in self.menu.drinks()),
            languages=self._languages(),
            board=self._board(status),
            frame=frame,
        )

    def menu_page(self, section_id: str, basket: Basket, frame: FrameView) -> MenuView:
        """The drinks of a section, and the basket at the foot."""
        sections = self.menu.sections
        shown = next((each for each in sections if each.section_id == section_id), sections[0])
        return MenuView(
            window_name=self.window_name,
            sections=tuple(
                SectionView(each.section_id, self._text(each.name), each is shown)
                for each in sections
            )
            if len(sections) > 1
            else (),
            cards=tuple(self._card(drink, basket) for drink in shown.drinks),
            basket=self._basket_bar(basket),
            back=ButtonView(self.words.tr("Start again")),
            frame=frame,
        )

    def drink_page(self, page: Choosing, basket: Basket, frame: FrameView) -> DrinkView:
        """One drink with its choices."""
        drink, choice, say = page.drink, page.choice, self.words.tr
        cents = unit_price(drink, choice)
        complete = is_complete(drink, choice)
        room = min(basket.room_for(), MOST_OF_A_LINE)
        return DrinkView(
            drink_id=drink.drink_id,
            name=self._text(drink.name),
            description=self._text(drink.description),
            ingredients=drinkwords.ingredients(drink, choice, language=self.language),
            strength=drinkwords.strength(self.words, drink, choice),
            allergens=drinkwords.allergens(self.words, drink, choice),
            picture=picture_of(drink, choice),
            groups=tuple(self._group(group, choice) for group in drink.groups),
            price=self.words.money(cents),
            quantity=str(page.quantity),
            fewer=ButtonView(MINUS, enabled=page.quantity > 1),
            more=ButtonView("+", enabled=page.quantity < room),
            add=ButtonView(
                say("Add · {price}", price=self.words.money(cents * page.quantity))
                if complete
                else say("Please choose"),
                enabled=complete and room > 0,
            ),
            back=ButtonView(say("Back")),
            frame=frame,
        )

    def basket_page(
        self, basket: Basket, status: WindowStatus, frame: FrameView, *, placing: bool
    ) -> BasketView:
        """The basket, and the one button that orders it."""
        say = self.words.tr
        return BasketView(
            title=say("Your order"),
            lines=tuple(self._line(line, basket, placing=placing) for line in basket.lines),
            empty="" if basket.lines else say("Nothing chosen yet"),
            total_label=say("Total"),
            total=self.words.money(basket.total_cents),
            pay=self._good_to_know(status),
            order=ButtonView(
                say("Hold to order") if status.is_open and not placing else say("One moment…"),
                enabled=bool(basket.lines) and status.is_open and not placing,
            ),
            back=ButtonView(say("More drinks"), enabled=not placing),
            busy=placing,
            keep=say("Keep your finger on it"),
            age=age_note(self.words, basket, self.legal_age),
            frame=frame,
        )

    def number_page(self, order: Order, status: WindowStatus, frame: FrameView) -> NumberView:
        """The number, the pager to take, what to pay."""
        say = self.words.tr
        return NumberView(
            order_key=order.key,
            title=say("Your number"),
            number=str(order.number),
            pager=self._how_called(order, status),
            pay=say("{price} to pay at the window", price=self.words.money(order.total_cents))
            if not order.paid
            else say("Paid"),
            wait=""
            if status.receipt_works
            else say("Remember your number: {number}", number=order.number),
            next_guest=ButtonView(say("Next guest")),
            frame=frame,
        )

    def closed(self, status: WindowStatus, frame: FrameView, *, keeps_basket: bool) -> ClosedView:
        """The hatch, shut."""
        say = self.words.tr
        return ClosedView(
            window_name=self.window_name,
            title=say("The window is closed for a moment"),
            knock=self._who_should_knock(status),
            kept=say("Nothing has been ordered yet. Your basket is kept for a few minutes.")
            if keeps_basket
            else "",
            sentences=tuple(
                words.tr("Come back in a moment, or knock.") for words in self._public()
            ),
            board=self._board(status),
            frame=frame,
        )

    # -- parts --------------------------------------------------------------------------------

    def _who_should_knock(self, status: WindowStatus) -> tuple[str, ...]:
        """The guests whose tickets the bartender has not got, whoever stands there."""
        if not status.unprinted:
            return ()
        numbers = ", ".join(map(str, status.unprinted))
        return tuple(
            words.tr("{numbers}: please knock", numbers=numbers) for words in self._public()
        )

    def _public(self) -> tuple[Words, ...]:
        """What everybody is told in: the window's language, this guest's, and English."""
        spoken = dict(zip(self.codes, self.languages, strict=True))
        wanted = dict.fromkeys((self.codes[0], self.language, "en"))
        return tuple(spoken[code] for code in wanted if code in spoken)

    def _languages(self) -> tuple[LanguageView, ...]:
        return tuple(
            LanguageView(code, words.own_name, code == self.language)
            for code, words in zip(self.codes, self.languages, strict=True)
        )

    def _board(self, status: WindowStatus) -> BoardView:
        return board_of(self.words, status, turn=self.turn)

    def _card(self, drink: Drink, basket: Basket) -> CardView:
        return CardView(
            drink_id=drink.drink_id,
            name=self._text(drink.name),
            ingredients=drinkwords.ingredients(
                drink, drink.as_it_stands(), language=self.language, most=ON_A_CARD
            ),
            price=self.words.money(drink.price_cents),
            picture=drink.picture,
            take=ButtonView("+", enabled=basket.room_for() > 0),
            badge="" if drink.alcoholic else self.words.tr("without alcohol"),
        )

    def _basket_bar(self, basket: Basket) -> BasketBarView:
        count = basket.count
        return BasketBarView(
            summary=self.words.plural("{count} drink", "{count} drinks", count)
            if count
            else self.words.tr("Nothing chosen yet"),
            total=self.words.money(basket.total_cents) if count else "",
            action=ButtonView(self.words.tr("See your order"), enabled=count > 0),
        )

    def _group(self, group: OptionGroup, choice: Choice) -> GroupView:
        chosen = chosen_of(choice, group.group_id)
        return GroupView(
            group_id=group.group_id,
            name=self._text(group.name),
            remark="" if chosen else self.words.tr("Please choose"),
            chips=tuple(self._chip(option, chosen) for option in group.options),
        )

    def _chip(self, option: Option, chosen: tuple[str, ...]) -> ChipView:
        return ChipView(
            option_id=option.option_id,
            text=self._text(option.name),
            price=self._difference(option.price_cents),
            chosen=option.option_id in chosen,
        )

    def _difference(self, cents: int) -> str:
        if cents == 0:
            return ""
        sign = "+" if cents > 0 else MINUS
        return f"{sign} {self.words.money(abs(cents))}"

    def _line(self, line: BasketLine, basket: Basket, *, placing: bool) -> BasketLineView:
        return BasketLineView(
            line=line.line,
            quantity=str(line.quantity),
            name=self._text(line.drink.name),
            changes=drinkwords.changes(
                self.words, line.drink, line.choice, language=self.language
            ),
            price=self.words.money(line.cents),
            picture=picture_of(line.drink, line.choice),
            fewer=ButtonView(MINUS, enabled=not placing),
            more=ButtonView("+", enabled=not placing and basket.room_for(line) > 0),
            remove=ButtonView(self.words.tr("Remove"), enabled=not placing),
        )

    def _good_to_know(self, status: WindowStatus) -> str:
        """What she should know before she orders, a sentence a line."""
        say = self.words.tr
        lines = [say("You pay at the window, when you collect.")]
        if not status.receipt_works:
            lines.append(say("No receipts at the moment: remember your number."))
        if not status.pagers_work:
            lines.append(say("A pager may stay silent: watch for your number here."))
        return "\n".join(lines)

    def _how_called(self, order: Order, status: WindowStatus) -> str:
        say = self.words.tr
        if order.pager is None:
            return say("Watch for your number on this screen")
        if not status.pagers_work:
            return say("Take pager {pager}, and watch for your number here", pager=order.pager)
        return say("Take pager {pager}", pager=order.pager)

    def _text(self, texts: Texts) -> str:
        return texts.in_language(self.language)
