"""The forms of 网格和人: a unit, a grid, a person, a part in a team, whose grid it is, 顶岗, and endings."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from gridworker.services import area_tree, areas, assigning, people, teams
from gridworker.services.assigning import Assigned
from gridworker.services.changes import Changes
from gridworker.services.people import Kept
from gridworker.ui import words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.area_form import AreaForm
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.date_field import DateField
from gridworker.ui.widgets.maybe_day import MaybeDay
from gridworker.ui.widgets.text_area import Line


def tr(text: str) -> str:
    return QCoreApplication.translate("area_forms", text)


def add_unit(
    desk: Desk, tree: list[dict[str, Any]], unit: str | None, *, beside: bool = False
) -> AreaForm:
    """A unit below `unit`, or with `beside` another one like it: what is proposed can be changed."""
    name, code, level = Line(tr("例如 石桥村")), Line(tr("没有就空着")), _levels(desk)
    nodes = {node["id"]: node for node in tree}
    like = nodes.get(unit or "") if beside else None
    above = _units(tree, like["parent"] or None if like else unit)
    level.set_code(like["level"] if like else _level_below(tree, unit))
    form = AreaForm(
        desk, tr("添加一个单位"), tr("县、镇、村（社区）或村民小组。网格再添加在它下面。"),
        [("name", tr("名称(&N) *"), name), ("level", tr("层级(&L)"), level),
         ("parent", tr("属于(&S)"), above), ("code", tr("编码(&B)"), code)],
        tr("添加单位"),
    )  # fmt: skip

    def write() -> Any:
        said, kind, at, under = form.text("name"), form.code("level"), form.text("code"), form.code("parent")
        return lambda s: Kept(
            areas.add_unit(s, said, level=kind or "VILLAGE", code=at, parent=under),
            Changes(frozenset({"unit"})),
        )

    return form.writes(write, lambda _made: (tr("已添加 {n}。").format(n=form.text("name")), ""))


def add_grid(desk: Desk, tree: list[dict[str, Any]], unit: str | None) -> AreaForm:
    name, code = Line(tr("例如 石桥村第二网格")), Line(tr("例如 990101100201002"))
    code.set_text(next_code(tree, unit))
    form = AreaForm(
        desk, tr("添加一个网格"), tr("一般一个网格 100 到 200 户。编码可以用 15 位的，或自己的编号。"),
        [("name", tr("网格名称(&N) *"), name), ("code", tr("网格编码(&B) *"), code),
         ("unit", tr("属于(&S)"), _units(tree, unit))],
        tr("添加网格"),
    )  # fmt: skip

    def write() -> Any:
        said, at, under = form.text("name"), form.text("code"), form.code("unit")
        return lambda s: Kept(areas.add_grid(s, at, said, under), Changes(frozenset({"grid"})))

    step = tr("下一步：到“设备”里给网格员发邀请，或者在这里编队伍。")
    return form.writes(write, lambda _made: (tr("已添加 {n}。").format(n=form.text("name")), step))


def edit_place(desk: Desk, page: dict[str, Any], tree: list[dict[str, Any]]) -> AreaForm:
    name, code, since = Line(), Line(), MaybeDay()
    name.set_text(page["name"])
    code.set_text(page["code"])
    since.set_day(page["since"])
    above = _units([one for one in tree if one["id"] != page["id"]], page["parent"] or None)
    unit = page["kind"] == "unit"
    level = _levels(desk)
    level.set_code(page["level"])
    form = AreaForm(
        desk, tr("修改 {n}").format(n=page["name"]), tr("以前的记录不受影响，仍按原来的网格统计。"),
        [("name", tr("名称(&N) *"), name), *([("level", tr("层级(&L)"), level)] if unit else []),
         ("code", tr("编码(&B)"), code), ("above", tr("属于(&S)"), above),
         ("since", tr("启用日期(&D)"), since)],
        tr("保存"),
    )  # fmt: skip
    key = "parent" if unit else "unit"

    def write() -> Any:
        fields = {"name": form.text("name"), "code": form.text("code"), key: form.code("above"),
                  "since": form.day("since"), **({"level": form.code("level")} if unit else {})}  # fmt: skip
        return lambda s: area_tree.revise_place(s, page["kind"], page["id"], fields)

    return form.writes(write, _kept)


def end_place(desk: Desk, page: dict[str, Any]) -> AreaForm:
    note = tr("停用以后不再出现在选择里，以前的走访、诉求和统计都还在。最后一天当天还算在内。")
    day = DateField(tr("最后一天"), desk.today, quick=False)
    form = AreaForm(
        desk, tr("停用 {n}").format(n=page["name"]), note, [("day", tr("最后一天(&D) *"), day)], tr("停用")
    )
    return form.writes(
        lambda: _later(area_tree.end_place, page["kind"], page["id"], last_day=day.day()), _kept
    )


def add_person(desk: Desk, tree: list[dict[str, Any]]) -> AreaForm:
    return _person(desk, tree, None)


def edit_person(desk: Desk, tree: list[dict[str, Any]], person: dict[str, Any]) -> AreaForm:
    return _person(desk, tree, person)


def end_person(desk: Desk, person: dict[str, Any]) -> AreaForm:
    note = tr("他的网格、分工和顶岗都到这一天为止，他写过的记录都还在。他的电脑要再交一次数据包。")
    day = DateField(tr("最后一天"), desk.today, quick=False)
    title = tr("{n} 离岗").format(n=person["name"])
    form = AreaForm(desk, title, note, [("day", tr("最后一天(&D) *"), day)], tr("离岗"))
    return form.writes(lambda: _later(assigning.end_worker, person["id"], last_day=day.day()), assigned_words)


def join_team(desk: Desk, page: dict[str, Any], everyone: list[dict[str, Any]]) -> AreaForm:
    person, part, since = _people(desk, everyone), Box(), DateField(tr("从哪一天起"), desk.today, quick=False)
    for key, word in desk.choices("grid_role"):
        part.addItem(word, key)
    form = AreaForm(
        desk, tr("{g}：编入一个人").format(g=page["name"]),
        tr("编为网格长或专职网格员，就由他负责这个网格。名单里没有的人，先到左边“全部人员”里登记。"),
        [("worker", tr("谁(&N) *"), person), ("role", tr("分工(&F) *"), part),
         ("since", tr("从哪一天起(&D) *"), since)],
        tr("编入队伍"),
    )  # fmt: skip

    def write() -> Any:
        return _later(assigning.join, page["id"], form.code("worker"), form.code("role"), since=since.day())

    return form.writes(write, assigned_words)


def can_be_given(page: dict[str, Any], everyone: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those a grid can be given to: they walk grids and do not have this one yet."""
    walkers = [one for one in everyone if one["role"] in ("worker", "grid_lead")]
    return [one for one in walkers if page["id"] not in one["grids"]]


