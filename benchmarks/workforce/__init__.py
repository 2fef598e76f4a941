"""The projection engine measured on a workload that others can run too, and beside others' ways to run it."""
