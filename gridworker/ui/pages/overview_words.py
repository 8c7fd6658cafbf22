"""What the figures say on the page: names, rates and the one sentence of each part of a chart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from gridworker.domain.indicators import SMALL, percent
from gridworker.domain.period import Period
from gridworker.services.arrivals import GridSource, Sources
from gridworker.services.figures import GridFigure, MonthFigures, Overview, StateFigures
from gridworker.services.queries import NO_GRID, Query
from gridworker.ui import words
from gridworker.ui.words import many


def tr(text: str) -> str:
    return QCoreApplication.translate("overview", text)


def rate(n: int, d: int) -> str:
    """34/120（28.3%）; of few items the fraction alone, of nothing a dash."""
    if d == 0:
        return "—"
    if d < SMALL:
        return f"{n}/{d}"
    return tr("{n}/{d}（{p}）").format(n=n, d=d, p=percent(n, d))


def share(n: int, d: int) -> str:
    """The percentage alone, where the fraction stands beside it; empty of few items."""
    return percent(n, d) if d >= SMALL else ""


def state(code: str) -> str:
    """The state of a demand."""
    return {
        "collected": tr("已搜集"), "registered": tr("已立项"), "assigned": tr("已交办"),
        "in_progress": tr("办理中"), "on_hold": tr("暂缓"), "reported": tr("已反馈"), "": tr("合计"),
    }.get(code, code)  # fmt: skip


def band(code: str) -> str:
    """How old an open demand is."""
    return {
        "week": tr("7天以内"), "month": tr("8至30天"), "quarter": tr("31至90天"),
        "longer": tr("90天以上"), "late": tr("已过期限"), "open": tr("合计"),
    }[code]  # fmt: skip


def reach(code: str) -> str:
    """Whom a visit met."""
    return {
        "in_person": tr("当面见到"), "apart": tr("电话、来访"), "missed": tr("没有见到"), "total": tr("合计"),
        "met": tr("见到或通了话"),
    }[code]  # fmt: skip


def month(span: Period) -> str:
    return tr("{m}月").format(m=span.first.month)


def month_and_year(span: Period) -> str:
    return tr("{y}年{m}月").format(y=span.first.year, m=span.first.month)


def days(span: Period) -> str:
    """2026年4月1日至2026年4月30日."""
    said = tr("{y}年{m}月{d}日")
    first, last = (said.format(y=day.year, m=day.month, d=day.day) for day in (span.first, span.last))
    return first if span.first == span.last else tr("{a}至{b}").format(a=first, b=last)


# charts -------------------------------------------------------------------------------------


def grid_name(row: GridFigure) -> str:
    return tr("未划入网格") if row.grid == NO_GRID else row.name


def short_name(row: GridFigure) -> str:
    """第二网格 of 石桥村第二网格, below the village's own name."""
    name = grid_name(row)
    return name.removeprefix(row.unit_name).strip() or name if row.unit_name else name


def grid_sentence(row: GridFigure, source: GridSource | None) -> str:
    figure = row.coverage
    said = many(tr("{grid}：应访 {d} 户，当面见到 {rate}，还有 {left} 户没有见到"),
        grid=grid_name(row), d=figure.d, rate=rate(figure.n, figure.d or 0), left=(figure.d or 0) - figure.n
    )
    lack = lacking(source) if source else ""
    return words.clauses([said, lack])


def lacking(source: GridSource) -> str:
    """What of a grid has not come; empty when everything has."""
    if source.state == "none":
        return tr("还没有交来过数据包")
    if source.state == "gaps":
        return many(tr("缺 {n} 个编号的记录"), n=source.missing)
    if source.state == "old" and source.heard is not None:
        return tr("期满以后还没有交来数据包，最近一包是 {m}月{d}日收到的").format(
            m=source.heard.month, d=source.heard.day
        )
    return tr("还没有电脑") if source.state == "unmanned" else ""


def month_sentences(row: MonthFigures) -> dict[str, str]:
    """A sentence for the whole month and for each of its pieces."""
    where = month_and_year(row.month)
    parts = [
        tr("{name} {n} 次").format(name=reach(code), n=figure.n) for code, figure in row.reaches.items()
    ]
    whole = many(tr("{month}走访 {n} 户次：{parts}"),
        month=where, n=row.total.n, parts=words.listed(parts)
    )
    pieces = {
        code: tr("{month}{name} {n} 次").format(month=where, name=reach(code), n=figure.n)
        for code, figure in row.reaches.items()
    }
    return {"total": whole, **pieces}


def state_sentences(row: StateFigures) -> list[str]:
    """A sentence for each column of a row: the ages, past the day, the sum."""
    name = tr("所有未办结诉求") if not row.state else state(row.state)
    ages = [
        tr("{state}，{age}：{n} 件").format(state=name, age=band(code), n=figure.n)
        for code, figure in row.bands.items()
    ]
    late = tr("{state}，已过期限：{rate} 件").format(state=name, rate=rate(row.late.n, row.total.n))
    return [*ages, late, tr("{state}：共 {n} 件").format(state=name, n=row.total.n)]


# sentences about all of it --------------------------------------------------------------------


def sources(found: Sources) -> str:
    """On what the figures rest."""
    said = [many(tr("数据来源：走访记录 {n} 条"), n=found.visits)]
    unmanned, lack = found.unmanned(), found.lacking()
    manned = len(found.grids) - len(unmanned)
    if not found.grids:
        said.append(tr("只有本机的记录"))
    elif lack:
        said.append(many(tr("{all} 个网格中有 {n} 个的数据包没有收齐"), all=manned, n=len(lack)))
    elif manned:
        said.append(many(tr("{all} 个网格的数据包都收到了"), all=manned))
    if unmanned:
        said.append(many(tr("有 {n} 个网格还没有电脑"), n=len(unmanned)))
    return words.clauses(said)


def heat_summary(shown: Overview) -> str:
    figure = shown.cards["coverage"]
    return many(tr("{n} 个网格，共应访 {d} 户，当面见到 {rate}"),
        n=len(shown.grids), d=figure.d, rate=rate(figure.n, figure.d or 0)
    )


def months_summary(shown: Overview) -> str:
    total = sum(row.total.n for row in shown.months)
    return many(tr("{n} 个月，共走访 {total} 户次"), n=len(shown.months), total=total)


def states_summary(shown: Overview) -> str:
    found = shown.all_states
    return tr("共 {n} 件，已过期限 {late} 件").format(n=found.total.n, late=found.late.n)


def opened(query: Query, grids: Sequence[tuple[str, str]] = ()) -> str:
    """What a list shows that was opened from a figure."""
    parts = [next((name for code, name in grids if code == query.grid), "")]
    if query.date_from and query.date_to:
        span = Period(_day(query.date_from), _day(query.date_to))
        parts.append(days(span))
    if query.kind == "household":
        parts.append(
            {
                "reached": tr("当面见到过的户"), "unreached": tr("还没有当面见到的户"),
                "expected": tr("应访的户"),
            }.get(query.reach or "", "")
        )  # fmt: skip
    elif query.kind == "visit" and query.reach:
        parts.append(reach(query.reach))
    return tr("从总览打开：{parts}").format(parts=words.listed(parts))


def _day(text: str):
    found = words.read_day(text)
    assert found is not None
    return found
