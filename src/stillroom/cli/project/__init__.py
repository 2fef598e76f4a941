"""`stillroom project`."""
