"""The configuration that is measured: every device there is, the example menu."""

from __future__ import annotations

from pathlib import Path

from tests.bench.wire import BAUD

_MENU = Path(__file__).parents[2] / "assets" / "menus" / "menu.toml"
_VIRTUAL = 'driver = "virtual"'


def virtual(folder: Path, *, width_mm: float = 187.0) -> Path:
    """Every device is virtual and in the kiosk's own process. The glass is so wide."""
    return _written(folder, bar=_VIRTUAL, receipt=_VIRTUAL, width_mm=width_mm)


def on_ports(folder: Path, *, bar: str, receipt: str, pager: str = "") -> Path:
    """The real printer driver on these two ports, and the pager base's if it has one."""
    base = f'driver = "tap"\nport = "{pager}"' if pager else _VIRTUAL
    return _written(folder, bar=_real(bar), receipt=_real(receipt), pager=base)


def scanned(folder: Path, *, bar: str, scanner: str) -> Path:
    """The real drivers of the bar's printer and of the scanner; a silence is no matter here."""
    return _written(
        folder,
        bar=_real(bar),
        receipt=_VIRTUAL,
        scanner=f'driver = "serial"\nport = "{scanner}"\nbaud = {BAUD}',
        more="[bartender]\nremind_minutes = 120",
    )


def _real(port: str) -> str:
    return f'driver = "escpos"\nport = "{port}"\nbaud = {BAUD}'


def _written(
    folder: Path,
    *,
    bar: str,
    receipt: str,
    pager: str = _VIRTUAL,
    scanner: str = _VIRTUAL,
    width_mm: float = 187.0,
    more: str = "",
) -> Path:
    folder.mkdir()
    path = folder / "kiosk.toml"
    path.write_text(
        f"""
[window]
id = "43"
name = "Finestra 43"
[screen]
width_mm = {width_mm}
[menu]
file = "{_MENU}"
[printers.bar]
{bar}
[printers.receipt]
{receipt}
[pager]
{pager}
pagers = {{ 1 = "0421", 2 = "0422", 3 = "0423" }}
[scanner]
{scanner}
{more}
""",
        encoding="utf-8",
    )
    return path
