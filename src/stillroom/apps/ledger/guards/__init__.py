"""What the database itself refuses: triggers that keep statements as written, and the rights of the serving role."""
