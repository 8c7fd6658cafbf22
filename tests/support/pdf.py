"""PDFs seen from outside: the words that a reader's search finds, and how the pages look."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def words_of(path: Path) -> list[str]:
    """The text of each page as poppler reads it; skips the test where poppler is not installed."""
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext (poppler-utils)")
    ran = subprocess.run(
        ["pdftotext", "-layout", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True, timeout=60
    )
    pages = ran.stdout.decode("utf-8").split("\f")
    return pages[:-1] if pages and not pages[-1].strip() else pages


def run_together(page: str) -> str:
    """A page's words without the blanks that justify or part them."""
    return "".join(page.split())
