"""Where the outside test vectors are: `shared/vectors` beside the project, or GRIDWORKER_VECTORS."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.tree import ROOT


def outside_vectors(name: str) -> Path:
    """Return a folder or file of the outside vectors, or skip the test and say so."""
    named = os.environ.get("GRIDWORKER_VECTORS")
    folder = Path(named) if named else ROOT.parent / "shared" / "vectors"
    path = folder / name
    if not path.exists():
        pytest.skip(f"no outside vectors here ({name}); set GRIDWORKER_VECTORS to run them")
    return path
