"""What people of the invented town say and what their worker writes down.

Templates with slots; none tells a true story, names a real place or an illness, or could be taken for a
number that belongs to someone. Slots: {sur} surname of the head, {kin} who was spoken to, {size} people in
the house, {place} a spot in the village, {n} a small number, {m} metres, {crop} what is in the field, {day} a
weekday, {month} a month ahead, {thing} something of the house.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """One diary text: purpose, months in which it fits (empty: all year), household tag and mode it needs."""

    purpose: str
    text: str
    months: str = ""
    tag: str = ""
    on_spot: str = ""
    suggestion: str = ""
    topics: tuple[str, ...] = ()
    promise: str = ""
    mode: str = "HOME"


SUMMER, AUTUMN, WINTER = "6 7 8", "9 10 11", "12 1 2"

STORIES: tuple[Story, ...] = (
    Story("ROUTINE", "{kin}在家，家里{size}口人都好。{place}的排水沟上周清过，雨后没有再积水。"),
    Story("ROUTINE", "在院子里和{kin}聊了一会儿。说今年{crop}长势不错，就是雇工不好找，一天要多给{n}0块。"),
    Story(
        "ROUTINE", "{kin}正在收拾{thing}，说家里没什么事。问起{place}修路，告诉他已列入村里{month}的计划。"
    ),
    Story("ROUTINE", "老{sur}刚从地里回来。聊到村里{place}新装的健身器材，说老人晚上常去坐坐。"),
    Story("ROUTINE", "{kin}说自来水这几天水压够用，比去年好。{thing}漏雨的地方上个月自己补过了。"),
    Story(
        "ROUTINE",
        "{kin}在带孙子，家里一切照旧。提到垃圾桶离家有{m}米，雨天倒垃圾不方便。",
        suggestion="想在{place}加一个垃圾桶。",
    ),
    Story("ROUTINE", "进门时{kin}在剥豆子。说在外的儿子国庆回来过，家里添了{thing}。没有要办的事。", AUTUMN),
    Story(
        "ROUTINE",
        "{kin}说屋后坡上落石，搬开了{n}块。一起去看了，坡面没有新裂缝。",
        on_spot="和组长一起在坡脚拉了警示带。",
        promise="下雨后再去屋后坡上看一次",
    ),
    Story(
        "CARE",
        "{kin}一个人在家，灶上热着饭。煤气灶软管换过了，{thing}能用。帮着把院里的柴码好。",
        tag="ALONE",
        on_spot="检查了电线和煤气阀门，都关好了。",
    ),
    Story(
        "CARE",
        "老人说腿脚不如从前，去镇上取药要转{n}次车。女儿在外，{day}才能回来。",
        tag="ALONE",
        promise="{day}赶集时帮忙把药取回来",
    ),
    Story("CARE", "两位老人在家，精神都好。屋里灯有点暗，门口台阶加了扶手，说走路放心多了。", tag="EMPTY"),
    Story(
        "CARE",
        "老{sur}说手机不会弄养老认证，去年是请人弄的。",
        tag="EMPTY",
        on_spot="用他自己的手机当面办好了认证，没有留任何照片。",
    ),
    Story(
        "CARE",
        "孩子放学在家写作业，奶奶照看。问了接送和伙食，学校每天有午饭。",
        tag="LEFTCHILD",
        promise="{day}放学时再来看一眼，带几本书",
    ),
    Story("CARE", "天冷，给老人看了取暖的炉子，烟管接得严。叮嘱睡前把窗留一条缝。", WINTER, "ALONE"),
    Story(
        "CARE",
        "家里领着低保，这个月的钱到账了。{kin}问明年还要不要重新核。",
        tag="DIBAO",
        on_spot="说明每年核一次，到时候我把表送来。",
    ),
    Story("CARE", "扶手和坡道都装好了，出门比以前方便。{kin}想问辅具坏了到哪里换。", tag="DISABLED"),
    Story(
        "POLICY",
        "发了医保缴费的明白纸，家里还有人没交。{kin}说月底前去交。",
        "9 10 11 12",
        topics=("BENEFIT",),
    ),
    Story(
        "POLICY",
        "讲了高龄津贴的办法，老人够年龄了，家里商量后来办。",
        topics=("BENEFIT",),
        promise="把高龄津贴的表送上门",
    ),
    Story(
        "POLICY",
        "说了秸秆不能烧的规定，{kin}问打包机哪天到{place}，告诉他{day}。",
        AUTUMN,
        topics=("LAW",),
        mode="FIELD",
    ),
    Story(
        "POLICY",
        "村里议定修{place}的路，把方案和每户出工的办法念了一遍，{kin}没有意见。",
        topics=("DECISION",),
    ),
    Story(
        "POLICY", "把上季度村里的账目单子给{kin}看了，问了一笔清沟的{n}00元，当场说清。", topics=("ACCOUNT",)
    ),
    Story("POLICY", "讲了移风易俗和殡葬补助的办法，留了一张办事单子。", topics=("DEV",)),
    Story(
        "SAFETY",
        "提醒冬天用炭火要通风，看了{thing}，插座上没有堆东西。",
        WINTER,
        on_spot="帮着把取暖器和窗帘隔开。",
    ),
    Story("SAFETY", "汛期到了，和{kin}走了一遍转移的路，集合点在{place}，手电和雨衣放在门后。", SUMMER),
    Story("SAFETY", "屋后是坡，雨季前看了排水沟，通的。留了值班电话，贴在门后。", "4 5 6", "RISKSITE"),
    Story("SAFETY", "说了陌生来电要先挂断再问。{kin}上周接到{n}个推销电话，没有转过钱。", topics=("LAW",)),
    Story(
        "SAFETY",
        "看了电动车充电的地方，原来在楼道里，{kin}答应移到院里。",
        promise="{day}再来看充电的地方移了没有",
    ),
    Story("SAFETY", "暑假了，提醒大人看好孩子不要去{place}的塘边，塘口的牌子还在。", "7 8", mode="FIELD"),
    Story("INFO", "核对了户里的人口，现有{size}口，去年底有一人搬到县城住。电话没有变。"),
    Story(
        "INFO",
        "{kin}说户口簿上还有嫁出去的女儿，告诉了迁移要带的材料。",
        on_spot="给了办事单子，写明带什么、到哪里办。",
    ),
    Story("INFO", "租住的一家三口{month}到期，可能续租。和房东{kin}说了登记的事。", tag="RENT"),
    Story("DEMAND", "{kin}把想说的事一件一件讲了，共{n}件，能当场答的当场答了，其余记下。"),
    Story(
        "DEMAND",
        "地里碰到老{sur}，在给{crop}浇水。说了水渠的事，一起走到{place}看了。",
        "4 5 6 7 8",
        mode="FIELD",
    ),
    Story(
        "DEMAND",
        "院坝里坐了几户人，主要说{place}的事，大家意见差不多。",
        suggestion="希望修的时候留一条走车的道。",
        mode="GROUP",
    ),
    Story("CALLBACK", "来问上次说的事办得怎么样，{kin}说人已经来看过，修了一半，还差{m}米。"),
    Story("CALLBACK", "上次反映的{place}已经弄好，{kin}带我去看了，说满意。"),
    Story(
        "DISPUTE",
        "两家为{place}的出水口有话说。听了两边，量了地方，约了组长一起谈。",
        promise="{day}和组长一起来谈出水口",
    ),
    Story(
        "AGENT",
        "帮{kin}填了表，材料当面点清{n}件，原件都还给了他，只带走申请书。",
        promise="办好后把回单送来",
    ),
    Story("AGENT", "上门给老人办养老认证，用的是她家里人的手机，一次通过。", tag="EMPTY"),
    Story(
        "YARD",
        "在{place}开了院坝会，说了清沟和路灯两件事，各家轮流出工，从{day}开始。",
        topics=("DECISION",),
        mode="GROUP",
    ),
    Story(
        "ROUTINE",
        "{crop}正在收，{kin}忙，在田边说了几句。收割机从{day}起排到这一片。",
        "5 6 9 10",
        mode="FIELD",
    ),
    Story("ROUTINE", "快过年了，外面的人陆续回来，{size}口人都在。说年货备好了，就等团圆。", "1 2"),
    Story("ROUTINE", "正月里家家有人，坐下喝了杯茶。老{sur}的两个儿子初八走，{crop}地还是老两口种。", "2"),
    Story("CARE", "热天，看了老人屋里的风扇和水，叮嘱中午不要下地。菜是邻居{n}家轮着带的。", SUMMER, "ALONE"),
    Story("ROUTINE", "在{place}遇到{kin}，站着说了几句。{crop}快收了，家里的事都顺。", mode="FIELD"),
    Story(
        "DEMAND",
        "{kin}在田边说想要一段机耕道，一起量了约{m}米。",
        mode="FIELD",
        suggestion="想把田边的路修宽一点。",
    ),
    Story("ROUTINE", "打电话问了近况，{kin}说人在外地，家里托邻居照看，{month}回来一趟。", mode="PHONE"),
    Story("CALLBACK", "电话里问上次的事，{kin}说人来过了，已经弄好。", mode="PHONE"),
    Story("POLICY", "电话告诉{kin}缴费的日子，她说记在日历上了。", mode="PHONE", topics=("BENEFIT",)),
    Story("INFO", "电话核对了户里的人口和住处，和登记的一样，现有{size}口。", mode="PHONE"),
    Story("AGENT", "{kin}来村里问办事要带什么，照着单子讲了一遍，缺{n}样，约好下次带齐。", mode="OFFICE"),
    Story("DEMAND", "{kin}到村里坐了一会儿，说了{place}的事，记下来了。", mode="OFFICE"),
    Story("SAFETY", "几户人在{place}一起听了防火的话，各家看了自家的电线，{n}户要换插座。", mode="GROUP"),
)

TAILS = (
    "院里晒着{crop}。",
    "走时给了一张新的连心卡。",
    "说{day}要去镇上赶集。",
    "问了{place}的路什么时候修，照实答了。",
    "电话没有变。",
    "邻居也在，一起坐了一会儿。",
    "{thing}旁边新搭了晾衣架。",
    "门前的菜地刚翻过，种了{n}行蒜。",
    "水电都正常。",
    "说今年的{crop}自家留着吃。",
    "鸡养了{n}只，够自己吃。",
    "下次{day}再路过。",
    "家里备了手电和蜡烛。",
    "说{month}要办一桌酒，来{n}桌客。",
    "{place}的树枝伸到路上，顺手折了。",
    "夸村里的广播声音清楚。",
    "院门换了新锁，钥匙留一把在邻居家。",
    "说镇上的药店{day}关得早。",
    "屋里收拾得干净。",
    "提到{place}的狗没有拴，已和主人说了。",
    "问了养老认证，去年已做过。",
    "堂屋的灯换成了亮的。",
    "来回走了{m}0米，路不滑。",
    "孙辈的画贴满一面墙。",
)
"""A second sentence that some pages have."""

ABSENT = (
    "",
    "",
    "敲门没有人应。",
    "门锁着，邻居说去镇上赶集了。",
    "家里没人，院里晒着{crop}，估计在地里。",
    "没人在家，留了连心卡在门缝。",
)
DECLINED = ("", "在门口打了招呼，说不用进屋。", "说正忙，改日再来。")
AWAY = ("门窗关着，全家在外，邻居代看院子。", "春节才回来，电话里说都好。")

PLACES = (
    "村口桥头",
    "晒谷场边",
    "老学校旁",
    "上院子",
    "下坝",
    "水井边",
    "活动室门口",
    "竹林弯",
    "碾子坪",
    "塘坎上",
    "岔路口",
    "祠堂后面",
    "机耕道",
    "堰沟口",
)
CROPS = ("水稻", "玉米", "油菜", "红薯", "花生", "大豆", "辣椒", "柑橘", "茶叶")
THINGS = ("灶屋", "偏房", "猪圈", "堂屋", "晒楼", "柴房", "院墙")
KIN = ("户主", "户主", "老伴", "老伴", "儿子", "儿媳", "女儿")
DAYS = ("周一", "周二", "周三", "周四", "周五", "周六")

VILLAGES = (
    "石桥",
    "竹林",
    "柳湾",
    "青坪",
    "高梁",
    "双河",
    "枫树",
    "大塘",
    "白果",
    "桐子",
    "龙井",
    "沙溪",
)
NUMERALS = "一二三四五六七八九十"

SURNAMES = (
    "王王王李李李张张张刘刘陈陈杨杨赵黄黄周周吴吴徐孙胡朱"
    "高林何何郭马罗罗梁宋郑谢韩唐冯于董萧程曹袁邓许沈曾彭吕苏"
)
"""Forty common surnames; a repeated one is that much more common."""
GIVEN_FIRST = "春秋明广德永正长玉金桂素兴启光先世文水青"
GIVEN_LAST = "田禾溪木山根泉石芝兰英珍梅云亮顺安和生平发友全富"
