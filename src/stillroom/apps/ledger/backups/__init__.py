"""A backup: one file with the database, the checkpoints and a manifest. Never the keys, which are kept apart."""
