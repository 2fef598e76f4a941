"""The costs of routes from their file, and what came of them written down. Import from its modules."""
