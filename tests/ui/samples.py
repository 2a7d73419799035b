"""Views as the presenter would make them, in two languages, with the longest words we expect."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.picture import Garnish, Ice, Liquid, Picture, Vessel
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
    DrinkView,
    FrameView,
    GroupView,
    LanguageView,
    MenuView,
    NumberView,
    SectionView,
    View,
)

NEGRONI = Picture(
    Vessel.ROCKS, (Liquid("#B4371F"),), fill=0.62, ice=Ice.LARGE, garnish=Garnish.ORANGE_SLICE
)
DARK_NEGRONI = Picture(
    Vessel.ROCKS, (Liquid("#5A1E12"),), fill=0.62, ice=Ice.LARGE, garnish=Garnish.ORANGE_PEEL
)
AMERICANO = Picture(
    Vessel.TALL,
    (Liquid("#A82A1C", 0.6), Liquid("#D4603A", 0.4)),
    fill=0.8,
    ice=Ice.CUBES,
    garnish=Garnish.ORANGE_SLICE,
    bubbles=True,
)
SBAGLIATO = Picture(
    Vessel.WINE, (Liquid("#C8462C"),), fill=0.6, ice=Ice.CUBES, garnish=Garnish.ORANGE_SLICE
)
CARDINALE = Picture(Vessel.COUPE, (Liquid("#B02A26"),), fill=0.8, garnish=Garnish.LEMON_PEEL)
AMARO = Picture(Vessel.ROCKS, (Liquid("#3A1A10"),), fill=0.4, ice=Ice.LARGE)
SPRITZ = Picture(
    Vessel.WINE,
    (Liquid("#6B3A14", 0.3), Liquid("#C98A2E", 0.7)),
    fill=0.65,
    ice=Ice.CUBES,
    garnish=Garnish.OLIVE,
    bubbles=True,
)
BOULEVARDIER = Picture(
    Vessel.ROCKS, (Liquid("#8A2E16"),), fill=0.55, ice=Ice.LARGE, garnish=Garnish.CHERRY
)
CHINOTTO = Picture(
    Vessel.TALL,
    (Liquid("#2A1410", 0.7), Liquid("#7A4A1E", 0.3)),
    fill=0.82,
    ice=Ice.CUBES,
    garnish=Garnish.LIME_WHEEL,
    bubbles=True,
)
PICTURES = (NEGRONI, AMERICANO, SBAGLIATO, CARDINALE, AMARO, SPRITZ, BOULEVARDIER, CHINOTTO)
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


@dataclass(frozen=True)
class Language:
    """The words of one language, as the catalogues would have them."""

    code: str
    names: tuple[str, ...]
    ingredients: tuple[str, ...]
    words: dict[str, str]
    price: str

    def euro(self, cents: int) -> str:
        """An amount as this language writes it."""
        whole = f"{cents // 100}.{cents % 100:02d}"
        return f"€ {whole.replace('.', ',')}" if self.code == "it" else f"€{whole}"


ITALIAN = Language(
    code="it",
    names=(
        "Negroni",
        "Americano",
        "Sbagliato",
        "Cardinale",
        "Amaro solo",
        "Spritz al carciofo",
        "Boulevardier all'amaro di casa",
        "Ginger & chinotto",
    ),
    ingredients=(
        "gin, bitter, vermut rosso",
        "bitter, vermut rosso, soda",
        "bitter, vermut rosso, spumante brut",
        "gin, bitter, vermut secco",
        "amaro di casa, scorza d'arancia",
        "amaro al carciofo, prosecco, soda",
        "whiskey di segale, amaro della casa, vermouth rosso",
        "chinotto, zenzero, lime",
    ),
    words={
        "invitation": "Tocca per ordinare",
        "ready": "Pronti",
        "making": "In preparazione",
        "back": "Indietro",
        "bar": "2 drink nel cestino",
        "bar_empty": "Il cestino è vuoto",
        "to_basket": "Vedi il cestino",
        "sold_out": "esaurito",
        "free": "0 %",
        "description": "Il classico, con l'amaro di casa se lo vuoi più scuro e più lungo.",
        "strength": "Forte · 24 % vol",
        "allergens": "Contiene: solfiti",
        "bitter": "Il bitter",
        "ice": "Il ghiaccio",
        "choose": "da scegliere",
        "o1": "Bitter classico",
        "o2": "Amaro di casa",
        "o3": "Bitter bianco alla genziana",
        "o4": "Metà e metà",
        "i1": "Un cubo grande",
        "i2": "Ghiaccio a cubetti",
        "i3": "Poco ghiaccio",
        "i4": "Senza ghiaccio",
        "add": "Metti nel cestino",
        "basket": "Il tuo cestino",
        "total": "Totale",
        "pay": "Paghi alla finestra, quando ritiri.\n"
        "Alcolici solo dai 18 anni: tieni pronto un documento.",
        "order": "Ordina",
        "busy": "Un attimo…",
        "change1": "amaro di casa, non bitter",
        "change2": "senza ghiaccio",
        "empty": "Ancora niente. Torna al menu e scegli un drink.",
        "number": "Il tuo numero",
        "pager": "Prendi il cercapersone 7",
        "pay_number": "Da pagare alla finestra: € 36,00 in contanti",
        "wait": "Pronto fra circa 8 minuti",
        "next": "Prossimo ospite",
        "closed": "La finestra è chiusa per un momento",
        "closed1": "Manca la carta nella stampante del bar. Riapriamo fra poco.",
        "closed2": "Se hai un numero non ancora pronto, bussa: 42.",
        "virtual": "Finti: stampante del bar, scontrini, cercapersone, lettore",
        "remark": "Gli scontrini non escono: ricorda il numero",
        "countdown": "Sei ancora qui? Il cestino si svuota fra",
        "stay": "Sono qui",
        "classics": "Aperitivi",
        "amari": "Amari e lunghi",
    },
    price="€ 9,00",
)
ENGLISH = Language(
    code="en",
    names=(
        "Negroni",
        "Americano",
        "Sbagliato",
        "Cardinale",
        "Amaro, neat",
        "Artichoke spritz",
        "Boulevardier with house amaro",
        "Ginger & chinotto",
    ),
    ingredients=(
        "gin, bitter, red vermouth",
        "bitter, red vermouth, soda",
        "bitter, red vermouth, sparkling wine",
        "gin, bitter, dry vermouth",
        "house amaro, orange peel",
        "artichoke amaro, prosecco, soda",
        "rye whiskey, house amaro, red vermouth from Torino",
        "chinotto, ginger, lime",
    ),
    words={
        "invitation": "Touch to order",
        "ready": "Ready",
        "making": "Being made",
        "back": "Back",
        "bar": "2 drinks in the basket",
        "bar_empty": "The basket is empty",
        "to_basket": "See the basket",
        "sold_out": "sold out",
        "free": "0 %",
        "description": "The classic, with the house amaro if you like it darker and longer.",
        "strength": "Strong · 24% vol",
        "allergens": "Contains: sulphites",
        "bitter": "The bitter",
        "ice": "The ice",
        "choose": "please choose",
        "o1": "Classic bitter",
        "o2": "House amaro",
        "o3": "White gentian bitter",
        "o4": "Half and half",
        "i1": "One large cube",
        "i2": "Ice cubes",
        "i3": "A little ice",
        "i4": "No ice",
        "add": "Put in the basket",
        "basket": "Your basket",
        "total": "Total",
        "pay": "You pay at the window, when you collect.\n"
        "Alcohol only from 18: have your ID ready.",
        "order": "Order",
        "busy": "One moment…",
        "change1": "house amaro, not bitter",
        "change2": "no ice",
        "empty": "Nothing yet. Go back to the menu and choose a drink.",
        "number": "Your number",
        "pager": "Take pager 7",
        "pay_number": "To pay at the window: €36.00 in cash",
        "wait": "Ready in about 8 minutes",
        "next": "Next guest",
        "closed": "The window is closed for a moment",
        "closed1": "The bar's printer is out of paper. We open again shortly.",
        "closed2": "If your number is not ready yet, please knock: 42.",
        "virtual": "Not real: bar printer, receipts, pagers, scanner",
        "remark": "No receipts right now: remember your number",
        "countdown": "Still there? The basket is put away in",
        "stay": "I am here",
        "classics": "Aperitivi",
        "amari": "Amari and long drinks",
    },
    price="€9.00",
)
LANGUAGES = {"it": ITALIAN, "en": ENGLISH}
CENTS = (900, 800, 900, 900, 700, 800, 1000, 600)


def frame(language: Language, *, remark: bool = True) -> FrameView:
    """The remarks around a screen."""
    return FrameView(
        virtual=language.words["virtual"], remark=language.words["remark"] if remark else ""
    )


def languages(language: Language) -> tuple[LanguageView, ...]:
    """The two languages by their own names."""
    return (
        LanguageView("it", "Italiano", language.code == "it"),
        LanguageView("en", "English", language.code == "en"),
    )


def board(language: Language, *, full: bool = False) -> BoardView:
    """Numbers ready and being made."""
    w = language.words
    if full:
        ready = tuple(str(n) for n in range(880, 889))
        return BoardView(w["ready"], ready, w["making"], tuple(str(n) for n in range(889, 900)))
    return BoardView(w["ready"], ("40", "42"), w["making"], ("43", "44", "45"))


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
                take=ButtonView("+", enabled=index != 3),
                badge=badge,
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
        languages=languages(language),
        back=ButtonView(w["back"]),
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
        order=ButtonView(w["busy"] if busy else w["order"], enabled=bool(lines) and not busy),
        back=ButtonView(w["back"], enabled=not busy),
        busy=busy,
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


def closed(language: Language) -> ClosedView:
    """The hatch, shut."""
    w = language.words
    return ClosedView(
        window_name="Finestra 43",
        title=w["closed"],
        sentences=(w["closed1"], w["closed2"]),
        board=board(language),
        frame=frame(language, remark=False),
    )


def countdown(language: Language, *, seconds: int = 12) -> CountdownView:
    """The question whether she is still there."""
    return CountdownView(
        text=language.words["countdown"], seconds=seconds, stay=ButtonView(language.words["stay"])
    )


def every_view(language: Language) -> dict[str, View]:
    """Each screen as it usually is, and at its fullest."""
    return {
        "attract": attract(language),
        "attract-full": attract(language, full=True),
        "menu": menu(language),
        "menu-sections": menu(language, count=20, sections=True),
        "menu-empty": menu(language, empty=True),
        "drink": drink(language),
        "drink-long": drink(language, long=True),
        "drink-plain": drink(language, plain=True),
        "basket": basket(language),
        "basket-one": basket(language, count=1),
        "basket-empty": basket(language, count=0),
        "basket-busy": basket(language, count=2, busy=True),
        "number": number(language),
        "number-888": number(language, value="888"),
        "closed": closed(language),
    }
