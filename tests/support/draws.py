"""How long runs are drawn: many of them, the same ones each time if wanted, and none made smaller."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, Phase, settings


def runs_of(examples: int, *, fixed: bool, **more: Any) -> settings:
    """So many runs; `fixed`: the same ones each time. A run takes seconds, and those that fail are short."""
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=fixed,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
        **more,
    )
