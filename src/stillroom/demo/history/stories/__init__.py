"""The stories worth opening: scripts for a few items of a few people, each told in `docs/demo.md`."""
