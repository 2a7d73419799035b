"""Views as the presenter would make them, in two languages, with the longest words we expect."""

from __future__ import annotations

from dataclasses import replace

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
    CountdownView,
    DarkView,
    DrinkView,
    FrameView,
    GroupView,
    LanguageView,
    MenuView,
    NumberView,
    SectionView,
    View,
)
from tests.ui import samplecalls, samplemenu
from tests.ui.sampledrinks import DARK_NEGRONI, PICTURES
from tests.ui.samplehours import of_hours
from tests.ui.samplepanels import OWN_NAMES, aloud, panels, tools
from tests.ui.samplewords import ENGLISH, ITALIAN, LANGUAGES, Language

__all__ = ["ENGLISH", "ITALIAN", "LANGUAGES", "Language"]

IDS = (
    "negroni",
    "americano",
    "sbagliato",
    "cardinale",
    "amaro",
    "spritz",
    "boulevardier",
    "chinotto",
)


WIPE_OTHERS = (
    "Essuyez l’écran, s’il vous plaît",
    "Bitte wisch die Scheibe ab",
    "Seca la pantalla, por favor",
    "Enxugue o vidro, por favor",
    "画面を拭いてください",
    "请擦一擦屏幕",
    "Please wipe the screen",
)

CENTS = (900, 800, 900, 900, 700, 800, 1000, 600)


def frame(language: Language, *, remark: bool = True) -> FrameView:
    """The remarks around a screen."""
    return FrameView(
        virtual=language.words["virtual"],
        remark=language.words["remark"] if remark else "",
        tools=tools(language),
        wipe=(language.words["wipe"], *WIPE_OTHERS),
    )


def languages(language: Language) -> tuple[LanguageView, ...]:
    """The languages by their own names."""
    return tuple(
        LanguageView(code, name, language.code == code) for code, name in OWN_NAMES.items()
    )


def board(language: Language, *, full: bool = False) -> BoardView:
    """Numbers ready and being made."""
    w = language.words
    if full:
        ready = tuple(str(n) for n in range(888, 880, -1))
        making = tuple(str(n) for n in range(889, 894))
        return BoardView(w["ready"], ready, w["making"], making, "888", "+12", "+34")
    return BoardView(w["ready"], ("42", "40"), w["making"], ("43", "44", "45"), "42")


def attract(language: Language, *, full: bool = False) -> AttractView:
    """The screen in the street."""
    return AttractView(
        window_name="Finestra 43",
        invitations=tuple(each.words["invitation"] for each in LANGUAGES.values()),
        pictures=PICTURES,
        languages=languages(language),
        board=board(language, full=full),
        frame=frame(language, remark=False),
    )


def cards(language: Language, *, count: int = 8) -> tuple[CardView, ...]:
    """As many cards as asked; the eighth is without alcohol, the fourth is sold out."""
    made = []
    for place in range(count):
        index = place % 8
        badge = {3: language.words["sold_out"], 7: language.words["free"]}.get(index, "")
        made.append(
            CardView(
                drink_id=IDS[index] if place < 8 else f"{IDS[index]}-{place}",
                name=language.names[index],
                ingredients=language.ingredients[index],
                price=language.euro(CENTS[index]),
                picture=PICTURES[index],
                take=ButtonView("+"),
                badge=badge,
                dimmed=index == 3,
            )
        )
    return tuple(made)


def menu(
    language: Language, *, count: int = 8, sections: bool = False, empty: bool = False
) -> MenuView:
    """The drinks."""
    w = language.words
    tabs = (SectionView("a", w["classics"], chosen=True), SectionView("b", w["amari"], False))
    return MenuView(
        window_name="Finestra 43",
        sections=tabs if sections else tabs[:1],
        cards=cards(language, count=count),
        basket=BasketBarView(
            summary=w["bar_empty"] if empty else w["bar"],
            total="" if empty else language.euro(1800),
            action=ButtonView(w["to_basket"], enabled=not empty),
        ),
        back=ButtonView(w["back"]),
        wishes=samplemenu.wishes(language),
        frame=frame(language),
    )


def drink(language: Language, *, long: bool = False, plain: bool = False) -> DrinkView:
    """One drink, with two groups of four options."""
    w = language.words
    index = 6 if long else 0
    bitter = tuple(
        ChipView(
            f"o{n}",
            w[f"o{n}"],
            f"+ {language.euro(100)}" if n == 2 else "",
            chosen=n == 2,
            enabled=n != 4,
        )
        for n in range(1, 5)
    )
    ice = tuple(ChipView(f"i{n}", w[f"i{n}"], "", chosen=n == 1) for n in range(1, 5))
    return DrinkView(
        drink_id=IDS[index],
        name=language.names[index],
        description=w["description"],
        ingredients=language.ingredients[index],
        strength=w["strength"],
        allergens=w["allergens"],
        picture=DARK_NEGRONI,
        groups=()
        if plain
        else (
            GroupView("bitter", w["bitter"], w["choose"], bitter),
            GroupView("ice", w["ice"], "", ice),
        ),
        price=language.euro(1000),
        quantity="1",
        fewer=ButtonView("-", enabled=False),
        more=ButtonView("+"),
        add=ButtonView(w["add"]),
        back=ButtonView(w["back"]),
        frame=frame(language),
    )


