"""The few words a drink is drawn from, and the photo that may stand in their place."""

from __future__ import annotations

from pathlib import Path

from kiosk.domain.menu import NO_CHANGE, PictureChange
from kiosk.domain.picture import Garnish, Ice, Liquid, Picture, Vessel
from kiosk.menufile import limits
from kiosk.tomlfile.kinds import TRUTH, decimal, matching, text, word_of
from kiosk.tomlfile.mistakes import quoted, shown
from kiosk.tomlfile.table import Kind, NotAllowed, Table

COLOUR = matching("#[0-9A-Fa-f]{6}", allowed='a colour as "#8E1B12"')
FOAM = matching("(#[0-9A-Fa-f]{6})?", allowed='a colour as "#F2E3C6", or "" for none')
FILL = decimal("0.05", "1", places=3)
SHARE = decimal("0.01", "100", places=3)
PHOTOS = (".png", ".jpg", ".jpeg")
_PLAIN = Picture()


def take_picture(drink: Table, base: Path) -> Picture:
    """How a drink is shown: drawn by ``picture``, or the file named by ``photo``."""
    photo = str(drink.take("photo", _photo_in(base), default=""))
    table = drink.table("picture")
    if table is None:
        return Picture(photo=photo)
    if drink.has("photo"):
        drink.wrong("photo", "a photo beside a picture", allowed="one of the two")
    picture = Picture(
        vessel=table.take("glass", word_of(Vessel), default=_PLAIN.vessel),
        liquids=_liquids(table) or _PLAIN.liquids,
        fill=float(table.take("fill", FILL, default=_PLAIN.fill)),
        ice=table.take("ice", word_of(Ice), default=_PLAIN.ice),
        garnish=table.take("garnish", word_of(Garnish), default=_PLAIN.garnish),
        foam=table.take("foam", FOAM, default=""),
        bubbles=table.take("bubbles", TRUTH, default=False),
    )
    table.done()
    return picture


def take_change(owner: Table, key: str) -> PictureChange:
    """How an option, or what is left out, changes the drawing."""
    table = owner.table(key)
    if table is None:
        return NO_CHANGE
    change = PictureChange(
        liquids=_liquids(table),
        ice=table.take("ice", word_of(Ice), default=None),
        garnish=table.take("garnish", word_of(Garnish), default=None),
        foam=table.take("foam", FOAM, default=None),
    )
    table.done()
    return change


def _liquids(table: Table) -> tuple[Liquid, ...]:
    """The layers from the bottom up; each a colour, or a colour with its share."""
    liquids = table.each("liquid", _LAYER)
    if table.values.get("liquid") == []:
        table.wrong("liquid", "an empty list", allowed=f"at least {COLOUR.allowed}")
    if len(liquids) > limits.MOST_LAYERS:
        table.wrong("liquid", f"{len(liquids)} layers", allowed=f"up to {limits.MOST_LAYERS}")
    return liquids


def _layer(value: object) -> Liquid:
    if isinstance(value, str):
        return Liquid(COLOUR.read(value))
    if not isinstance(value, dict) or set(value) != {"colour", "share"}:
        raise NotAllowed
    try:
        return Liquid(COLOUR.read(value["colour"]), float(SHARE.read(value["share"])))
    except NotAllowed as wrong:
        found = f"colour {shown(value['colour'])} and share {shown(value['share'])}"
        raise NotAllowed(found=found) from wrong


_LAYER = Kind(f'{COLOUR.allowed}, or {{ colour = "#8E1B12", share = 2 }}', _layer)


def _photo_in(base: Path) -> Kind[Path]:
    name_of = text(200)

    def read(value: object) -> Path:
        name = name_of.read(value)
        path = base / name
        if path.suffix.lower() not in PHOTOS:
            raise NotAllowed
        if not path.is_file():
            raise NotAllowed(found=f"{quoted(name)}, but there is no file {quoted(str(path))}")
        return path

    return Kind(f"a file that is there, ending in {', '.join(PHOTOS)}", read)
