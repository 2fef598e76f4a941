"""How the tables about people are read, and what each row makes."""
