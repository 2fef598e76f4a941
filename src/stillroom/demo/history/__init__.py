"""Two years of history, planned statement by statement before the rules are asked about any of it."""
