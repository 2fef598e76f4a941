"""The parts of a report, one a file. Each makes its section from the run, or none where the run says nothing of it."""
