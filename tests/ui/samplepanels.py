"""The panels and the tools as the presenter would make them, at their longest."""

from __future__ import annotations

from kiosk.presenters.views import (
    AloudView,
    ButtonView,
    PanelChoiceView,
    PanelGroupView,
    PanelView,
    ToolView,
)
from tests.ui.samplewords import Language

OWN_NAMES = {
    "it": "Italiano",
    "en": "English",
    "fr": "Français",
    "de": "Deutsch",
    "es": "Español",
    "pt": "Português",
    "ja": "日本語",
    "zh": "中文",
}


def tools(language: Language) -> tuple[ToolView, ...]:
    """What stands at the foot of every screen."""
    it = language.code == "it"
    return (
        ToolView("languages", OWN_NAMES[language.code], "globe"),
        ToolView("reading", "Lettura" if it else "Reading", "letters"),
        ToolView("help", "Aiuto" if it else "Help", "question"),
    )


def panels(language: Language) -> dict[str, PanelView]:
    """Every panel."""
    it = language.code == "it"
    return {
        "languages": PanelView(
            kind="languages",
            title="Lingua" if it else "Language",
            groups=(_group("language", "", OWN_NAMES, language.code),),
            close=ButtonView("Chiudi" if it else "Close"),
        ),
        "reading": PanelView(
            kind="reading",
            title="Lettura e comodità" if it else "Reading and reach",
            text="Solo per te: chi viene dopo trova lo schermo com'era."
            if it
            else "For you only: the next guest finds the screen as it was.",
            groups=(
                _group(
                    "text",
                    "Caratteri" if it else "Letters",
                    {"normal": "Normale", "large": "Grandi", "largest": "Molto grandi"}
                    if it
                    else {"normal": "Normal", "large": "Large", "largest": "Largest"},
                    "large",
                ),
                _group(
                    "contrast",
                    "Contrasto" if it else "Contrast",
                    {"off": "Normale", "on": "Alto"} if it else {"off": "Normal", "on": "High"},
                    "off",
                ),
                _group(
                    "low",
                    "Altezza" if it else "Reach",
                    {"off": "Normale", "on": "Tutto a portata di mano"}
                    if it
                    else {"off": "Normal", "on": "All within reach"},
                    "on",
                ),
            ),
            close=ButtonView("Fatto" if it else "Done"),
        ),
        "help": PanelView(
            kind="help",
            title="Aiuto" if it else "Help",
            text="Non è certo che la chiamata sia arrivata. Bussa alla finestra, per favore."
            if it
            else "It is not certain that the call came through. Please knock at the window.",
            action=ButtonView("Chiama il barista" if it else "Call the bartender"),
            close=ButtonView("Chiudi" if it else "Close"),
        ),
        "table": PanelView(
            kind="table",
            title="Allergeni e gradazione" if it else "Allergens and strength",
            text="La tabella completa è su carta: chiedila alla finestra."
            if it
            else "The whole table is on paper: ask for it at the window.",
            groups=tuple(_rows(language, number) for number in range(14)),
            close=ButtonView("Chiudi" if it else "Close"),
        ),
    }


def _rows(language: Language, number: int) -> PanelGroupView:
    it = language.code == "it"
    drink = (
        "Boulevardier all'amaro di casa\n24,5% vol. · forte: solfiti, frutta a guscio"
        if it
        else "Boulevardier with house amaro\n24.5% vol. · strong: sulphites, nuts"
    )
    choice = (
        "+ senza latte di mandorla · 24,5% vol. · forte: solfiti"
        if it
        else "+ without almond milk · 24.5% vol. · strong: sulphites"
    )
    return PanelGroupView(str(number), f"{drink}\n{choice}" if number % 2 else drink, ())


def aloud(language: Language, *, hold: bool = False) -> AloudView:
    """What who listens has on the glass."""
    it = language.code == "it"
    return AloudView(
        text="Boulevardier all'amaro di casa. whiskey di segale, amaro della casa, vermouth rosso"
        if it
        else "Boulevardier with house amaro. rye whiskey, house amaro, red vermouth from Torino",
        place="12 di 27" if it else "12 of 27",
        previous=ButtonView("Indietro" if it else "Back"),
        choose=ButtonView("Scegli" if it else "Choose"),
        following=ButtonView("Avanti" if it else "On", enabled=not hold),
        hold=hold,
    )


def _group(group_id: str, name: str, choices: dict[str, str], chosen: str) -> PanelGroupView:
    made = tuple(PanelChoiceView(key, text, key == chosen) for key, text in choices.items())
    return PanelGroupView(group_id, name, made)
