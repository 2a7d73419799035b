"""From what a paper says to how it looks: domain papers become the printer's documents."""
