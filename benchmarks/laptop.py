"""A laptop's profile for the yardsticks: households and visits of invented people, written by our own verbs.

The passphrase is turned into a key at the least cost that the key file allows, so that what is measured is
the program and not the key derivation.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from gridworker.domain.ids import fresh_id
from gridworker.domain.time import SHANGHAI
from gridworker.services.entropy import SeededEntropy
from gridworker.services.households import HouseholdDraft, add_household
from gridworker.services.keyring import Kdf
from gridworker.services.session import create_profile
from gridworker.storage import Intent

PASSPHRASE = "只用来测量的口令 2026"
CHEAP = Kdf(ops=1, mem=8192)

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_NAMES = ["家凤", "桂英", "小明", "国庆", "玉梅", "小红", "大勇", "秀兰", "志强", "建国", "春花", "月娥"]
_SAID = [
    "老人一个人在家", "夫妻俩都在家", "孩子放学在家", "户主在茶园里", "问了油菜补贴什么时候到账",
    "门前水沟堵了要清一清", "讲了防诈骗电话", "菜地里刚下了辣椒苗", "屋顶东南角漏雨已拍照",
    "降压药快吃完了", "低保复核还差一张材料", "村口路灯坏了两盏", "想给老人申请助餐", "说机耕路太窄",
    "答应下周三前回话", "没有别的要求",
]  # fmt: skip
_BATCH = 2000
MARK = "借走石磨一副"
"""Words that one visit holds."""


def make_profile(folder: Path, households: int, visits: int, *, days: int = 365, seed: int = 1) -> str:
    """Make a profile with so many households and visits; return words that one visit holds."""
    chance = random.Random(seed)
    begin = datetime(2026, 4, 5, 9, tzinfo=SHANGHAI) - timedelta(days=days)
    entropy = SeededEntropy(seed, "bench", begin)
    with create_profile(folder, PASSPHRASE, entropy=entropy, kdf=CHEAP) as session:
        homes = []
        with session.store.atomic():
            for n in range(households):
                draft = HouseholdDraft(
                    group="一二三四五六"[n % 6] + "组",
                    door=f"{n % 6 + 1}-{n // 6 + 1}",
                    head=chance.choice(_SURNAMES) + chance.choice(_NAMES),
                    phone=f"154{chance.randrange(10**8):08d}",
                    size=chance.randint(1, 6),
                    tags=chance.sample(["ALONE", "DIBAO", "PARTY", "VET"], chance.choice([0, 0, 1, 2])),
                )
                homes.append(add_household(session, draft).id)
        marked = visits * 2 // 3
        batch: list[Intent] = []
        for n in range(visits):
            day = (begin + timedelta(days=days * n / visits)).date().isoformat()
            said = "，".join(chance.sample(_SAID, chance.randint(2, 5))) + "。"
            fields: dict[str, Any] = {
                "date": day,
                "half_day": chance.choice(["AM", "PM"]),
                "targets": [chance.choice(homes)],
                "mode": chance.choice(["HOME", "HOME", "FIELD", "PHONE"]),
                "meet": chance.choice(["MET", "MET", "MET", "ABSENT"]),
                "purpose": "ROUTINE",
                "content": said + (MARK if n == marked else ""),
                "worker": session.identity.worker,
            }
            batch.append(Intent("visit", fresh_id(entropy), session.identity.home_scope, fields))
            if len(batch) == _BATCH or n == visits - 1:
                entropy.set(begin + timedelta(days=days * n / visits))
                session.store.write(batch, who=session.writer, entropy=entropy)
                batch = []
    return MARK
