"""`office`, `enrol`, `device`: founding an office and letting laptops join it."""

from __future__ import annotations

from pathlib import Path

import click

from gridworker.cli.call import FILE, OUT, Answer, Call, VerbGroup, pass_call
from gridworker.cli.places import place_for
from gridworker.cli.shape import each, obj
from gridworker.errors import UserError

office = VerbGroup("office", help="办公室：新建、发邀请、发证书。")
enrol = VerbGroup("enrol", help="网格员的电脑：申请加入、收下证书。")
device = VerbGroup("device", help="已发证书的电脑。")


@office.verb("new", obj("id", "name", "code", "device"))
@click.option("--name", required=True, help="办公室名称。")
@click.option("--code", "area_code", required=True, help="区划编码或简称。")
@click.option("--clerk", default="经办人", show_default=True, help="这台电脑的使用人。")
@pass_call
def office_new(call: Call, name: str, area_code: str, clerk: str) -> Answer:
    """新建办公室；空文件夹会先建好工作档案。"""
    from gridworker.services.office import found_office

    with call.session_or_new() as session:
        made = found_office(session, name, area_code, clerk)
        value = {"id": made.office, "name": made.name, "code": made.code, "device": session.identity.device}
    return Answer(value, [f"办公室「{made.name}」已建好。下一步：grid add 建网格，office invite 发邀请。"])


@office.verb("invite", obj("id", "code", "path", "name", "role", "grid"))
@click.option("--name", required=True, help="受邀人姓名。")
@click.option("--role", required=True, help="身份，如 worker 或 网格员。")
@click.option("--grid", "grid_given", help="网格的 id、编码或名称；办公室的身份不填。")
@click.option("--unit", "unit_given", help="单位；村（社区）只看到本村的网格。")
@click.option("--out", required=True, type=OUT, help="放邀请文件的文件夹，或文件名（.gwi）。")
@pass_call
def office_invite(
    call: Call, name: str, role: str, grid_given: str | None, unit_given: str | None, out: Path
) -> Answer:
    """给一个人写一份邀请文件。"""
    from gridworker.cli.pick import code
    from gridworker.services.office import issue_invite

    with place_for(out, ".gwi") as place, call.session() as session:
        role = code(session, "role", role)
        issued = issue_invite(session, name, role, grid_given, place.folder, unit=unit_given)
        path = place.settle(issued.path)
    told = f"编号 {issued.code}，请交给{issued.name}，在他的电脑上运行 enrol request。"
    lines = [f"邀请已写到 {path}", told]
    return Answer({**vars(issued), "code": issued.code, "path": path}, lines)


@office.verb("certify", obj("device", "path", "name", "role", "grid", "check"))
@click.argument("request", type=FILE)
@click.option("--digits", required=True, help="申请人念的 24 位数字，空格可有可无。")
@click.option("--out", required=True, type=OUT, help="放证书文件的文件夹，或文件名（.gwb）。")
@pass_call
def office_certify(call: Call, request: Path, digits: str, out: Path) -> Answer:
    """核对 24 位数字，给申请的电脑发证书。"""
    from gridworker.services.office import certify

    with place_for(out, ".gwb") as place, call.session() as session:
        done = certify(session, request, digits, place.folder)
        path = place.settle(done.path)
    lines = [f"已给{done.name}的电脑发证书：{path}", "请带回去，用 enrol accept 收下。"]
    return Answer({**vars(done), "path": path}, lines)


@office.verb("take-over", obj("device", "incarnation"))
@click.option("--yes", is_flag=True, help="确认原来那一份不会再用。")
@pass_call
def office_take_over(call: Call, yes: bool) -> Answer:
    """从备份恢复的办公室电脑接着办公。"""
    from gridworker.services.succession import take_over

    if not yes:
        raise UserError(
            "old_one_in_use",
            "两份同时使用会分叉。",
            "请先确认原来那一份不会再用，再加上 --yes 来一次。",
        )
    with call.session() as session:
        take_over(session)
        value = {"device": session.identity.device, "incarnation": session.identity.inc}
    return Answer(value, ["已接替。备份里没有的记录，各台电脑会再送一次。"])


@enrol.verb("request", obj("path", "digits", "code", "office", "name", "role", "grid"))
@click.option("--invite", required=True, type=FILE, help="办公室给的邀请文件（.gwi）。")
@click.option("--out", required=True, type=OUT, help="放申请文件的文件夹，或文件名（.gwb）。")
@pass_call
def enrol_request(call: Call, invite: Path, out: Path) -> Answer:
    """按邀请写一份申请，并显示要念给办公室听的 24 位数字。"""
    from gridworker.services.enrol import request_enrolment

    with place_for(out, ".gwb") as place, call.session_or_new() as session:
        asked = request_enrolment(session, invite, place.folder)
        path = place.settle(asked.path)
    value = {
        "path": path,
        "digits": asked.digits,
        "code": asked.code,
        "office": asked.office_name,
        "name": asked.name,
        "role": asked.role,
        "grid": asked.grid_name,
    }
    lines = [f"申请已写到 {path}", f"请把这 24 位数字念给「{asked.office_name}」核对：", asked.digits]
    return Answer(value, lines)


@enrol.verb("accept", obj("office", "name", "role", "grid", "households"))
@click.argument("file", type=FILE)
@pass_call
def enrol_accept(call: Call, file: Path) -> Answer:
    """收下办公室发来的证书和本网格的户册。"""
    from gridworker.services.enrol import accept_enrolment

    with call.session() as session:
        taken = accept_enrolment(session, file)
    value = {
        "office": taken.office_name,
        "name": taken.name,
        "role": taken.role,
        "grid": taken.grid_name,
        "households": taken.households,
    }
    place = f"，网格「{taken.grid_name}」，户册 {taken.households} 户" if taken.grid_name else ""
    return Answer(value, [f"{taken.name}已加入「{taken.office_name}」{place}。"])


@device.verb(
    "list",
    each(
        "device", "name", "role", "grid", "grid_name", "grids", "this", "last_number", "last_heard", "peer",
        "waiting",
    ),
)  # fmt: skip
@pass_call
def device_listing(call: Call) -> Answer:
    """列出已发证书的电脑，以及最近收到它的哪一号。"""
    from gridworker.services.devices import device_list

    with call.session() as session:
        rows = device_list(session)
    lines = []
    for row in rows:
        heard = "还没有来过"
        if row["this"]:
            heard = "本机"
        elif row["last_heard"]:
            heard = f"{row['last_heard'][:16]} 收到第 {row['last_number']} 号"
        parts = (row["name"], row["role_name"], row["grid_name"], heard, row["device"])
        lines.append("  ".join(part for part in parts if part))
    return Answer(rows, lines or ["还没有发过证书。"])
