"""What residents ask about their own data: asked at the door, answered, copied, and who looked at what."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from gridworker.errors import UserError
from gridworker.services import access, held_data, households, privacy_requests
from gridworker.services.households import HouseholdDraft
from tests.support.parish import Machine, Parish
from tests.support.pdf import run_together, words_of

PHONE = "15400017788"


@pytest.fixture
def home(laptop: Machine) -> str:
    return households.add_household(
        laptop.session, HouseholdDraft(head="欧阳梅", door="5-7", phone=PHONE, tags=["ALONE"])
    ).id


def test_a_request_is_asked_at_the_door_seen_by_the_office_and_answered(
    parish: Parish, laptop: Machine, home: str
) -> None:
    asked = privacy_requests.open_request(laptop.session, home, "DELETE", wish="电话不要留")
    assert privacy_requests.waiting_count(laptop.session) == 1
    parish.pc.merge(laptop.export())
    (row,) = privacy_requests.requests(parish.pc.session, "open")
    assert (row["household_name"], row["wanted_name"], row["wish"]) == ("5-7 欧阳梅", "删除", "电话不要留")
    privacy_requests.answer_request(parish.pc.session, asked.id, "REFUSED", answer="五保供养要留电话")
    laptop.merge(parish.pc.answer(laptop.device))
    (row,) = privacy_requests.requests(laptop.session)
    assert (row["outcome_name"], row["answered_on"], row["days"]) == ("没有照办", "2026-04-05", 0)
    assert privacy_requests.waiting_count(laptop.session) == 0
    privacy_requests.reopen_request(laptop.session, asked.id)
    assert privacy_requests.waiting_count(laptop.session) == 1


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"household": "nobody"}, "no_household"),
        ({"person": "nobody"}, "no_person"),
        ({"asked_on": dt.date(2026, 5, 1)}, "date_ahead"),
        ({"wish": "身份证11010519491231002X"}, "id_number"),
        ({"wanted": "SELL"}, "unknown_code"),
    ],
)
def test_a_request_that_cannot_be_is_refused(laptop: Machine, home: str, wrong: dict, code: str) -> None:
    with pytest.raises(UserError) as refused:
        privacy_requests.open_request(laptop.session, **{"household": home, "wanted": "COPY", **wrong})
    assert refused.value.code == code


def test_who_wants_to_see_a_number_says_why_and_the_log_has_everything_but_the_number(
    laptop: Machine, home: str
) -> None:
    for purpose, code in [("", "purpose_missing"), ("问", "purpose_missing"), ("问" * 201, "purpose_long")]:
        with pytest.raises(UserError) as refused:
            access.reveal_phone(laptop.session, "household", home, purpose)
        assert refused.value.code == code
    assert access.access_log(laptop.session) == []
    seen = access.reveal_phone(laptop.session, "household", home, "约  上门时间")
    assert (seen.value, seen.seconds) == (PHONE, 60)
    (line,) = access.access_log(laptop.session)
    assert (line.name, line.action_name, line.about, line.purpose) == (
        "李明",
        "看电话",
        "5-7 欧阳梅",
        "约 上门时间",
    )
    stored = laptop.session.store._db.all("SELECT * FROM access_log")
    assert PHONE not in str(stored)
    assert "欧阳梅" not in str(stored)


@pytest.mark.usefixtures("qapp")
def test_a_copy_has_everything_held_and_nothing_of_others_nor_the_reflection(
    laptop: Machine, home: str, tmp_path: Path
) -> None:
    session = laptop.session
    laptop.visit("说屋顶东南角漏雨", home, demand="想修屋顶", promise="周五带人来看", reflection="心里不踏实")
    other = laptop.homes[0]
    from gridworker.services.visits import VisitDraft, record_visit

    day = laptop.clock.now().date()
    both = VisitDraft(date=day, targets=[home, other], mode="GROUP", meet="MET", content="王家福说他欠了债")
    record_visit(session, both)
    access.reveal_phone(session, "household", home, "约上门时间")
    request = privacy_requests.open_request(session, home, "COPY").id
    made = held_data.copy_pdf(session, home, tmp_path / "copy.pdf", request)
    said = run_together("".join(words_of(tmp_path / "copy.pdf")))
    for word in (
        "欧阳梅",
        PHONE,
        "独居",
        "说屋顶东南角漏雨",
        "想修屋顶",
        "周五带人来看",
        "李明",
        "约上门时间",
    ):
        assert word in said, word
    for word in ("王家福", "心里不踏实"):
        assert word not in said
    assert made.records == 6
    assert access.access_log(session)[0].action == "copy"


def test_a_copy_for_one_person_leaves_out_the_other_members(laptop: Machine, home: str) -> None:
    from gridworker.services.writing import new_record, record_place, write

    session = laptop.session
    row = session.store.get("household", home)
    assert row is not None
    one, two = (
        write(session, [new_record(session, "person", record_place(session, row),
                                   {"household": home, "name": name, "relation": "子"})])[0].rec
        for name in ("欧阳春", "欧阳秋")
    )  # fmt: skip
    said = "\n".join(held_data.flat(held_data.held_about(session, home, one)))
    assert "欧阳春" in said
    assert "欧阳秋" not in said
    assert two != one
    with pytest.raises(UserError) as refused:
        held_data.held_about(session, home, "nobody")
    assert refused.value.code == "no_person"


@pytest.mark.usefixtures("qapp")
def test_a_long_copy_runs_over_pages_and_loses_no_word(laptop: Machine, home: str, tmp_path: Path) -> None:
    for number in range(60):
        laptop.visit(f"第{number}次走访，" + "菜地里刚下了辣椒苗，" * (200 if number == 30 else 3), home)
    made = held_data.copy_pdf(laptop.session, home, tmp_path / "copy.pdf")
    said = run_together("".join(words_of(tmp_path / "copy.pdf")))
    assert made.pages > 4
    assert [number for number in range(60) if f"第{number}次走访" not in said] == []
    assert said.count("辣椒苗") >= 59 * 3 + 195
