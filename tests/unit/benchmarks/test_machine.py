"""The machine is described by its kind: nothing in it says whose it is or where things lie."""

from __future__ import annotations

import platform
import re

import pytest

from benchmarks import machine


def test_the_description_names_kinds_and_versions_and_no_path() -> None:
    said = machine.describe()
    assert platform.python_version() in said
    assert f"{machine.cores()} cores" in said
    assert "SQLCipher" in said
    assert not re.search(r"(?<!\w)/\w", said)


def test_a_kernel_named_after_its_owner_is_told_by_its_number_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "release", lambda: "6.1.0-13-planted-laptop")
    assert machine.kernel() == "6.1.0"
    assert "planted" not in machine.describe()