def assign(desk: Desk, page: dict[str, Any], everyone: list[dict[str, Any]]) -> AreaForm:
    now = [who["name"] for who in page["answerable"]]
    how = Box()
    if now:
        how.addItem(tr("交接：不再由 {n} 负责").format(n=words.listed(now)), "move")
        how.addItem(tr("一起负责：{n} 也还负责").format(n=words.listed(now)), "give")
    else:
        how.addItem(tr("由他负责"), "give")
    person = _people(desk, can_be_given(page, everyone))
    note = tr("他可以同时负责几个网格。写一份回复文件给他，带到他的电脑就生效。")
    title = tr("{g}：交给另一个人") if now else tr("{g}：交给一个人")
    form = AreaForm(
        desk, title.format(g=page["name"]), note,
        [("worker", tr("交给谁(&N) *"), person), ("how", tr("怎么交(&F)"), how)], tr("交给他"),
    )  # fmt: skip

    def write() -> Any:
        act = assigning.move_grid if form.code("how") == "move" else assigning.give_grid
        return _later(act, page["id"], form.code("worker"))

    return form.writes(write, assigned_words)


def take(desk: Desk, line: dict[str, Any]) -> AreaForm:
    note = tr("他写过的都还在。他的电脑知道以后再交一次数据包，网格才完全收回，路上写的也算。")
    day = DateField(tr("最后一天"), desk.today, quick=False)
    title = tr("{n} 不再负责这个网格").format(n=line["name"])
    form = AreaForm(desk, title, note, [("day", tr("最后一天(&D) *"), day)], tr("收回网格"))
    return form.writes(
        lambda: _later(assigning.take_grid, line["grid"], line["worker"], last_day=day.day()), assigned_words
    )