def basket(
    language: Language, *, count: int = 5, busy: bool = False, changes: bool = True
) -> BasketView:
    """A basket with as many lines as asked."""
    w = language.words
    order = (0, 6, 5, 7, 1)
    lines = tuple(
        BasketLineView(
            line=place,
            quantity=str(1 + place % 2),
            name=language.names[order[place % 5]],
            changes=((w["change1"], w["change2"]) if place % 5 == 1 else (w["change1"],))
            if changes and place % 5 < 2
            else (),
            price=language.euro(CENTS[order[place % 5]] * (1 + place % 2)),
            picture=PICTURES[order[place % 5]],
            fewer=ButtonView("-", enabled=not busy),
            more=ButtonView("+", enabled=not busy and place != 4),
            remove=ButtonView("x", enabled=not busy),
        )
        for place in range(count)
    )
    return BasketView(
        title=w["basket"],
        lines=lines,
        empty="" if lines else w["empty"],
        total_label=w["total"],
        total=language.euro(5600 if lines else 0),
        pay=w["pay"],
        age=w["age"] if lines else "",
        order=ButtonView(w["busy"] if busy else w["order"], enabled=bool(lines) and not busy),
        back=ButtonView(w["back"], enabled=not busy),
        busy=busy,
        keep=w["keep"],
        frame=frame(language, remark=False),
    )


def number(language: Language, *, value: str = "42", pager: bool = True) -> NumberView:
    """The number of an order just placed."""
    w = language.words
    return NumberView(
        order_key=f"key-{value}",
        title=w["number"],
        number=value,
        pager=w["pager"] if pager else "",
        pay=w["pay_number"],
        wait=w["wait"],
        next_guest=ButtonView(w["next"]),
        frame=frame(language),
    )


KNOCK = ("41, 42, 43: bussa, per favore", "41, 42, 43: please knock")
COME_BACK = ("Torna fra un attimo, oppure bussa.", "Come back in a moment, or knock.")
"""What the closed screen says to everybody, whatever her language."""


def closed(language: Language, *, knock: bool = False, kept: bool = False) -> ClosedView:
    """The hatch, shut."""
    w = language.words
    return ClosedView(
        window_name="Finestra 43",
        title=w["closed"],
        knock=KNOCK if knock else (),
        kept=w["kept"] if kept else "",
        sentences=COME_BACK,
        board=board(language),
        frame=frame(language, remark=False),
    )


def in_want(language: Language) -> dict[str, View]:
    """The screens that say that something is missing, at their fullest."""
    w = language.words
    chosen, called = basket(language), number(language, value="888")
    return {
        "closed": closed(language),
        "closed-kept": closed(language, kept=True),
        "closed-knock": closed(language, knock=True, kept=True),
        "basket-missing": replace(chosen, pay=f"{chosen.pay}\n{w['missing']}"),
        "number-missing": replace(called, pager=w["pager_and"], wait=w["remember"]),
    }


def countdown(language: Language, *, seconds: int = 12) -> CountdownView:
    """The question whether she is still there."""
    return CountdownView(
        text=language.words["countdown"], seconds=seconds, stay=ButtonView(language.words["stay"])
    )


def with_panels(language: Language) -> dict[str, View]:
    """The menu under each of the panels, and under the buttons of who listens."""
    under = menu(language)
    covered = {
        f"panel-{kind}": replace(under, frame=replace(under.frame, panel=panel))
        for kind, panel in panels(language).items()
    }
    heard = {"aloud": aloud(language), "aloud-order": aloud(language, hold=True)}
    return covered | {
        name: replace(under, frame=replace(under.frame, aloud=view)) for name, view in heard.items()
    }


def dark(language: Language) -> View:
    """Nobody has been here for long."""
    under = attract(language)
    sign = DarkView(name="Finestra 43", text=language.words["invitation"])
    return replace(under, frame=replace(under.frame, dark=sign))


def with_calls(language: Language) -> dict[str, View]:
    """Screens while a number is called, and while ready numbers stand beside an order."""
    first, full, chosen = attract(language), attract(language, full=True), menu(language)
    said = drink(language)
    return {
        "attract-called": _framed(first, samplecalls.on_the_board(first.frame, language)),
        "attract-called-full": _framed(
            full, samplecalls.on_the_board(full.frame, language, full=True)
        ),
        "menu-ready": _framed(chosen, samplecalls.quiet(chosen.frame, language)),
        "menu-called": _framed(chosen, samplecalls.lit(chosen.frame, language)),
        "drink-called": _framed(said, samplecalls.lit(said.frame, language, full=True)),
    }


def _framed(view: View, frame: FrameView) -> View:
    return replace(view, frame=frame)


def every_view(language: Language) -> dict[str, View]:
    """Each screen as it usually is, and at its fullest."""
    return {
        **with_panels(language),
        "attract": attract(language),
        "attract-full": attract(language, full=True),
        "dark": dark(language),
        "menu": menu(language),
        "menu-500": menu(language, count=500),
        "menu-sections": menu(language, count=20, sections=True),
        "menu-empty": menu(language, empty=True),
        "menu-spared": samplemenu.spared(menu(language), language),
        "menu-none": samplemenu.none_served(menu(language), language),
        "drink": drink(language),
        "drink-long": drink(language, long=True),
        "drink-plain": drink(language, plain=True),
        "drink-choices": samplemenu.choices(drink(language), language),
        "drink-refused": samplemenu.refused(drink(language, plain=True), language),
        "basket": basket(language),
        "basket-one": basket(language, count=1),
        "basket-gone": samplemenu.gone(basket(language, count=3), language),
        "basket-empty": basket(language, count=0),
        "basket-busy": basket(language, count=2, busy=True),
        "number": number(language),
        "number-888": number(language, value="888"),
        **in_want(language),
        **of_hours(closed(language), number(language, value="888"), language),
        **with_calls(language),
    }
