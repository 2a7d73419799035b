"""Reads the file of hours and ordinances; every mistake at once, each with its place."""

from kiosk.hoursfile.reading import HoursError, load_hours

__all__ = ["HoursError", "load_hours"]
