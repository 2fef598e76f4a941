"""What writes the demo."""
