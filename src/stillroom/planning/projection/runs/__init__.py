"""What reads scenarios, runs them in processes, and writes results."""
