"""The menu: what is on sale, what can be chosen, what it is made of, and what has run out."""

from kiosk.domain.menu.availability import Availability, availability_of
from kiosk.domain.menu.choosing import (
    allergens_of,
    chosen_of,
    chosen_options,
    contents,
    is_alcoholic,
    is_complete,
    is_full,
    left_out,
    ordered,
    picture_of,
    strength_of,
    toggle,
    unit_price,
    volume_of,
)
from kiosk.domain.menu.contents import (
    NO_CHANGE,
    NO_TEXTS,
    Allergen,
    Ingredient,
    PictureChange,
    Texts,
)
from kiosk.domain.menu.drinks import (
    LEFT_OUT,
    WITHOUT,
    Choice,
    Drink,
    Menu,
    Option,
    OptionGroup,
    Section,
)
from kiosk.domain.menu.offer import Gone, Offer, offer_at
from kiosk.domain.menu.serving import ALWAYS, EVERY_DAY, Serving
from kiosk.domain.menu.strength import Strength, strength_word
from kiosk.domain.menu.wishes import Wishes

__all__ = [
    "ALWAYS",
    "EVERY_DAY",
    "LEFT_OUT",
    "NO_CHANGE",
    "NO_TEXTS",
    "WITHOUT",
    "Allergen",
    "Availability",
    "Choice",
    "Drink",
    "Gone",
    "Ingredient",
    "Menu",
    "Offer",
    "Option",
    "OptionGroup",
    "PictureChange",
    "Section",
    "Serving",
    "Strength",
    "Texts",
    "Wishes",
    "allergens_of",
    "availability_of",
    "chosen_of",
    "chosen_options",
    "contents",
    "is_alcoholic",
    "is_complete",
    "is_full",
    "left_out",
    "offer_at",
    "ordered",
    "picture_of",
    "strength_of",
    "strength_word",
    "toggle",
    "unit_price",
    "volume_of",
]
