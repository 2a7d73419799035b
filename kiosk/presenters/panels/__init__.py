"""What may lie over any screen: a panel a file."""
