"""Competency frameworks as the 1EdTech standard CASE writes them: versions 1.0 and 1.1 are read, 1.1 is written."""

from stillroom.standards.case.problem import CaseRefused
from stillroom.standards.case.reader import Reading, read_package
from stillroom.standards.case.writer import package_bytes, write_package, write_package_1_0

__all__ = ["CaseRefused", "Reading", "package_bytes", "read_package", "write_package", "write_package_1_0"]
