"""What Stillroom promises about speed, measured: `python -m benchmarks`."""
