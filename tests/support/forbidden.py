"""The words for what this program promises never to hold or to measure, and how they are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gridworker.domain.roster_refused import CARD_WORDS, ID_WORDS

# Whole words of names (a `face` is forbidden, a `surface` is not).
FORBIDDEN_NAMES = re.compile(
    r"(?:^|_)(id_?(?:number|card)|identity_?number|ssn|passport|bank|iban|gps|latitude|longitude|lat|lng|lon|geo"
    r"|coordinates?|trajectory|face|fingerprint|biometrics?|diagnosis|disease|illness|religion|ethnicity|fertility"
    r"|pregnan\w*|income|salary|check_?in|clock_?in|punch|rank\w*|leaderboard|points?|score|online_?time|word_?count"
    r"|photo\w*|watermark)(?:$|_)"
)
# The only places that name such numbers: the detectors, and the form that tells what it found.
DETECTOR = {"domain/detect.py", "domain/roster_refused.py", "services/visit_form.py"}
DETECTOR_WORDS = {"id_number", "bank_card", "身份证号", "银行卡号", *ID_WORDS, *CARD_WORDS}

_LABELS = (
    "身份证 证件号 银行卡 卡号 定位 经纬度 轨迹 打卡 签到 排名 排行 积分 在线时长 人脸 指纹 病史 诊断 病情 "
    "宗教 民族 生育 重点人员 征信 字数要求"
)
FORBIDDEN_LABELS = _LABELS.split()

# Sentences that name the thing in order to refuse it.
REFUSALS = re.compile(
    "不(?:要|能|会|应|得|可|需|用|许|收|写|记|看|是|允许)|请勿|没有|无需|去掉|删去|删除|拒绝|发现|疑似|像|尾号|避免"
)


def wrong_names(names: Iterable[str]) -> list[str]:
    return [name for name in names if FORBIDDEN_NAMES.search(name)]


def wrong_labels(labels: Iterable[str]) -> list[str]:
    return [label for label in labels for word in FORBIDDEN_LABELS if word in label]


def asked_for(texts: Iterable[str]) -> list[str]:
    """Texts that name such a thing without refusing it."""
    return [text for text in texts if wrong_labels([text]) and not REFUSALS.search(text)]
