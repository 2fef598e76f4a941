"""A commissioning question from its file, and what came of it written down. Import from its modules."""
