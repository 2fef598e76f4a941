"""What national sources say is not known, with the lines they say it in."""
