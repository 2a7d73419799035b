"""The demo's right side: the bartender's side of the wall."""
