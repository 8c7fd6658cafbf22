"""What stands below a question of a step, and what is said once a step was taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from gridworker.ui.pages.matter_words import turn
from gridworker.ui.pages.step_verbs import step_verb


def _tr(text: str) -> str:
    return QCoreApplication.translate("event_hints", text)


def hint(event: str, name: str) -> str:
    """A line below the field `name` of a step; empty where the question speaks for itself."""
    return {
        ("assign", "person"): _tr("空着，首问责任人也可以签收。"),
        ("deliberate", "meeting"): _tr("不在里面？先到“诉求”里的“会议簿”记下这次会。"),
        ("tell_resident", "outcome"): _tr("没联系上的换一天再联系；两天都没联系上，就可以往下办。"),
        ("callback", "for_others"): _tr("不是群众自己说的，由别人替他填：记下来，不算进满意率。"),
        ("answer", "outcome"): _tr("选了，正在办的这几件就一并反馈；其他的只记告知。"),
    }.get((event, name), "")


def after(event: str, fields: Mapping[str, Any], page: Mapping[str, Any]) -> tuple[str, str]:
    """What was written, and what comes next. `page`: the demand as it is then."""
    if event == "tell_resident" and fields.get("outcome") == "UNREACH":
        again = _tr("请换一天再联系一次；两天都没联系上，就可以往下办。")
        return _tr("已记下：没联系上。"), again if page["to_tell"] else turn(page)
    if event == "callback" and fields.get("no_answer"):
        return _tr("已记下：回访没有联系上。"), turn(page)
    if event == "callback" and page["life"] > 1 and page["state"] == "registered":
        said = _tr("已记下：群众不满意。用原来的编号重办，这是第 {n} 次办。")
        return said.format(n=page["life"]), turn(page)
    if event == "take_back" and not page["holder"]:
        return _tr("已收回，请再立项；编号还用原来的。"), turn(page)
    if event == "take_back" and not page["held_here"]:  # it lies with whoever had passed it on
        again = _tr("那边的电脑也不在了，就再收回一次。")
        return _tr("已收回，现在由{name}经办。").format(name=page["holder_name"]), again
    return _tr("已记下：{name}。").format(name=step_verb(event)), turn(page)
