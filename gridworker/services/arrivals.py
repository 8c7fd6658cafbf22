"""What the figures rest on: which grids' bundles have come, which have not, and how old the newest is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from gridworker.domain.period import Period
from gridworker.domain.rights import OFFICE
from gridworker.domain.time import wall_day
from gridworker.services.merges import merge_list
from gridworker.services.session import Session

State = Literal["whole", "none", "gaps", "old", "unmanned"]
_NAMED: Final = 5
"""Grids that a sentence names; of more it gives the number."""


@dataclass(frozen=True)
class GridSource:
    """What has come of one grid.

    `heard`: day of the newest bundle that was merged and not taken back, None when there was none.
    `missing`: numbers that are not here although later ones are. `devices`: laptops certified for it.
    `state`: `unmanned` no laptop belongs to it, so no bundle is waited for; `none` nothing has come; `gaps`
    numbers are missing; `old` the period is over and the newest bundle is from before its end; else `whole`.
    """

    grid: str
    name: str
    devices: int
    heard: date | None
    missing: int
    state: State


@dataclass(frozen=True)
class Sources:
    """On what the figures rest. A laptop knows only itself: it has no `grids`."""

    visits: int
    made_on: date
    grids: list[GridSource]

    def lacking(self) -> list[GridSource]:
        """Grids of which not everything is here."""
        return [grid for grid in self.grids if grid.state not in ("whole", "unmanned")]

    def unmanned(self) -> list[GridSource]:
        """Grids that no laptop belongs to."""
        return [grid for grid in self.grids if grid.state == "unmanned"]

    def oldest(self) -> GridSource | None:
        """Of the grids that sent something, the one that was heard longest ago."""
        heard = [grid for grid in self.grids if grid.heard is not None]
        return min(heard, key=lambda grid: grid.heard or date.max, default=None)

    def sentence(self) -> str:
        """As it stands under every printed figure."""
        said = f"数据来源：走访记录 {self.visits} 条，截至 {self.made_on.isoformat()}"
        if not self.grids:
            return f"{said}，只有本机的记录。"
        lacking, unmanned = self.lacking(), self.unmanned()
        manned = len(self.grids) - len(unmanned)
        if lacking:
            said += f"；{manned} 个网格中有 {len(lacking)} 个的数据包没有收齐"
            said += f"（{_named([grid.name for grid in lacking])}）"
        elif manned:
            said += f"；{manned} 个网格的数据包都收到了"
        if unmanned:
            said += f"；有 {len(unmanned)} 个网格还没有电脑"
        oldest = self.oldest()
        if oldest is not None and oldest.heard is not None:
            said += f"；最久没有交包的是{oldest.name}，最近一包是 {oldest.heard.isoformat()} 收到的"
        return said + "。"


def sources_of(session: Session, period: Period, today: date, places: list[dict[str, Any]]) -> Sources:
    """Look at the merges done here and the numbers missing; `visits` is left at 0 for the caller."""
    if not session.identity.is_office:
        return Sources(0, today, [])
    rights = session.authority
    newest = {cert.device: cert for cert in rights.certs}
    taken_back = {row["id"] for row in merge_list(session) if row["state"] == "undone"}
    heard: dict[str, str] = {}
    for merge, signer, at in session.store.counts().arrivals():
        if merge not in taken_back:
            heard[signer] = max(heard.get(signer, ""), at)
    missing: dict[str, int] = {}
    for gap in session.store.gaps():
        missing[gap.dev] = missing.get(gap.dev, 0) + gap.last - gap.first + 1
    grids = []
    for place in places:
        devices = [
            cert.device
            for cert in newest.values()
            if place["scope"] in cert.scopes and cert.role not in OFFICE
        ]
        last = max((heard[device] for device in devices if device in heard), default="")
        lost = sum(missing.get(device, 0) for device in devices)
        day = wall_day(last) if last else None
        grids.append(
            GridSource(
                place["id"], place["name"], len(devices), day, lost,
                _state(day, lost, period, today) if devices else "unmanned",
            )
        )  # fmt: skip
    return Sources(0, today, grids)


def _state(heard: date | None, missing: int, period: Period, today: date) -> State:
    if heard is None:
        return "none"
    if missing:
        return "gaps"
    return "old" if not period.running(today) and heard <= period.last else "whole"


def _named(names: list[str]) -> str:
    return "、".join(names[:_NAMED]) + (f" 等 {len(names)} 个" if len(names) > _NAMED else "")
