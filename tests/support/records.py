"""Records for tests: whole by default, every field open to change. Invented people only."""

from __future__ import annotations

from typing import Any

from tests.support.ops import make_id

GRID = make_id(1)
HOUSEHOLD = make_id(2)
VISIT = make_id(3)

# GB 11643's own example and numbers of the same make with birth dates that nobody living has.
ID_NUMBER = "11010519491231002X"
OLD_ID_NUMBER = "110105491231002"
# The Luhn sum holds, the issuer does not exist.
BANK_CARD = "6299990000000000004"


def make_household(**changes: Any) -> dict[str, Any]:
    """Return the fields of a household."""
    return {
        "grid": GRID, "group": "3组", "door": "3-12", "head": "王小明", "phone": "15400000001", "size": 4,
        "child_bands": {"0-3": 1}, "status": "RESIDENT", "tags": ["EMPTY"], **changes,
    }  # fmt: skip


def make_person(**changes: Any) -> dict[str, Any]:
    """Return the fields of a person."""
    return {"household": HOUSEHOLD, "relation": "老伴", "birth_year": 1951, "needs": ["OUTING"], **changes}


def make_visit(**changes: Any) -> dict[str, Any]:
    """Return the fields of a visit at which people spoke."""
    return {
        "date": "2026-04-05", "half_day": "AM", "targets": [HOUSEHOLD], "mode": "HOME", "meet": "MET",
        "purpose": "ROUTINE", "content": "门口的沟堵了，约好周四一起看。", "weather": "SUNNY", **changes,
    }  # fmt: skip


def make_promise(**changes: Any) -> dict[str, Any]:
    """Return the fields of a promise."""
    return {"visit": VISIT, "household": HOUSEHOLD, "text": "周四来看沟", "due": "2026-04-09", **changes}


def make_collect(**changes: Any) -> dict[str, Any]:
    """Return the payload of a collected demand."""
    return {
        "text": "桥头的路灯不亮", "category": "INF.LIGHT", "nature": "HELP", "household": HOUSEHOLD,
        "visit": VISIT, "source": "VISIT", "consent_publish": True, **changes,
    }  # fmt: skip
