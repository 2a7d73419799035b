"""The drinks of the samples, as they are painted."""

from __future__ import annotations

from kiosk.domain.picture import Garnish, Ice, Liquid, Picture, Vessel

NEGRONI = Picture(
    Vessel.ROCKS, (Liquid("#B4371F"),), fill=0.62, ice=Ice.LARGE, garnish=Garnish.ORANGE_SLICE
)
DARK_NEGRONI = Picture(
    Vessel.ROCKS, (Liquid("#5A1E12"),), fill=0.62, ice=Ice.LARGE, garnish=Garnish.ORANGE_PEEL
)
AMERICANO = Picture(
    Vessel.TALL,
    (Liquid("#A82A1C", 0.6), Liquid("#D4603A", 0.4)),
    fill=0.8,
    ice=Ice.CUBES,
    garnish=Garnish.ORANGE_SLICE,
    bubbles=True,
)
SBAGLIATO = Picture(
    Vessel.WINE, (Liquid("#C8462C"),), fill=0.6, ice=Ice.CUBES, garnish=Garnish.ORANGE_SLICE
)
CARDINALE = Picture(Vessel.COUPE, (Liquid("#B02A26"),), fill=0.8, garnish=Garnish.LEMON_PEEL)
AMARO = Picture(Vessel.ROCKS, (Liquid("#3A1A10"),), fill=0.4, ice=Ice.LARGE)
SPRITZ = Picture(
    Vessel.WINE,
    (Liquid("#6B3A14", 0.3), Liquid("#C98A2E", 0.7)),
    fill=0.65,
    ice=Ice.CUBES,
    garnish=Garnish.OLIVE,
    bubbles=True,
)
BOULEVARDIER = Picture(
    Vessel.ROCKS, (Liquid("#8A2E16"),), fill=0.55, ice=Ice.LARGE, garnish=Garnish.CHERRY
)
CHINOTTO = Picture(
    Vessel.TALL,
    (Liquid("#2A1410", 0.7), Liquid("#7A4A1E", 0.3)),
    fill=0.82,
    ice=Ice.CUBES,
    garnish=Garnish.LIME_WHEEL,
    bubbles=True,
)
PICTURES = (NEGRONI, AMERICANO, SBAGLIATO, CARDINALE, AMARO, SPRITZ, BOULEVARDIER, CHINOTTO)
