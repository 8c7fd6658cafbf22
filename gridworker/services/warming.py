"""What opening a profile needs, loaded a piece at a time before it is opened.

Loading the checks, the store and the first verbs takes longer than showing a bare window. Done in one piece
when somebody opens a profile, it is waited for; done between two key presses, it is not noticed.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Final

# From below upwards, so that no piece brings many others with it.
_PIECES: Final = (
    "pydantic_core",
    "pydantic.main",
    "pydantic.types",
    "gridworker.domain.ops",
    "gridworker.domain.trust",
    "gridworker.domain.fields",
    "gridworker.domain.records",
    "gridworker.domain.process",
    "nacl.pwhash",
    "gridworker.services.keyring",
    "gridworker.storage.errors",
    "gridworker.storage",
    "gridworker.services.session",
    "gridworker.services.households",
    "gridworker.services.visits",
)


def pieces() -> Iterator[None]:
    """Each step loads one piece: some hundredths of a second. Stopping early does no harm."""
    for name in _PIECES:
        importlib.import_module(name)
        yield
    from gridworker.services.resources import load_vocab

    load_vocab()
    yield
