"""The one type face of our documents, shipped with them: Liberation Sans (SIL Open Font License, see `LICENCE.txt`)."""

from pathlib import Path

FOLDER = Path(__file__).parent
