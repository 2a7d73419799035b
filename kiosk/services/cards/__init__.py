"""What the bartender's cards do: one function a card, each part of one unit of work."""
