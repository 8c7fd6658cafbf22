"""What people of the invented town ask for, and how it ends. Slots as in `demo_texts`."""

from __future__ import annotations

from dataclasses import dataclass

from gridworker.domain.demo_texts import AUTUMN, SUMMER


@dataclass(frozen=True, slots=True)
class Ask:
    """One demand: category, nature, months, what is asked, and how it ends.

    `at_once` is the result when it is done at the door; `unit`, `task`, `work` and `result` are for the long
    way through the office. `decided`: what a council decides first, or with `hearing` a hearing.
    """

    category: str
    nature: str
    text: str
    months: str = ""
    at_once: str = ""
    unit: str = ""
    task: str = ""
    work: str = ""
    result: str = ""
    outcome: str = "DONE"
    track: str = "SIMPLE"
    sensitive: bool = False
    decided: str = ""
    hearing: bool = False


ASKS: tuple[Ask, ...] = (
    Ask(
        "AGR.IRRIG",
        "HELP",
        "{place}的渠漏水，下面{n}户的田灌不上，要赶在插秧前修。",
        "3 4 5 6 7",
        unit="镇农业服务中心",
        task="{day}前到现场看渠，能补先补。",
        work="拉来水泥{n}袋，漏点补了{n}处。",
        result="渠补好了，放水试过，下面的田都能灌上。",
    ),
    Ask(
        "INF.DRAIN",
        "HELP",
        "一下大雨{place}就积水，漫到院坝里来，想把沟挖深一点。",
        "4 5 6 7 8",
        unit="镇村建办",
        task="量好长度，报需要的工和料。",
        work="挖机来了一天，挖通{m}米。",
        result="沟加深并盖了板，雨后看过，不再积水。",
        track="JOINT",
    ),
    Ask(
        "INF.LIGHT",
        "HELP",
        "{place}的路灯不亮有{n}天了，晚上老人孩子走路看不见。",
        "9 10 11 12 1 2",
        unit="云溪供电所",
        task="三天内换好灯，换完告诉村里。",
        work="查出是线头松了，另换灯泡{n}个。",
        result="路灯亮了，当晚去看过。",
    ),
    Ask(
        "INF.ROAD",
        "SUGGEST",
        "到{place}那段{m}米土路雨天走不了车，{crop}拉不出来，问能不能硬化。",
        unit="镇村建办",
        task="实地测量，列进明年的路段表。",
        work="量了路，和沿线{n}户说好让地。",
        result="已列入明年的硬化计划，先铺了一层石子。",
        outcome="PLANNED",
        track="MAJOR",
        decided="同意列入明年的路段表，先铺石子；沿线让地的几户会上都说好了。",
    ),
    Ask(
        "INF.WATER",
        "HELP",
        "早晚水压小，二楼上不去水，附近{n}户都这样。",
        unit="云溪水厂",
        task="测水压，查清是管子还是阀门。",
        work="换了一段{m}米的旧管。",
        result="水压正常，二楼能用水。",
        track="JOINT",
    ),
    Ask(
        "INF.POWER",
        "HAZARD",
        "{place}的电线垂得低，离屋檐不到两米，刮风会碰到竹子。",
        unit="云溪供电所",
        task="当天先断开危险的一段，再换杆。",
        work="砍开竹枝，线提高了。",
        result="换了一根杆，线高符合要求。",
    ),
    Ask(
        "INF.NET",
        "ASK",
        "家里信号差，孩子上网课断断续续，问哪天能装宽带。",
        at_once="打电话问了营业点，{day}上门来装，费用已说清。",
    ),
    Ask(
        "ENV.WASTE",
        "SUGGEST",
        "{place}的垃圾桶满了没人拉，夏天味道大。",
        SUMMER,
        at_once="联系保洁员当天清走，以后两天一次。",
    ),
    Ask(
        "ENV.SEWAGE",
        "COMPLAIN",
        "{place}的污水沟敞着，盼着加盖板，离住房只有{n}米。",
        unit="镇村建办",
        task="查看沟段，先清淤再定盖板。",
        work="清淤{m}米，盖板已订。",
        result="盖板装好，沟口不再外溢。",
        track="JOINT",
        decided="同意先清淤再盖板，沿线每户出一个工，料由镇上出。",
    ),
    Ask(
        "ENV.LIVESTOCK",
        "COMPLAIN",
        "{place}的猪圈离水井近，大热天有气味，想请人看一看。",
        SUMMER,
        unit="镇农业服务中心",
        task="看距离和排污，和养殖户当面说清。",
        work="养殖户同意改排污口。",
        result="粪水改排到化粪池，井边没有气味。",
        track="JOINT",
        sensitive=True,
        decided="养殖户同意改排污口，两个月内做完；做完以前不再添猪。",
        hearing=True,
    ),
    Ask(
        "AGR.SUBSIDY",
        "ASK",
        "种粮补贴今年少了{n}0元，想知道是怎么算的。",
        "3 4 5",
        at_once="对着公示表逐项算给他看，是流转了一块地，没有错。",
    ),
    Ask(
        "AGR.SUBSIDY",
        "HELP",
        "补贴的折子丢了，钱不知道打到哪里去了。",
        "3 4 5 6",
        unit="镇便民服务中心",
        task="查到账情况，帮老人补办。",
        work="银行查到钱在旧户头。",
        result="新折子办好，钱已转过来。",
    ),
    Ask(
        "AGR.SELL",
        "HELP",
        "{crop}收了堆在屋里，来收的人价压得低，问村里能不能统一联系。",
        AUTUMN,
        unit="镇农业服务中心",
        task="联系两家收购点，报价给村里。",
        work="两家报价都比上门的高。",
        result="{day}统一来车收走，{n}户一起卖的。",
    ),
    Ask(
        "AGR.PEST",
        "ASK",
        "{crop}叶子发黄有虫眼，不知道打什么药。",
        "5 6 7 8 9",
        at_once="请镇农技员电话里看了照片，说了药名和兑水的比例。",
    ),
    Ask(
        "AGR.INSURE",
        "ASK",
        "上次大风倒了一片{crop}，问保险怎么报。",
        SUMMER,
        at_once="当场打了保险电话报案，{day}有人来看。",
    ),
    Ask(
        "EDU.ENTER",
        "ASK",
        "孩子九月上小学，问要带哪些材料、哪天报名。",
        "6 7 8",
        at_once="对着办事单子讲了材料和日子，写在纸上给他。",
    ),
    Ask(
        "EDU.BUS",
        "SUGGEST",
        "上学的车只到{place}，孩子还要走{m}多米的山路，想加一个站。",
        "8 9 10",
        unit="镇中心校",
        task="和车队商量加站，报回答复日期。",
        work="车队试跑了一趟。",
        result="在坡下加了一个临时站，早晚各停一次。",
        outcome="PARTLY",
        decided="同意向车队提出加站，先试一个月，由村里派人看着孩子过路。",
    ),
    Ask(
        "LIV.ELDER",
        "ASK",
        "老人快到领高龄津贴的年龄，问什么时候办。",
        at_once="查了办事单子，满年龄的当月就能办，到时我带表来。",
    ),
    Ask(
        "LIV.PENSION",
        "HELP",
        "养老钱这个月没有到，去年都是月中到的。",
        unit="镇便民服务中心",
        task="查清停发原因，当天回话。",
        work="查出是认证到期。",
        result="认证补做了，停发的下月一起补。",
    ),
    Ask(
        "LIV.TEMP",
        "HELP",
        "家里突然用钱，问有没有救急的办法。",
        unit="镇民政窗口",
        task="两天内上门核实，够条件先办。",
        work="已上门核实，材料齐。",
        result="临时救助批了，钱打到折子上。",
        sensitive=True,
    ),
    Ask(
        "LIV.DIBAO",
        "ASK",
        "收入比去年少了很多，想问能不能申请低保。",
        unit="镇民政窗口",
        task="讲清条件，愿意申请的上门收材料。",
        work="上门讲了条件，家里在准备材料。",
        result="说明了不够条件的原因，改办临时救助。",
        outcome="EXPLAINED",
        sensitive=True,
    ),
    Ask(
        "MED.INS",
        "ASK",
        "在外地住院的票据怎么报，要不要回来办。",
        at_once="讲了备案的办法，他女儿当场在手机上办好。",
    ),
    Ask(
        "HOU.DANGER",
        "HAZARD",
        "老屋后墙裂缝有一指宽，下雨不敢住人。",
        "4 5 6 7 8 9",
        unit="镇村建办",
        task="当天劝离并看现场，安排鉴定。",
        work="人已搬到侄子家，鉴定的人来过。",
        result="鉴定完成，列入今年的改造。",
        outcome="PLANNED",
        track="MAJOR",
    ),
    Ask(
        "HOU.SITE",
        "ASK",
        "想在老宅基上翻建，问要走哪些手续。",
        at_once="按办事单子讲了先批后建，留了申请表样子。",
    ),
    Ask(
        "SAFE.FLOOD",
        "HAZARD",
        "{place}的塘埂渗水，下面住着{n}户。",
        "5 6 7 8",
        unit="镇应急办",
        task="当天派人看，先降水位。",
        work="放水降了半米，渗点用土袋压住。",
        result="塘埂加固{m}米，汛期有人看守。",
        track="JOINT",
    ),
    Ask(
        "SAFE.FRAUD",
        "ASK",
        "接到电话说是退款，让加好友，问是不是骗子。",
        at_once="当面看了来电，是骗人的，帮着拉黑，没有损失。",
    ),
    Ask(
        "SAFE.FIRE",
        "HAZARD",
        "{place}堆着柴草挨着电表箱，怕起火。",
        "10 11 12 1 2 3",
        at_once="和主人说好，当场搬开了三米。",
    ),
    Ask(
        "SAFE.TRAFFIC",
        "SUGGEST",
        "{place}拐弯的地方树挡住看不见来车，想装一面镜子。",
        unit="镇应急办",
        task="看现场，先修枝，再报镜子。",
        work="枝修了，镜子已报。",
        result="转弯镜装好，修枝的约定每季一次。",
    ),
    Ask(
        "DSP.NEIGH",
        "DISPUTE",
        "和邻居为{place}的滴水沟说不到一起，请村里来量一量。",
        unit="镇司法所",
        task="约两家到场，一次说清。",
        work="量了地界，两边都在场。",
        result="各让半尺，当场写了协议。",
        sensitive=True,
    ),
    Ask(
        "JOB.FIND",
        "HELP",
        "在家闲了{n}个月，想找近一点的活，问有没有招工的单子。",
        "1 2 3 9 10",
        at_once="给了镇上招工单子，圈了两家能当天回家的。",
    ),
    Ask(
        "JOB.WAGE",
        "HELP",
        "在工地干了{n}个月，尾款没结，打电话对方不接。",
        "11 12 1 2",
        unit="镇司法所",
        task="核对工时，联系工地。",
        work="联系上工头，答应分两次付。",
        result="第一笔到了，第二笔约在{month}。",
        outcome="PARTLY",
        track="JOINT",
        sensitive=True,
    ),
    Ask("VIL.FIN", "ASK", "想看清沟那笔工钱是怎么分的。", at_once="把公示的单子拿来对了，每户{n}个工。"),
)

REVISION_REASONS = ("补上约定的日子", "户主来电更正", "写漏了一句", "日期上下午写反了")
DECLINE_REASONS = ("不属于镇村办理范围，已告知去处", "同一件事上月已答复，这次再讲清")
HOLD_REASONS = ("等材料到货", "等地里收完再施工", "等县里批复")
REOPEN_REASONS = ("修过的地方又坏了", "只办了一半，还差一段")
SKIP_REASONS = ("涉及家庭情况，不公示",)
HELPING_UNITS = ("镇农业服务中心", "镇村建办")
LEADER = "周副镇长"
HOW_TOLD = ("HOME", "PHONE")
"""How a resident is told."""
HANDLING_UNITS = tuple(dict.fromkeys([*(ask.unit for ask in ASKS if ask.unit), *HELPING_UNITS]))
"""Who is given tasks: offices and stations of the town."""
