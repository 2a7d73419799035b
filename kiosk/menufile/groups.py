"""Option groups with their options, as a menu's file holds them."""

from __future__ import annotations

from kiosk.domain.menu import LEFT_OUT, WITHOUT, Option, OptionGroup
from kiosk.menufile import limits
from kiosk.menufile.given import DIFFERENCE, ID, STRENGTH, VOLUME, Known, at_most, each_id_once
from kiosk.menufile.ingredients import contents
from kiosk.menufile.pictures import take_change
from kiosk.menufile.words import need_texts, take_texts
from kiosk.tomlfile.kinds import TRUTH, known, whole
from kiosk.tomlfile.mistakes import quoted
from kiosk.tomlfile.table import Table


def read_groups(drink: Table, given: Known) -> tuple[OptionGroup, ...]:
    """The choices inside a drink."""
    tables = drink.tables("group")
    each_id_once(tables)
    at_most(drink, "group", limits.MOST_GROUPS)
    groups = tuple(_group(table, given) for table in tables)
    _one_speaks_of(drink, groups, "strength", "strength_permille")
    _one_speaks_of(drink, groups, "volume", "volume_ml")
    return groups


def _group(table: Table, given: Known) -> OptionGroup:
    tables = table.tables("option")
    each_id_once(tables)
    at_most(table, "option", limits.MOST_OPTIONS)
    if not tables:
        table.wrong("option", "no option", allowed="at least one [[drink.group.option]]")
    options = tuple(_option(each, given) for each in tables)
    least, most = _bounds(table, len(options))
    group = OptionGroup(
        group_id=_group_id(table),
        name=need_texts(table, "name", given.languages, most=limits.LONGEST_NAME),
        options=options,
        defaults=_defaults(table, options, most),
        at_least=least,
        at_most=most,
    )
    table.done()
    return group


def _group_id(table: Table) -> str:
    name = table.need("id", ID, stand_in="")
    if name == WITHOUT:
        found = f"{quoted(name)}, which is the kiosk's own word"
        table.wrong("id", found, allowed='another id, or the drink\'s key "without"')
    return name


def _bounds(table: Table, options: int) -> tuple[int, int]:
    """From how many up to how many of its options: exactly one, unless something else is said."""
    if table.has("required") and table.has("at_least"):
        found = "both required and at_least"
        table.wrong("required", found, allowed="one of the two: required = true is at_least = 1")
    is_required = table.take("required", TRUTH, default=True)
    count = whole(0, max(1, options))
    least = table.take("at_least", count, default=int(is_required))
    most = table.take("at_most", whole(1, max(1, options)), default=max(1, least))
    if least > most:
        found = f"at_least = {least} and at_most = {most}"
        table.wrong("at_most", found, allowed=f"{least} or more")
    return least, max(least, most)


def _defaults(table: Table, options: tuple[Option, ...], most: int) -> tuple[str, ...]:
    """What the recipe has, in the order of the options: one name, or several in a list."""
    kind = known([option.option_id for option in options], what="option of this group")
    if isinstance(table.values.get("default"), list):
        names = table.each("default", kind)
    else:
        one = table.take("default", kind, default=None)
        names = () if one is None else (one,)
    if len(set(names)) < len(names):
        table.wrong("default", "an option twice", allowed="each option once")
    if len(set(names)) > most:
        found = f"{len(names)} options"
        table.wrong("default", found, allowed=f"up to {most}, or a larger at_most")
    return tuple(option.option_id for option in options if option.option_id in names)


def _option(table: Table, given: Known) -> Option:
    option_id = table.need("id", ID, stand_in="")
    if option_id.startswith(LEFT_OUT):
        allowed = f'an id that does not begin with "{LEFT_OUT}", or the drink\'s key "{WITHOUT}"'
        table.wrong("id", quoted(option_id), allowed=allowed)
    option = Option(
        option_id=option_id,
        name=need_texts(table, "name", given.languages, most=limits.LONGEST_NAME),
        price_cents=table.take("price", DIFFERENCE, default=0),
        ingredients=contents(table, given),
        ticket=take_texts(table, "ticket", given.languages, most=limits.LONGEST_NAME),
        picture=take_change(table, "picture"),
        volume_ml=table.take("volume", VOLUME, default=None),
        strength_permille=table.take("strength", STRENGTH, default=None),
        sold_out=table.take("sold_out", TRUTH, default=False),
    )
    table.done()
    return option


def _one_speaks_of(drink: Table, groups: tuple[OptionGroup, ...], key: str, field: str) -> None:
    """Two choices that both say how strong or large the drink is would contradict each other."""
    speakers = [
        group
        for group in groups
        if any(getattr(option, field) is not None for option in group.options)
    ]
    if len(speakers) > 1 or any(not group.is_single for group in speakers):
        found = f"{key} in {' and '.join(quoted(group.group_id) for group in speakers)}"
        drink.wrong("group", found, allowed=f"{key} in one group of which one option is chosen")
