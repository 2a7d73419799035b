"""The one configuration file of a window: what it says, where it is found, how it is read."""

from kiosk.config.finding import find_config
from kiosk.config.reading import load_config
from kiosk.config.settings import (
    Config,
    ConfigError,
    MenuSettings,
    PagerSettings,
    PrinterSettings,
    ScannerSettings,
    ScreenSettings,
    StorageSettings,
    WindowSettings,
)

__all__ = [
    "Config",
    "ConfigError",
    "MenuSettings",
    "PagerSettings",
    "PrinterSettings",
    "ScannerSettings",
    "ScreenSettings",
    "StorageSettings",
    "WindowSettings",
    "find_config",
    "load_config",
]