def leave_team(desk: Desk, line: dict[str, Any]) -> AreaForm:
    day = DateField(tr("最后一天"), desk.today, quick=False)
    part = desk.vocab.label("grid_role", line["role"])
    title = tr("{n}（{r}）退出队伍").format(n=line["name"], r=part)
    form = AreaForm(desk, title, "", [("day", tr("最后一天(&D) *"), day)], tr("退出队伍"))
    return form.writes(lambda: _later(teams.leave_team, line["duty"], last_day=day.day()), _kept)


def start_deputy(desk: Desk, page: dict[str, Any], everyone: list[dict[str, Any]]) -> AreaForm:
    own = {who["id"] for who in page["answerable"]}
    person = _people(desk, [one for one in everyone if one["devices"] and one["id"] not in own
                      and one["role"] in ("worker", "grid_lead")])  # fmt: skip
    instead, since = Box(), DateField(tr("从哪一天起"), desk.today, quick=False)
    for who in page["answerable"]:
        instead.addItem(who["name"], who["id"])
    until, reason = MaybeDay(tr("空着：到有人结束为止")), Line(tr("例如 休假、外出学习、生病"))
    note = tr("顶岗的人在这段时间也能看到、记录这个网格的户，他写的都标“代”。到期那天以后自动看不到。")
    form = AreaForm(
        desk, tr("{g}：安排顶岗").format(g=page["name"]), note,
        [("worker", tr("谁来顶岗(&N) *"), person), ("instead", tr("替谁(&T)"), instead),
         ("since", tr("从哪一天起(&D) *"), since), ("until", tr("到哪一天为止(&E)"), until),
         ("reason", tr("原因(&Y) *"), reason)],
        tr("安排顶岗"),
    )  # fmt: skip

    def write() -> Any:
        return _later(
            assigning.start_deputy, page["id"], form.code("worker"), instead_of=form.code("instead"),
            since=since.day(), until=until.day(), reason=form.text("reason"),
        )  # fmt: skip

    return form.writes(write, assigned_words)


def end_deputy(desk: Desk, line: dict[str, Any]) -> AreaForm:
    note = tr("最后一天当天还算在内。他的电脑还不知道时写的也算，知道以后再交一次数据包就收回。")
    day = DateField(tr("最后一天"), desk.today, quick=False)
    title = tr("{n} 结束顶岗（代 {w}）").format(n=line["name"], w=line["stands_in_name"])
    form = AreaForm(desk, title, note, [("day", tr("最后一天(&D) *"), day)], tr("结束顶岗"))
    ahead = line["ahead"]
    return form.writes(
        lambda: _later(assigning.end_deputy, line["duty"], last_day=None if ahead else day.day()),
        assigned_words,
    )


def assigned_words(done: Assigned) -> tuple[str, str]:
    """One sentence of what became of it, and what to do next."""
    if done.needs_keys:
        names = words.listed(done.needs_keys)
        onward = tr("还差一步：请到建立办公室的那台电脑上，再给 {n} 安排一次，才会生效。")
        return tr("已记下。"), onward.format(n=names)
    steps = []
    if done.granted:
        names = words.listed(sorted({one.name for one in done.granted}))
        steps.append(tr("请到“设备”给 {n} 写回复文件，带到就生效。").format(n=names))
    if done.unheard:
        names = words.listed(done.unheard)
        steps.append(tr("等 {n} 的电脑再交一次数据包，原来的网格才完全收回。").format(n=names))
    return tr("已安排好。"), words.sentences(steps)


