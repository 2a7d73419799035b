"""The words of the samples, in two languages, as the catalogues would have them."""

from __future__ import annotations

from dataclasses import dataclass


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
        "pay": "Paghi alla finestra, quando ritiri.",
        "age": "Alcolici solo dai 18 anni: alla finestra il barista chiede un documento.",
        "order": "Tieni premuto per ordinare",
        "keep": "Tieni il dito qui sopra",
        "wipe": "Asciuga il vetro, per favore",
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
        "missing": "Niente ricevute al momento: tieni a mente il tuo numero.\n"
        "Il pager potrebbe non suonare: tieni d'occhio il tuo numero qui.",
        "kept": "Non è stato ordinato ancora nulla. La tua scelta resta qui per qualche minuto.",
        "remember": "Tieni a mente il tuo numero: 888",
        "pager_and": "Prendi il pager 17 e tieni d'occhio il tuo numero qui",
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
        "pay": "You pay at the window, when you collect.",
        "age": "Alcohol only from 18: the bartender asks for a document at the window.",
        "order": "Hold to order",
        "keep": "Keep your finger on it",
        "wipe": "Please wipe the glass",
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
        "missing": "No receipts at the moment: remember your number.\n"
        "A pager may stay silent: watch for your number here.",
        "kept": "Nothing has been ordered yet. Your basket is kept for a few minutes.",
        "remember": "Remember your number: 888",
        "pager_and": "Take pager 17, and watch for your number here",
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
