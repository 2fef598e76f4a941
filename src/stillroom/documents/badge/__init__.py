"""The picture that a credential is baked into."""
