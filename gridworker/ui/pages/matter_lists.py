"""The lists of 诉求 on either side, by the next step: their names, their groups, what an empty one says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from gridworker.services.worklists import UnitLists
from gridworker.ui.pages.matter_source import UNIT
from gridworker.ui.tables.side_list import Entry


class Named(NamedTuple):
    """A list: its key, its words, the token of its number, and the sentence of an empty one."""

    key: str
    title: str
    token: str
    empty: str
    rare: bool = False
    """Left out while nothing is in it."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("matter_lists", text)


def worker_lists() -> list[tuple[str, list[Named]]]:
    """Groups of lists of a grid worker: what he has to do comes first."""
    first = _tr("您经手的诉求都会列在这里，直到销号。走访时记一件，或者按 Ctrl+N 受理一件。")
    return [
        ("", [Named("mine", _tr("我的诉求"), "ink", first)]),
        (
            _tr("等我办"),
            [
                Named(
                    "to_accept",
                    _tr("等签收"),
                    "warn",
                    _tr("没有等签收的。办公室交办了，收回包以后会列在这里。"),
                ),
                Named("in_hand", _tr("正在办"), "info", _tr("没有正在办的。签收以后的会列在这里。")),
                Named(
                    "to_tell",
                    _tr("要去告知"),
                    "warn",
                    _tr("没有要去告知的。办好了还没告诉群众的会列在这里。"),
                ),
            ],
        ),
        (
            _tr("时限"),
            [
                Named("overdue", _tr("超期"), "bad", _tr("没有超期的。")),
                Named("due_soon", _tr("快到期"), "warn", _tr("没有快到期的。")),
                Named("on_hold", _tr("暂缓"), "info", _tr("没有暂缓的。"), rare=True),
            ],
        ),
        (
            _tr("等别人办"),
            [
                Named(
                    "to_register",
                    _tr("等立项"),
                    "second",
                    _tr("没有等立项的。报上去、办公室还没立项的会列在这里。"),
                ),
                Named(
                    "to_verify",
                    _tr("等核查"),
                    "second",
                    _tr("没有等核查的。反馈了、办公室还没核查的会列在这里。"),
                ),
                Named(
                    "to_call_back",
                    _tr("等回访"),
                    "second",
                    _tr("没有等回访的。办好的事，由没有经手的人回访一次。"),
                ),
                Named("refused", _tr("未采纳"), "warn", _tr("您写的步骤都采用了。")),
            ],
        ),
    ]


def office_lists() -> list[tuple[str, list[Named]]]:
    """Groups of lists of an office: the eight steps, what has to be watched, what went another way."""
    nothing = _tr("没有还在办的诉求。收了数据包，或者按 Ctrl+N 受理一件，就会列在这里。")
    return [
        ("", [Named("open", _tr("全部未办结"), "ink", nothing)]),
        (
            _tr("按步骤"),
            [
                Named(
                    "to_register",
                    _tr("待立项"),
                    "warn",
                    _tr("没有待立项的。收了数据包，或者受理一件，就会列在这里。"),
                ),
                Named("to_deliberate", _tr("待议定"), "warn", _tr("没有等开会议定的。"), rare=True),
                Named("to_assign", _tr("待交办"), "warn", _tr("没有待交办的。立项以后的会列在这里。")),
                Named(
                    "to_accept",
                    _tr("待签收"),
                    "info",
                    _tr("没有待签收的。交办出去、还没有人接的会列在这里。"),
                ),
                Named("in_hand", _tr("办理中"), "info", _tr("没有办理中的。")),
                Named("to_grant", _tr("申请延期"), "warn", _tr("没有等批延期的。"), rare=True),
                Named("to_verify", _tr("待核查"), "warn", _tr("没有待核查的。承办人反馈以后的会列在这里。")),
                Named(
                    "to_tell", _tr("待告知"), "warn", _tr("没有待告知的。办好了、还没告诉群众的会列在这里。")
                ),
                Named("to_call_back", _tr("待回访"), "info", _tr("没有待回访的。")),
                Named("to_publish", _tr("待公示"), "info", _tr("没有待公示的。核查通过以后的会列在这里。")),
                Named("to_close", _tr("待销号"), "warn", _tr("没有待销号的。")),
            ],
        ),
        (
            _tr("要盯住的"),
            [
                Named("overdue", _tr("超期"), "bad", _tr("没有超期的。")),
                Named("due_soon", _tr("快到期"), "warn", _tr("没有快到期的。")),
                Named(
                    "to_supervise",
                    _tr("该督办"),
                    "bad",
                    _tr("没有该督办的。快到期和超期的，规矩到了会列在这里，由人来发。"),
                ),
                Named("on_hold", _tr("暂缓"), "info", _tr("没有暂缓的。")),
            ],
        ),
        (
            _tr("不在路上的"),
            [
                Named("refused", _tr("未采纳"), "warn", _tr("没有未采纳的步骤。")),
                Named("late", _tr("迟到"), "warn", _tr("没有迟到的步骤。")),
                Named("pending", _tr("待经办机接收"), "warn", _tr("没有等别的电脑接收的。")),
                Named("waiting", _tr("前件未到"), "warn", _tr("没有等前件的。"), rare=True),
                Named("doubled", _tr("重复立项"), "warn", _tr("没有两台电脑都立了项的。")),
            ],
        ),
    ]


def entries(
    groups: Sequence[tuple[str, Sequence[Named]]],
    counts: Mapping[str, int],
    units: Sequence[UnitLists] = (),
    picked: str = "",
) -> list[Entry]:
    """The lines of the side list; units are a group of their own."""
    out: list[Entry] = []
    for heading, lists in groups:
        if heading:
            out.append(Entry(f"head:{heading}", heading, heading=True))
        shown = [one for one in lists if counts.get(one.key) or not one.rare or one.key == picked]
        out += [Entry(one.key, one.title, counts.get(one.key, 0), one.token) for one in shown]
    if units:
        out.append(Entry("head:units", _tr("按承办单位"), heading=True))
        out += [Entry(f"{UNIT}{one.unit}", one.name, one.counts["open"], _worst(one)) for one in units]
    return out


def _worst(unit: UnitLists) -> str:
    """The number of a unit that is late is told in the colour of late things; its list says which."""
    return "bad" if unit.counts.get("overdue") else "second"


def named(groups: Sequence[tuple[str, Sequence[Named]]], key: str) -> Named | None:
    """The list with this key; None for that of a unit."""
    return next((one for _heading, lists in groups for one in lists if one.key == key), None)
