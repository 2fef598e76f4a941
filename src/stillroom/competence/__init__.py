"""The domain: statements, frameworks and rules in, readiness and plans out. Pure Python, no I/O."""
