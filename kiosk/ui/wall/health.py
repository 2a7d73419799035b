"""What is wrong, on a plate of its own: the colour of trouble needs a dark ground."""

from __future__ import annotations

from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui.metrics import Metrics


class HealthPlate(FloatLayout):
    """Lines of trouble; it has no height while all is well."""

    m = ObjectProperty(Metrics(), rebind=True)
    text = StringProperty("")
