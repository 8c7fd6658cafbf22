"""安全: its tabs, and what each of them does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.ui.page_objects import OpenFake, words_on

Settle = Callable[[], None]


@pytest.mark.parametrize("office", [False, True])
def test_every_tab_of_safety_opens_for_both_roles(open_fake: OpenFake, settle: Settle, office: bool) -> None:
    window = open_fake(office=office)
    assert window.workspace is not None
    window.workspace.go("safe")
    page: Any = window.workspace.page("safe")
    for part in page.parts:
        window.desk.go("safe", part.key)
        settle()
        assert page.key == part.key
        assert page.part(part.key).isVisible()
    held = page.state()
    page.restore(held)
    assert page.key == page.parts[-1].key
    assert "安全" in words_on(page)
