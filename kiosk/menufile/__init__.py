"""The menu's file: read into the domain's menu, or every mistake in it named at once."""

from kiosk.menufile.reading import MenuError, check_menu, load_menu
from kiosk.tomlfile.mistakes import Mistake, Weight

__all__ = ["MenuError", "Mistake", "Weight", "check_menu", "load_menu"]
