"""How many training places, where and when, close a gap at least cost. Pure. Import from its modules."""
