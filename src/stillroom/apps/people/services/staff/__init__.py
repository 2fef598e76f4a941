"""The parts of the staff import: reading rows, checking them together, planning, and writing."""
