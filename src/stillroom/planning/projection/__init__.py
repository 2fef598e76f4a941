"""The workforce over the years. Pure: reads no file, knows no database. Import what is needed from its modules."""
