"""Files that others published. They are not in the repository: an environment variable says where they lie."""

import os
from pathlib import Path

import pytest

FOLDER = os.environ.get("STILLROOM_VECTORS", "")

needs_vectors = pytest.mark.skipif(not FOLDER, reason="STILLROOM_VECTORS does not say where the public test files lie")


def vector(name: str) -> bytes:
    return (Path(FOLDER) / name).read_bytes()
