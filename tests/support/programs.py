"""Programs that are not ours: what needs one that is not installed here is skipped and says which."""

from __future__ import annotations

import shutil

import pytest


def needs(program: str) -> pytest.MarkDecorator:
    """A mark for tests that run a program; `./dev` installs those that we use."""
    why = f"{program} is not installed (./dev installs it)"
    return pytest.mark.skipif(shutil.which(program) is None, reason=why)
