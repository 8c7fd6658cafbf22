"""The roof of 王秀兰 leaks: from the doorstep to 销号, over three levels, with one who is not satisfied.

Each chapter is what one person does at one window; the tutorial `docs/zh/story.md` tells the same with the
same pictures. Buttons, fields and lists are named as they are there.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.ui.roof.hands import Hands
from tests.ui.roof.stage import Stage

ROOF = "屋顶东南角漏雨，床都挪了，想请人修一修"

OTHERWISE = "别的办法"
"""The line under which steps are folded away that are seldom taken."""

Chapter = Callable[[Stage], None]


def open_roof(who: Hands) -> None:
    """Pick the roof in the list in front and open its page."""
    who.pick(ROOF)
    who.keys("Return")


def doorstep(on: Stage) -> None:
    """The grid worker writes it down where he hears of it, and packs it."""
    me = on.at(on.cast.laptop, "04-08 09:40")
    me.go("记日记")
    me.answer("走访户", "wxl")
    me.answer("见面情况", "已见面")
    me.answer("走访内容", "老人一个人住。前天下雨，屋顶东南角漏，床挪到了灶房边。")
    me.press("记一件诉求")
    me.answer("诉求内容", ROOF)
    me.answer("大类", "住房宅基")
    me.answer("小类", "危房")
    me.tick("同意公示办理情况")
    on.picture(me, "story-doorstep")
    me.press("保存，写下一户")
    on.send(me, "story-stick")


def registered(on: Stage) -> None:
    """The town merges, registers, assigns, and answers."""
    clerk = on.at(on.cast.town, "04-08 15:10")
    on.merge(clerk, before="story-inbox")
    clerk.go("诉求")
    clerk.pick("待立项")
    clerk.pick(ROOF)
    clerk.take("立项", 办理方式="限时办")
    look = "先上门看，能挡雨的先挡上，再说怎么修。"
    clerk.begin("交办", 承办单位="镇村建办", 承办人="陈守田", 交办要求=look)
    clerk.look_at("承办单位")
    on.picture(clerk, "story-assign")
    clerk.finish("交办")
    on.reply(clerk, "story-reply")


def first_try(on: Stage) -> None:
    """The worker accepts, does what he can, reports back and tells her."""
    me = on.at(on.cast.laptop, "04-09 08:20")
    on.receive(me)
    me.press("去看诉求")
    me.pick("等签收")
    on.picture(me, "story-to-accept")
    me.finish("签收")
    me = on.at(on.cast.laptop, "04-10 17:30")
    me.pick("正在办")
    me.take("反馈", 办理结果="和志愿队上房，铺了油毡，换了十几片瓦。", 办理结论="已办好")
    me.begin("告知群众", 怎么告知="上门", 告知了谁="本人")
    on.picture(me, "story-tell")
    me.finish("告知群众")
    on.send(me)


def not_satisfied(on: Stage) -> None:
    """The town verifies and calls back: it still leaks, so the same number is taken up again."""
    clerk = on.at(on.cast.town, "04-13 10:00")
    on.merge(clerk)
    clerk.go("诉求")
    clerk.pick("待核查")
    clerk.take("核查")
    clerk.begin("回访", 满意度="不满意", 群众怎么说="昨晚大雨，还是漏，里屋的墙湿了半边。")
    clerk.look_at("满意度")
    on.picture(clerk, "story-not-satisfied")
    clerk.finish("回访")
    clerk.sees("第 2 次办", "交办")
    on.picture(clerk, "story-again")


def goes_up(on: Stage) -> None:
    """It costs more than the town has: up to the county, with all its steps and nothing else."""
    clerk = on.at(on.cast.town, "04-13 10:30")
    why = "老屋椽子朽了，要翻修，镇里没有这笔钱，请区里按危房改造解决。"
    clerk.begin("上报", OTHERWISE, 交给哪台电脑="区住建局", 理由=why)
    on.picture(clerk, "story-escalate")
    clerk.finish("上报")
    on.reply(clerk)
    above = on.at(on.cast.county, "04-14 09:00")
    on.receive(above)
    above.go("诉求")
    open_roof(above)
    on.picture(above, "story-county")
    work = "按危房改造补助，翻修屋顶，换椽子。"
    above.take("交办", 承办单位="石桥村", 办结期限="2026-05-20", 交办要求=work)
    above.take("延期", OTHERWISE, 延期理由="要等补助款和瓦工，三天修不好。", 延到="2026-05-20")
    above.take("下派", OTHERWISE, 交给哪台电脑="林小满", 理由="补助批了，请镇、村组织施工。")
    on.send(above)


def comes_down(on: Stage) -> None:
    """Down again to the village, where it is done."""
    clerk = on.at(on.cast.town, "04-15 09:00")
    on.merge(clerk)
    clerk.go("诉求")
    clerk.pick("全部未办结")
    open_roof(clerk)
    clerk.look_at("三级知晓")
    on.picture(clerk, "story-three-levels")
    clerk.take("下派", OTHERWISE, 交给哪台电脑="石桥村", 理由="请村里找瓦工，五月中旬以前修好。")
    on.reply(clerk)
    village = on.at(on.cast.village, "04-16 08:40")
    on.receive(village)
    village.go("诉求")
    village.pick("待签收")
    village.finish("签收")
    village = on.at(on.cast.village, "05-08 17:00")
    village.pick("全部未办结")
    open_roof(village)
    done = "翻修了屋顶，换了椽子和两百片瓦，前天大雨没有再漏。"
    village.begin("反馈", 办理结果=done, 办理结论="已办好", 谁办的="瓦工老周")
    village.look_at("谁办的")
    on.picture(village, "story-village")
    village.finish("反馈")
    village.take("上报", OTHERWISE, 交给哪台电脑="林小满", 理由="修好了，请镇里核查。")
    on.send(village)


def told(on: Stage) -> None:
    """Who was asked first hears of the result and tells her."""
    clerk = on.at(on.cast.town, "05-11 09:00")
    on.merge(clerk)
    on.reply(clerk)
    me = on.at(on.cast.laptop, "05-11 16:00")
    on.receive(me)
    me.go("诉求")
    me.pick("要去告知")
    on.picture(me, "story-to-tell")
    me.take("告知群众", 怎么告知="上门", 告知了谁="本人", 怎么说的="屋顶翻修好了，漏了随时说。")
    on.send(me)


def closed(on: Stage) -> None:
    """Looked at, asked again, made public, closed; everybody who had it in hand hears of it."""
    clerk = on.at(on.cast.town, "05-12 09:00")
    on.merge(clerk)
    clerk.go("诉求")
    clerk.pick("待核查")
    clerk.take("核查")
    clerk.take("回访", 满意度="满意")
    publish(on)
    clerk = on.at(on.cast.town, "05-18 09:00")
    clerk.go("清单和公示")
    clerk.press("取下了，记下日期")
    clerk.sees("记下了：今天取下的")
    clerk.go("诉求")
    clerk.pick("待销号")
    clerk.take("销号", 办理结论="已办好")
    on.picture(clerk, "story-closed")
    clerk.go("清单和公示")
    clerk.press("清单")
    clerk.press("本年")
    clerk.press("效果清单")
    clerk.sees("效果")
    on.picture(clerk, "story-lists")
    on.reply(clerk)


def publish(on: Stage) -> None:
    """公示: looked at exactly as it will hang."""
    clerk = on.at(on.cast.town, "05-12 09:20")
    clerk.go("诉求")
    clerk.pick("待公示")
    clerk.press("公示")
    clerk.wait_for("公示出去")
    clerk.answer("意见渠道", "石桥村村口意见箱")
    clerk.touch("公示出去")
    clerk.look_at("公示的内容")
    on.picture(clerk, "story-notice")
    clerk.press("公示出去")
    clerk.sees("已经公示")


def at_home(on: Stage) -> None:
    """The worker's list is empty, and the whole way can be read on one page."""
    me = on.at(on.cast.laptop, "05-18 16:00")
    on.receive(me)
    me.go("诉求")
    me.pick("我的诉求")
    me.press("全部诉求")
    me.pick(ROOF)
    on.picture(me, "story-end")


CHAPTERS: tuple[Chapter, ...] = (
    doorstep, registered, first_try, not_satisfied, goes_up, comes_down, told, closed, at_home,
)


def play(on: Stage, chapters: int = len(CHAPTERS)) -> None:
    """Play the first so many chapters."""
    for chapter in CHAPTERS[:chapters]:
        chapter(on)
