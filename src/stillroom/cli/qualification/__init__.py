"""`stillroom check --report`: evidence for a hospital that this installation is the one that was tested, and works."""
