"""Third-party browser assets that are committed, so that installing needs no Node."""
