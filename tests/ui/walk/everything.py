"""All there is to see, in one language."""

from __future__ import annotations

from kiosk.presenters.views import View
from tests.ui.walk.aloudscenes import listened
from tests.ui.walk.callscenes import calls
from tests.ui.walk.marketscenes import market
from tests.ui.walk.scenes import Walker


def everything(code: str) -> dict[str, View]:
    """A guest's way, what is called, menus of every length, and what is read aloud."""
    return Walker(code).walk() | calls(code) | market(code) | listened(code)
