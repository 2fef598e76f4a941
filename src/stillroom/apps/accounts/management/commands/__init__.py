"""Commands of Django that this app does better."""
