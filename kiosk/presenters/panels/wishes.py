"""What a guest wants to be spared: the allergens of this menu, and alcohol."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.menu import Allergen
from kiosk.presenters.pages import PanelKind
from kiosk.presenters.scene import Scene, Setting
from kiosk.presenters.views import ButtonView, PanelChoiceView, PanelGroupView, PanelView
from kiosk.presenters.visit import Visit
from kiosk.services.allergenwords import allergen_name

ALLERGENS, ALCOHOL = "allergens", "alcohol"
_KNOWN = frozenset(Allergen)


def view(scene: Scene, setting: Setting) -> PanelView:
    """Each thing she may be spared; an honest word about what nobody can promise."""
    words, visit = setting.languages[scene.language], scene.visit
    say = words.tr
    allergens = tuple(
        PanelChoiceView(each, allergen_name(words, each), chosen=each in visit.without)
        for each in scene.offer.menu.allergens()
    )
    alcohol = PanelChoiceView(ALCOHOL, say("alcohol"), chosen=visit.alcohol_free)
    return PanelView(
        kind=PanelKind.WISHES,
        title=say("What should not be in your glass?"),
        text=say("Everything is made in one small bar: traces cannot be excluded."),
        groups=(
            PanelGroupView(ALLERGENS, say("Without"), allergens, several=True),
            PanelGroupView(ALCOHOL, "", (alcohol,), several=True),
        ),
        action=ButtonView(say("All drinks and their allergens")),
        close=ButtonView(say("Done")),
        settles=True,
    )


def choose(visit: Visit, group_id: str, choice_id: str) -> Visit:
    """The visit with this wish made, or taken back."""
    if group_id == ALCOHOL:
        return replace(visit, alcohol_free=not visit.alcohol_free)
    if choice_id not in _KNOWN:
        return visit
    return replace(visit, without=visit.without ^ {Allergen(choice_id)})
