"""The laws of the workforce, one a file, each for a planner to review."""
