"""Demands and clashes of the office in memory: what the pages 诉求 and 待处理 ask for."""

from __future__ import annotations

from typing import Any

from gridworker.services import (
    conflicts,
    demands,
    forks,
    half_typed,
    my_grids,
    not_taken,
    settling,
    to_settle,
)
from gridworker.services.acting import Offer
from gridworker.services.settling import BulkPreview
from gridworker.services.step_entry import form_of
from gridworker.ui.pages import matter_source

WRITTEN = "2026-04-04T18:20:00+08:00"


def demand_row(n: int) -> dict[str, Any]:
    return {
        "id": f"q-{n}", "number": f"草-00{n}A",
        "text": ["门前水沟堵了，下雨漫到院里", "问残疾补贴怎么办"][n % 2],
        "category": "LIV.ELDER", "category_name": "养老服务", "nature": "HELP", "nature_name": "求助",
        "state": "collected", "state_name": "已搜集", "open": True, "life": 1, "source": "PHONE",
        "source_name": "电话", "household": None, "household_name": "", "place": "村口", "reporter": "孙小红",
        "contact": "15400008888", "visit": None, "collected_on": "2026-03-28", "grid": "g-2",
        "grid_name": "石桥村第二网格", "first_asked_by": "w-1", "first_asked_name": "王小满",
        "consent_publish": True, "sensitive": False, "anonymous": False, "result": "", "outcome": None,
        "delivery": "draft",
    }  # fmt: skip


def demand_page(wanted: str) -> dict[str, Any]:
    collect = {
        "hash": "h", "at": WRITTEN, "event": "collect", "event_name": "搜集", "author": "w-1",
        "author_name": "王小满", "actor": "w-1", "actor_name": "王小满", "placed": "line", "standing": "on",
        "data": {"text": "门前水沟堵了"},
    }  # fmt: skip
    return {**demand_row(int(wanted.split("-")[1])), "events": [collect]}


def offer(event: str) -> Offer:
    """A step that may be taken; 签收 is the expected one."""
    return Offer(event, demands.EVENT_NAMES[event], form_of(event), True, "", event == "accept")


def clash(n: int) -> dict[str, Any]:
    values = [
        {
            "choice": at + 1, "hash": f"{n}{at}", "value": f"1540000000{at}", "author": f"w-{at}",
            "author_name": name, "at": WRITTEN, "dev": f"d-{at}", "device_name": name, "office": at == 1,
            "inc": "i", "scope": "s", "seq": at, "redacted": False,
        }
        for at, name in enumerate(("王小满", "林小满"))
    ]  # fmt: skip
    return {
        "record": f"h-{n}", "kind": "household", "title": f"1-{n} 王家凤", "field": "phone",
        "field_name": "电话", "missing": n == 1, "decide": n != 1, "both": None, "names": {},
        "values": values,
    }  # fmt: skip



FAKES: list[tuple[Any, str, Any]] = [
    (demands, "demand_ids", lambda s, query=None: ["q-0", "q-1"]),
    (demands, "demand_rows", lambda s, ids: [demand_row(int(one.split("-")[1])) for one in ids]),
    (demands, "demand", lambda s, wanted: demand_page(wanted)),
    (matter_source, "offers", lambda s, wanted: [offer("accept"), offer("comment")]),
    (matter_source, "choices", lambda s, wanted, demand="": {"worker": [("w-1", "王小满")]}),
    (matter_source, "ids", lambda s, key: ["q-0", "q-1"]),
    (matter_source, "lists", lambda s: matter_source.Lists({"mine": 2, "open": 2, "to_register": 2}, [])),
    (
        matter_source, "opened",
        lambda s, wanted, first: matter_source.Opened(
            demand_page(wanted), [offer("accept"), offer("comment")], {}, [], [], [], False
        ),
    ),
    (half_typed, "half_typed", lambda s, form, about=None: []),
    (half_typed, "keep", lambda s, form, one, typed, **more: None),
    (half_typed, "new_id", lambda s: "half"),
    (half_typed, "saving", lambda s, one, write: write(s)), (half_typed, "drop", lambda s, one: None),
    (my_grids, "my_grids", lambda s: []),
    (conflicts, "conflict_list", lambda s, narratives=False, mine=False: [clash(0), clash(1), clash(2)]),
    (to_settle, "waiting_count", lambda s: 2),
    (settling, "bulk_preview", lambda s, merge=None, mine=False: BulkPreview(2, 1, 2)),
    (not_taken, "not_taken_list", lambda s, mine=False: []),
    (forks, "fork_pages", lambda s, mine=False: []),
]  # fmt: skip
