"""The inspection pack: what an inspector is handed, as a PDF for people and as tables for programs."""
