"""A skills passport on paper."""
