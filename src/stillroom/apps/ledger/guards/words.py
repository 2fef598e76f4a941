"""What the database answers to whoever tries."""

STATEMENT = "A statement is never changed or deleted. Correct it with another statement and a reason."
CHECKPOINT = "A checkpoint is never changed or deleted."
TEXT = "The text of a statement is never changed. It can only be erased."
HEAD = "The end of a chain only moves forward."
TWICE = "This is recorded already, and what is recorded is never replaced."
