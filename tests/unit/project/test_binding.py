"""The Qt binding must not lose references to None (PySide6 6.12.0 does, on CPython below 3.12).

There each call of a Qt method that returns nothing takes one reference from `None`; after some thousands
of calls the process aborts with "none_dealloc". From Python 3.12 on `None` is immortal and the count says
nothing, so the tests are skipped there.
"""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLabel

pytestmark = pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from 3.12 on")

CALLS = 2_000
# Other objects come and go while we count; a binding at fault drifts by CALLS.
NOISE = 50


def drift(call: object) -> int:
    """How far the reference count of None moved over CALLS calls."""
    assert callable(call)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return sys.getrefcount(None) - before


def test_a_void_call_of_qtcore_keeps_the_count_of_none() -> None:
    thing = QObject()
    assert abs(drift(lambda: thing.setObjectName("x"))) < NOISE


def test_a_void_call_of_a_widget_keeps_the_count_of_none(qapp: QApplication) -> None:
    label = QLabel()
    assert abs(drift(lambda: label.setText("民情日记"))) < NOISE


def test_a_binding_that_loses_references_would_be_noticed() -> None:
    # The planted fault: keep what a healthy call would have given back, so that the count moves.
    kept: list[None] = []
    assert drift(lambda: kept.append(None)) > NOISE
