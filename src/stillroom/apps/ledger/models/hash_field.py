"""The length of a SHA-256 digest in bytes."""

HASH_LENGTH = 32
