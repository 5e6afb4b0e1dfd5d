"""Question bank and glossary for other programs."""

from .bank import FORMATS, BankReport, export_bank
from .glossary import export_glossary

__all__ = ["FORMATS", "BankReport", "export_bank", "export_glossary"]
