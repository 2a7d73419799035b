"""Everything at random, with a seed: hands on the glass, the evening around it, and a judge."""
