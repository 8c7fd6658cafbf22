"""A small office in memory behind the names of the services: for pages that are tested without a store.

Only what the pages call is here, with invented people. Real profiles are used where files, keys and the
store matter.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gridworker.domain.time import SHANGHAI
from gridworker.errors import UserError
from gridworker.services import (
    access,
    areas,
    devices,
    drafts,
    enrol,
    exchange,
    figures,
    households,
    likely_duplicates,
    merges,
    my_grids,
    people,
    reports,
    search,
    upkeep,
    visits,
)
from gridworker.services.changes import Changes
from gridworker.services.drafts import KeptDraft
from gridworker.services.exchange import (
    Delivery,
    Exported,
    FileMerged,
    Inspection,
    MergeSummary,
    Missing,
    Outgoing,
)
from gridworker.services.households import HouseholdSaved
from gridworker.services.merges import Undone, UndoPreview
from gridworker.services.reports import LedgerMade
from gridworker.services.resources import load_vocab
from gridworker.services.session import Identity
from gridworker.services.visits import Recorded, VisitDraft
from tests.ui import fake_figures, fake_matters

NOW = dt.datetime(2026, 4, 5, 14, 3, tzinfo=SHANGHAI)
GRID = "石桥村第二网格"
HEADS = ["王家凤", "李桂英", "张小明", "陈国庆", "刘玉梅", "孙小红", "宋金凤", "罗大勇", "周秀兰", "吴志强"]
SAID = [
    "老人一个人在家，屋顶东南角漏雨，已拍照。说降压药快吃完了，下周有人去镇上能不能带一盒。",
    "夫妻俩都在家。问了油菜补贴什么时候到账，答应回去问清楚再来说。",
    "孩子今年该上一年级，告诉了报名时间和要带的材料。",
    "门前水沟堵了，一下雨就往院里漫，要求清一清。",
    "一切都好，菜地里刚下了辣椒苗。提醒了防诈骗电话。",
]


@dataclass
class FakeStore:
    houses: dict[str, dict[str, Any]] = field(default_factory=dict)
    visits: list[dict[str, Any]] = field(default_factory=list)
    drafts: dict[str, KeptDraft] = field(default_factory=dict)
    merges: list[dict[str, Any]] = field(default_factory=list)
    keeps: list[VisitDraft] = field(default_factory=list)
    fail: BaseException | None = None
    threads: set[str] = field(default_factory=set)


class FakeSession:
    """Looks like a session to the window; `office` decides which pages there are."""

    def __init__(
        self, *, office: bool = False, enrolled: bool = True, demo: bool = True, houses: int = 142
    ) -> None:
        self.dir = Path("/nowhere/profile")
        self.vocab = load_vocab()
        self.closed = False
        self.identity = Identity(
            device="dev-1", inc="0" * 16, worker="w-1", name="林小满" if office else "王小满",
            role=("town" if office else "worker") if enrolled else None,
            office="office" if enrolled else None, office_name="青禾县云溪镇" if enrolled else "", demo=demo,
            home_scope="s-1", grid=None if office else "g-2", grid_name="" if office else GRID,
            grid_scope=None if office else "s-2", everywhere=office,
        )
        self.data = FakeStore()
        self._fill(houses)

    def close(self) -> None:
        self.closed = True

    def _fill(self, houses: int) -> None:
        for n in range(houses):
            self.data.houses[f"h-{n}"] = house(n)
        for n in range(houses * 3 // 2):
            home = self.data.houses[f"h-{(n * 7) % houses}"]
            day = (NOW - dt.timedelta(days=n)).date().isoformat()
            self.data.visits.append({
                "id": f"v-{n}", "date": day, "mode": ["HOME", "FIELD", "PHONE"][n % 3],
                "meet": ["MET", "MET", "MET", "ABSENT"][n % 4], "purpose": "ROUTINE", "content": SAID[n % 5],
                "household": {"head": home["head"], "door": home["door"]}, "targets": [home["id"]],
                "grid_name": GRID, "unit_name": "石桥村", "worker_name": "王小满",
                "late_days": 2 if n % 9 == 0 else 0, "demand_numbers": [], "promise": "", "on_spot": "",
                "delivery": ["draft", "packed", "sent", "merged"][min(n // 4, 3)],
            })
            home["visits"] += 1
            home["last_visit"] = max(home["last_visit"] or "", day)


def house(n: int) -> dict[str, Any]:
    """The n-th household of the made-up grid."""
    return {
        "id": f"h-{n}", "grid": "g-2", "grid_name": GRID, "group": "一二三四五六"[n % 6] + "组",
        "door": f"{n % 6 + 1}-{n // 6 + 1}", "phone": f"154000{n:05d}" if n % 3 else "",
        "head": HEADS[n] if n < len(HEADS) else HEADS[n % 10][0] + "王李张陈刘"[n % 5] + "梅兰"[n % 2],
        "size": n % 5 + 1, "child_bands": {"4-6": 1} if n % 7 == 0 else {}, "status": "",
        "tags": [["ALONE", "DIBAO"], ["PARTY"], [], [], ["LEFTCHILD"]][n % 5],
        "visits": 0, "last_visit": None,
    }


def house_page(s: FakeSession, household_id: str) -> dict[str, Any]:
    row = s.data.houses[household_id]
    seen = [v for v in s.data.visits if household_id in v["targets"]]
    return {
        **row, "visits": seen,
        "promises": [{"id": "p-0", "text": "带临时救助申请表来", "due": "2026-04-10"}]
        if household_id == "h-0" else [],
        "demands": [{
            "id": "d-0",
            "text": "门前水沟堵了，下雨漫到院里", "state_name": "已收集", "collected_on": "2026-03-28",
        }] if household_id == "h-0" else [],
    }


def inspection(path: Path, n: int = 0) -> Inspection:
    return Inspection(
        path=path, purpose="report", office="office", device=f"dev-{n}", role="worker", seq=n + 3,
        name=["王小满", "陈建国", "李秀兰"][n % 3],
        grid_name=[GRID, "竹林村第一网格", "柳河村第三网格"][n % 3],
        at="2026-04-04T18:20:00+08:00", check="4271 0958 6630 1187", ops=86, new=80 - n, already=6,
        conflicts=2 if n == 1 else 0, parked=1 if n == 1 else 0, waiting=0, set_aside=0, forks=0,
        by_kind={"visit": 61, "demand": 7}, visits=61, demands=7,
        date_from="2026-03-02", date_to="2026-04-03",
        missing=[Missing("dev-1", "s", 41, 52, name="陈建国")] if n == 1 else [],
    )


def exported(to_dir: Path, **more: Any) -> Exported:
    return Exported(
        path=to_dir / "gwb1-0f3a9c2b7d41e680.gwb", ops=31, visits=12, demands=3, date_from="2026-03-24",
        date_to="2026-04-05", check="4271 0958 6630 1187", **more,
    )


def unfinished(s: FakeSession, kept: KeptDraft) -> drafts.Unfinished:
    """A draft as lists show it."""
    home = s.data.houses.get(next(iter(kept.draft.targets), ""), {})
    title = f"石桥村{home['group']}{home['head']}" if home else ""
    start = kept.draft.content[:40]
    return drafts.Unfinished(
        kept.id, "visit", "日记", title, kept.at, start, "", differs=False, brought=False, handed_by="",
        thrown="",
    )


def _touched(home: str) -> HouseholdSaved:
    return HouseholdSaved(home, Changes.of({"household": [home]}))


def install(set_attribute: Callable[[object, str, object], None]) -> None:
    """Put the fakes behind the services' names (`monkeypatch.setattr` takes them away again)."""

    def fits(row: dict[str, Any], text: str) -> bool:
        return not text or any(text in str(row[name]) for name in ("head", "door", "phone", "group"))

    def ids(s: FakeSession, text: str = "", grid: str | None = None) -> list[str]:
        return [h for h, row in s.data.houses.items() if fits(row, text)]

    def rows(s: FakeSession, wanted: list[str]) -> list[dict[str, Any]]:
        return [s.data.houses[h] for h in wanted if h in s.data.houses]

    def find(s: FakeSession, text: str = "", grid: Any = None, *, limit: int | None = None) -> Any:
        return rows(s, ids(s, text)[:limit])

    def add(s: FakeSession, draft: Any) -> HouseholdSaved:
        new = f"h-{len(s.data.houses)}"
        s.data.houses[new] = {
            **s.data.houses["h-0"], **draft.model_dump(), "id": new, "visits": 0, "last_visit": None,
        }
        return HouseholdSaved(new, Changes.of({"household": [new]}))

    def keep(s: FakeSession, draft_id: str, draft: VisitDraft, place: Any = None) -> KeptDraft:
        s.data.threads.add(threading.current_thread().name)
        if s.data.fail is not None:
            raise s.data.fail
        s.data.keeps.append(draft)
        s.data.drafts[draft_id] = KeptDraft(draft_id, NOW.isoformat(), draft, place)
        return s.data.drafts[draft_id]

    def record(
        s: FakeSession, draft: VisitDraft, confirmed: Any = (), *, draft_id: str | None = None
    ) -> Recorded:
        if s.data.fail is not None:
            raise s.data.fail
        s.data.drafts.pop(draft_id or "", None)
        new = f"v-{len(s.data.visits)}"
        s.data.visits.insert(0, {
            **s.data.visits[0], "id": new, "date": str(draft.date), "meet": draft.meet, "mode": draft.mode,
            "content": draft.content, "targets": draft.targets, "delivery": "draft",
            "late_days": 0,
        })
        return Recorded(
            new, ["d"] * len(draft.demands), ["p"] * len(draft.promises), 0, Changes.of({"visit": [new]})
        )

    def merged(s: FakeSession, paths: Any, progress: Any = None, cancel: Any = None) -> Any:
        for at, _path in enumerate(paths):
            if progress:
                progress(at, len(paths))
            if cancel and cancel():
                raise UserError("cancelled", "已取消。", "没有写入任何记录。")
        files = [
            FileMerged(
                path=path, name="王小满", device="dev", purpose="report", batch="b",
                check="4271 0958 6630 1187", logs=frozenset(),
                merged_ops=80, already=6, conflicts=0, parked=0, set_aside=0,
            )
            for path in paths
        ]
        return MergeSummary(
            files=files, merged_ops=80 * len(files), already=6, conflicts=2, parked=1, set_aside=0,
            missing=[Missing("dev-1", "s", 41, 52, name="陈建国")], refused=[],
            changes=Changes(frozenset({"visit", "merge"})),
        )

    def inspected(s: FakeSession, path: Path) -> Inspection:
        if "bad" in path.name:
            raise UserError("tampered", "这个数据包被改动过，已拒收。", "请网格员重新生成一个交来。")
        return inspection(path, sum(map(ord, path.stem)) % 3)

    def ledger(s: FakeSession, out: Path, query: Any = None, progress: Any = None, cancel: Any = None) -> Any:
        return LedgerMade(out, 213, "2026-01-01", "2026-04-05")

    def visit_part(s: FakeSession, q: Any) -> list[str]:
        found = [v["id"] for v in s.data.visits if q.text in v["content"]]
        behind = found.index(q.after) + 1 if q.after in found else 0
        return found[behind:][: q.limit]

    def reveal(s: FakeSession, kind: str, record: str, purpose: str) -> access.Revealed:
        access.checked_purpose(purpose)
        return access.Revealed(s.data.houses[record]["phone"], 60)

    fakes: list[tuple[Any, str, Any]] = [
        (households, "household_ids", ids), (households, "household_rows", rows),
        (households, "find_households", find), (households, "household", house_page),
        (households, "add_household", add),
        (access, "reveal_phone", reveal),
        (likely_duplicates, "likely_households", lambda s, typed, grid=None, **more: []),
        (households, "revise_household", lambda s, h, f, why="": _touched(h)),
        (areas, "grids", lambda s: [
            {"id": "g-2", "code": "990101100201002", "name": GRID, "unit": "u",
             "unit_name": "石桥村", "scope": "s", "households": 142, "workers": ["王小满"]},
            {"id": "g-1", "code": "990101100202001", "name": "竹林村第一网格", "unit": "u",
             "unit_name": "竹林村", "scope": "s", "households": 167, "workers": []},
        ]),
        (my_grids, "my_grids", lambda s: []),
        (enrol, "requested", lambda s: None),
        (people, "people", lambda s: []),
        (areas, "units", lambda s: [
            {"id": "u", "name": "石桥村", "level": "VILLAGE", "code": "", "parent": None},
        ]),
        (drafts, "new_draft_id", lambda s: f"draft-{len(s.data.drafts)}-{len(s.data.keeps)}"),
        (drafts, "keep_draft", keep),
        (drafts, "waiting_count", lambda s: len(s.data.drafts)),
        (drafts, "draft_list", lambda s: sorted(s.data.drafts.values(), key=lambda k: k.at, reverse=True)),
        (drafts, "draft", lambda s, d: s.data.drafts.get(d)),
        (drafts, "throw", lambda s, d: s.data.drafts.pop(d, None)),
        (drafts, "waiting", lambda s: [unfinished(s, kept) for kept in s.data.drafts.values()]),
        (drafts, "empty_old", lambda s: 0),
        (visits, "record_visit", record),
        (visits, "visit_ids", visit_part),
        (visits, "visit_rows", lambda s, w: [v for v in s.data.visits if v["id"] in set(w)]),
        (exchange, "outgoing", lambda s: Outgoing(31, 12, 3, "2026-03-24", "2026-04-05")),
        (exchange, "delivery", lambda s: Delivery([], 4, 8, 6, 196, [])),
        (exchange, "export_report", lambda s, to, p=None, c=None: [exported(to)]),
        (exchange, "inspect_bundle", inspected), (exchange, "merge_bundles", merged),
        (exchange, "answer", lambda s, d, to, p=None, c=None: [exported(to, device="dev-1", name="王小满")]),
        (merges, "merge_list", lambda s: [
            {"id": "b1", "at": "2026-04-05T09:12:00+08:00", "name": "王小满", "device": "d",
             "purpose": "report", "ops": 86, "state": "merged"},
            {"id": "b2", "at": "2026-04-04T16:40:00+08:00", "name": "陈建国", "device": "d",
             "purpose": "report", "ops": 74, "state": "undone"},
        ]),
        (merges, "undo_preview", lambda s, b: UndoPreview(b, 86, 61, 7, 2, 2)),
        (merges, "undo_merge", lambda s, b, r="": Undone(b, 86, 2, Changes(frozenset({"merge"})))),
        (merges, "restore_merge", lambda s, b: Undone(b, 86, 0, Changes(frozenset({"merge"})))),
        (devices, "device_list", lambda s: [
            {"device": f"d{n}", "inc": "i", "name": name, "role": "worker", "role_name": role, "grid": "g",
             "grid_name": grid, "this": n == 0, "peer": n == 0, "last_number": 96 * n or 12,
             "last_heard": heard, "missing": miss, "waiting": wait, "revoked": False}
            for n, (name, role, grid, heard, miss, wait) in enumerate([
                ("林小满", "镇（街道）", "", "2026-04-05T09:00:00+08:00", 0, 0),
                ("王小满", "网格员", GRID, "2026-04-05T09:12:00+08:00", 0, 5),
                ("陈建国", "网格员", "竹林村第一网格", "2026-03-28T16:40:00+08:00", 1, 0),
                ("李秀兰", "网格员", "柳河村第三网格", None, 0, 0),
            ])
        ]),
        (areas, "grid_names", lambda s: [{"id": "g-2", "name": GRID}]),
        (figures, "overview", fake_figures.overview),
        (figures, "ids_behind", lambda s, query: list(s.data.houses)[:3]),
        (search, "look", lambda s, asked, limit=6: search.Results([], (), 0)),
        (search, "index_some", lambda s: search.Indexed(0, True)),
        (reports, "visits_ledger", ledger), (upkeep, "lightly", lambda s, read: read()),
        *fake_matters.FAKES,
    ]
    for module, name, function in fakes:
        set_attribute(module, name, function)
