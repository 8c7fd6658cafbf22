"""会议记录 on paper: everything the book knows, masked, with room for a pen where it knows nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridworker.domain.unnamed import Names
from gridworker.errors import UserError
from gridworker.services import meeting_paper, removal
from gridworker.services.access import access_log
from gridworker.services.meetings import Decision, add_meeting, publish_meeting
from gridworker.services.session import Session
from tests.support.parish import Machine, Parish, later
from tests.support.pdf import run_together, words_of
from tests.support.steps import take_step
from tests.unit.services.test_meetings import facts, hard

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def office(parish: Parish, laptop: Machine) -> Session:
    laptop.visit("看过了")
    parish.pc.merge(laptop.export())
    later(parish.pc, days=30)
    return parish.pc.session


def text_of(session: Session, meeting: str, folder: Path) -> str:
    meeting_paper.record_pdf(session, meeting, folder / "record.pdf")
    return run_together("".join(words_of(folder / "record.pdf")))


def test_the_record_has_who_came_what_was_decided_and_room_to_sign(office: Session, tmp_path: Path) -> None:
    one, other = hard(office), hard(office, "村口修桥")
    made = add_meeting(
        office, facts(demands=[one, other], topics=["财务公开", "换届"], decision="下月十日公开"),
        decided=[Decision(one, "同意改道，先修东段", {"in_favour": 20, "against": 2, "abstained": 1})],
    ).id  # fmt: skip
    page = text_of(office, made, tmp_path)
    for words in (
        "党群议事会记录", "2026-04-03", "村委会二楼", "主持人钱支书", "记录人李会计",
        "应到30人，实到23人，到会率76%", "三组水渠要改道", "同意改道，先修东段", "赞成20反对2弃权1",
        "议题2", "村口修桥", "赞成反对弃权", "财务公开；换届", "下月十日公开", "到会人员签字",
        "主持人（签字）", "年月日", "办到哪一步已立项",
    ):  # fmt: skip
        assert words in page
    assert "编号：" not in page
    assert "决定公开年月日" in page
    publish_meeting(office, made)
    assert "决定公开2026-05-05" in text_of(office, made, tmp_path)
    assert [line.action for line in access_log(office)] == ["print", "print"]


def leaks(office: Session, folder: Path) -> list[str]:
    """Which planted names and numbers stand on the record of a meeting that talked of them."""
    made = add_meeting(office, facts(topics=["王 家福家垫付的钱，打154-0000-1234问"], decision="先垫付")).id
    page = text_of(office, made, folder)
    return [planted for planted in ("王家福", "1234") if planted in page]


def test_names_and_numbers_of_residents_are_not_on_it_and_those_who_sign_are(
    office: Session, laptop: Machine, tmp_path: Path
) -> None:
    assert leaks(office, tmp_path) == []
    one = hard(office, "王家福家屋顶漏雨，电话15400001234", household=laptop.homes[0])
    made = add_meeting(office, facts(host="王家福"), decided=[Decision(one, "村里帮修，王家福出工")]).id
    page = text_of(office, made, tmp_path)
    assert "主持人王家福" in page
    assert "村里帮修" in page
    assert "1234" not in page


def test_a_record_that_forgets_to_mask_is_found(
    office: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault."""
    monkeypatch.setattr(meeting_paper, "for_paper", lambda _names, text: text)
    assert leaks(office, tmp_path) == ["王家福", "1234"]


def test_a_decision_that_did_not_count_says_so() -> None:
    row = {"decision": "同意", "counts": False, "in_favour": None, "against": None, "abstained": None}
    assert meeting_paper._topic(Names([]), "改道", row).decision == "同意（这个决定没有采用）"


def test_what_a_resident_had_deleted_is_not_on_the_record(
    office: Session, laptop: Machine, tmp_path: Path
) -> None:
    one = hard(office, "屋顶漏雨", household=laptop.homes[0])
    made = add_meeting(office, facts(demands=[one], topics=["垫付的钱"], decision="先垫付")).id
    plan = removal.removal_plan(office, laptop.homes[0])
    removal.remove(office, laptop.homes[0], [(item.group, item.record) for item in plan.items])
    page = text_of(office, made, tmp_path)
    assert "垫付" not in page
    assert "（已按居民请求删除）" in page


def test_a_large_meeting_with_a_long_decision_runs_over_sheets_and_nothing_is_lost(
    office: Session, tmp_path: Path
) -> None:
    one = hard(office)
    words = "".join(f"第{n}处要修，" for n in range(1, 400))
    made = add_meeting(
        office, facts(should_attend=400, attended=380), decided=[Decision(one, words)]
    ).id  # fmt: skip
    out = tmp_path / "long.pdf"
    pages = meeting_paper.record_pdf(office, made, out).pages
    whole = run_together("".join(words_of(out)))
    assert pages == len(words_of(out)) > 2
    assert all(whole.count(f"第{n}处要修") == 1 for n in (1, 250, 399))


def test_a_meeting_that_is_not_in_the_book_is_refused_and_leaves_no_file(
    office: Session, tmp_path: Path
) -> None:
    with pytest.raises(UserError) as refused:
        meeting_paper.record_pdf(office, "nothing", tmp_path / "a.pdf")
    assert refused.value.code == "no_meeting"
    assert list(tmp_path.glob("*.pdf*")) == []


def test_the_record_says_how_far_a_matter_has_come_by_then(
    parish: Parish, office: Session, tmp_path: Path
) -> None:
    one = hard(office)
    made = add_meeting(office, facts(), decided=[Decision(one, "不办了")]).id
    take_step(parish.pc, one, "withdraw", reason="自己修好了")
    assert "已撤回" in text_of(office, made, tmp_path)