def _person(desk: Desk, tree: list[dict[str, Any]], person: dict[str, Any] | None) -> AreaForm:
    name, phone, role = Line(tr("例如 王小满")), Line(tr("办公电话，不要写私人手机")), Box()
    for key, word in desk.choices("role", ("worker", "grid_lead", "village", "town", "unit", "supervisor")):
        role.addItem(word, key)
    unit = _units(tree, (person or {}).get("unit"))
    if person is not None:
        name.set_text(person["name"])
        phone.set_text(person["work_phone"])
        role.set_code(person["role"])
    title = tr("修改 {n}").format(n=person["name"]) if person else tr("登记一个人")
    note = tr("没有电脑的人也可以登记，例如志愿者、小组长。以后同名加入的电脑会认作同一个人。")
    form = AreaForm(
        desk, title, "" if person else note,
        [("name", tr("姓名(&N) *"), name), ("role", tr("身份(&R)"), role), ("unit", tr("单位(&S)"), unit),
         ("work_phone", tr("工作电话(&P)"), phone)],
        tr("保存") if person else tr("登记"),
    )  # fmt: skip

    def write() -> Any:
        said, kind, at, number = (
            form.text("name"), form.code("role"), form.code("unit"), form.text("work_phone"),
        )  # fmt: skip
        if person is None:
            return _later(people.add_worker, said, role=kind, unit=at, work_phone=number)
        fields = {"name": said, "role": kind, "unit": at, "work_phone": number}
        return _later(people.revise_worker, person["id"], fields)

    return form.writes(write, _kept)


def _later(act: Any, *words: Any, **more: Any) -> Any:
    """The same call on the store thread, its words taken from the form now."""
    return lambda session: act(session, *words, **more)


def _kept(kept: Kept) -> tuple[str, str]:
    return (tr("已保存。") if kept.changes.kinds else tr("和原来一样，没有改动。")), ""


def _units(tree: list[dict[str, Any]], chosen: str | None) -> Box:
    box = Box()
    box.addItem(tr("（不属于任何单位）"), None)
    for node in tree:
        if node["kind"] == "unit" and not node["over"]:
            box.addItem("　" * node["depth"] + node["name"], node["id"])
    box.set_code(chosen)
    return box


def next_code(tree: list[dict[str, Any]], unit: str | None) -> str:
    """The next number of our own for a grid: after those of its unit, else after all, else the first.

    A unit with the 12 digits of an area code begins with 001 behind them.
    """
    grids = [node for node in tree if node["kind"] == "grid"]
    taken = {node["code"] for node in grids}
    here = [node["code"] for node in grids if node["parent"] == (unit or "") and node["code"].isdigit()]
    above = next((node["code"] for node in tree if node["id"] == unit), "")
    if here:
        found = max(here, key=int)
    elif len(above) == 12 and above.isdigit():
        found = f"{above}000"
    else:
        found = max((code for code in taken if code.isdigit() and len(code) <= 4), key=int, default="00")
    number, wide = int(found), len(found)
    while (code := str(number + 1).zfill(wide)) in taken:
        number += 1
    return code


def _levels(desk: Desk) -> Box:
    box = Box()
    for key, word in desk.choices("level", ("COUNTY", "TOWN", "DEPT", "VILLAGE", "GROUP")):
        box.addItem(word, key)
    return box


def _level_below(tree: list[dict[str, Any]], parent: str | None) -> str:
    levels = {node["id"]: node["level"] for node in tree if node["kind"] == "unit"}
    below = {"COUNTY": "TOWN", "TOWN": "VILLAGE", "VILLAGE": "GROUP", "GROUP": "GROUP"}
    return below.get(levels.get(parent or "", ""), "VILLAGE")


def _people(desk: Desk, everyone: list[dict[str, Any]]) -> Box:
    box = Box()
    for one in everyone:
        role = desk.vocab.label("role", one["role"])
        about = words.listed(one["grid_names"]) or one["unit_name"] or role
        box.addItem(tr("{n}（{a}）").format(n=one["name"], a=about), one["id"])
    return box
