"""A grid and a unit as a page: what stands on it is read together, so that its parts agree."""

from __future__ import annotations

from typing import Any

from gridworker.errors import UserError
from gridworker.services.area_tree import area_tree
from gridworker.services.assigning import deputies
from gridworker.services.certificates import newest_certificates, waiting
from gridworker.services.duties import small_rows
from gridworker.services.people import people
from gridworker.services.session import Session
from gridworker.services.teams import team


def area_page(session: Session, rec: str) -> dict[str, Any]:
    """A unit or a grid: its node of the tree with `parent_name`; of a unit also `under` (nodes right below).

    Of a grid: `team` (past ones too), `deputies`, `laptops` (`{device, name, last_heard, unheard}` of those
    whose certificate has the grid), `answerable` (`{id, name}` of those whose grid it is). Raises UserError
    `no_place`.
    """
    nodes = area_tree(session, past=True)
    node = next((one for one in nodes if one["id"] == rec), None)
    if node is None:
        raise UserError("no_place", "没有这个单位或网格。", "请从左边的列表里选。")
    names = {one["id"]: one["name"] for one in nodes}
    page = {**node, "parent_name": names.get(node["parent"], "")}
    if node["kind"] == "unit":
        return {**page, "under": [one for one in nodes if one["parent"] == rec]}
    return {
        **page,
        "team": team(session, rec, past=True),
        "deputies": [one for one in deputies(session, past=True) if one["grid"] == rec],
        "laptops": _laptops(session, rec),
        "answerable": [
            {"id": one["id"], "name": one["name"]} for one in people(session) if rec in one["grids"]
        ],
    }


def area_lists(session: Session, *, past: bool = False) -> dict[str, Any]:
    """What the page is built from: `{tree, people, deputies}`."""
    return {
        "tree": area_tree(session, past=past),
        "people": people(session, past=past),
        "deputies": deputies(session, past=past),
    }


def _laptops(session: Session, rec: str) -> list[dict[str, Any]]:
    scope = next((row.get("scope") for row in small_rows(session.store, "grid") if row["id"] == rec), None)
    heard: dict[str, str] = {}
    for row in session.store.batches():
        heard[row["signer"]] = max(heard.get(row["signer"], ""), row["at"])
    unheard = waiting(session)
    found = [
        {
            "device": cert.device,
            "name": cert.name,
            "last_heard": heard.get(cert.device, ""),
            "unheard": rec in unheard.get(cert.device, ()),
        }
        for cert in newest_certificates(session)
        if scope in cert.scopes
    ]
    return sorted(found, key=lambda row: (row["name"], row["device"]))
