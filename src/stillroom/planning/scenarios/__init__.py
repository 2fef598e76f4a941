"""The scenarios that are shipped, and the schema that every scenario file is held to."""
