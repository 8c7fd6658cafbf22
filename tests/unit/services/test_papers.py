"""The printed forms of a demand: each when its step is there, masked, in three parts, long words whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridworker.errors import UserError
from gridworker.services import papers
from gridworker.services.access import access_log
from tests.support.parish import Machine, Parish
from tests.support.pdf import run_together, words_of
from tests.support.steps import assigned, one_demand, registered, reported, take_step

pytestmark = pytest.mark.usefixtures("qapp")

ASKED = "王家福家老屋顶漏雨，下雨就往床上滴，电话154-0000-1234，想请村里找人来修。"


@pytest.fixture
def office(parish: Parish, laptop: Machine) -> Machine:
    laptop.visit("屋顶漏雨", demand=ASKED)
    parish.pc.merge(laptop.export())
    return parish.pc


def text_of(office: Machine, kind: str, folder: Path) -> str:
    out = folder / f"{kind}.pdf"
    papers.paper_pdf(office.session, kind, one_demand(office), out)
    return run_together("".join(words_of(out)))


def ready(office: Machine) -> dict[str, bool]:
    return {one.kind: one.ready for one in papers.offered(office.session, one_demand(office))}


def test_each_paper_is_ready_when_its_step_was_taken(office: Machine) -> None:
    demand = one_demand(office)
    assert ready(office) == {"assign": False, "supervise": False, "feedback": False, "reply": False}
    registered(office, demand)
    assigned(office, demand)
    assert ready(office) == {"assign": True, "supervise": False, "feedback": False, "reply": False}
    take_step(office, demand, "supervise", level="S1", text="请说明原因。", answer_by="2026-04-24")
    reported(office, demand)
    assert ready(office) == {"assign": True, "supervise": True, "feedback": True, "reply": True}


def test_a_paper_before_its_step_is_refused_and_leaves_no_file(office: Machine, tmp_path: Path) -> None:
    for kind, code in (("assign", "paper_not_ready"), ("letter", "no_such_paper")):
        with pytest.raises(UserError) as refused:
            papers.paper_pdf(office.session, kind, one_demand(office), tmp_path / "a.pdf")
        assert refused.value.code == code
    assert list(tmp_path.glob("*.pdf*")) == []


def test_the_task_sheet_has_three_parts_with_what_each_needs(office: Machine, tmp_path: Path) -> None:
    registered(office, one_demand(office))
    assigned(office, one_demand(office))
    page = text_of(office, "assign", tmp_path)
    for words in (
        "第一联存根", "第二联交办", "第三联反馈", "镇村建办", "石桥村民委员会", "三天内上门看屋顶。",
        "2026-04-2018:00", "合力办", "首问责任人李明", "☐已办好☐部分办好", "承办单位签收人",
        "承办单位（盖章）",
    ):  # fmt: skip
        assert words in page
    assert page.count("SQ-2026-石桥-A012") == 3


def test_names_are_masked_and_numbers_left_out_of_every_paper(office: Machine, tmp_path: Path) -> None:
    demand = one_demand(office)
    registered(office, demand)
    assigned(office, demand)
    take_step(office, demand, "supervise", level="S1", text="王家福又来电话15400001234问。")
    reported(office, demand, "王 家福家换了瓦片，留了手机１５４００００１２３４。")
    take_step(office, demand, "tell_resident", how="HOME", to="户主王家福", on="2026-04-22")
    for kind in papers.NAMES:
        page = text_of(office, kind, tmp_path)
        assert "王*福" in page
        assert "王家福" not in page
        assert "1234" not in page
        assert "HOME" not in page
    assert [line.action for line in access_log(office.session)] == ["print"] * 4


def test_the_feedback_ticks_what_was_reported_and_the_slip_leaves_it_to_the_resident(
    office: Machine, tmp_path: Path
) -> None:
    demand = one_demand(office)
    registered(office, demand)
    assigned(office, demand)
    reported(office, demand)
    assert "☑已办好☐部分办好☐已解释" in text_of(office, "feedback", tmp_path)
    slip = text_of(office, "reply", tmp_path)
    assert "换了瓦片60片，雨后没有再漏。" in slip
    assert "☐很满意☐满意☐基本满意☐不太满意☐不满意" in slip
    assert "第二联回执" in slip


def test_what_was_opened_again_starts_with_clean_papers(office: Machine) -> None:
    demand = one_demand(office)
    registered(office, demand)
    assigned(office, demand)
    reported(office, demand)
    take_step(office, demand, "tell_resident", how="HOME", to="本人")
    take_step(office, demand, "callback", satisfaction=1, actor="somebody-else")
    take_step(office, demand, "reopen", reason="还漏")
    assert ready(office) == {"assign": False, "supervise": False, "feedback": False, "reply": False}
    take_step(office, demand, "withdraw", reason="自己修好了")
    assert ready(office) == {"assign": False, "supervise": False, "feedback": False, "reply": True}


def test_rework_keeps_the_papers_of_its_life(office: Machine) -> None:
    demand = one_demand(office)
    registered(office, demand)
    assigned(office, demand)
    reported(office, demand)
    take_step(office, demand, "return_for_rework", reason="还漏", actor="somebody-else")
    assert ready(office) == {"assign": True, "supervise": False, "feedback": True, "reply": True}


def test_a_very_long_text_runs_over_sheets_and_nothing_is_lost(office: Machine, tmp_path: Path) -> None:
    demand = one_demand(office)
    registered(office, demand)
    words = "".join(f"第{n}处要修，" for n in range(1, 500))
    assigned(office, demand, task=words)
    out = tmp_path / "long.pdf"
    made = papers.paper_pdf(office.session, "assign", demand, out)
    pages = words_of(out)
    assert made.pages == len(pages) > 2
    whole = run_together("".join(pages))
    assert all(whole.count(f"第{n}处要修") == 1 for n in (1, 250, 421, 499))
    assert f"第{made.pages}页/共{made.pages}页" in run_together(pages[-1])


def test_a_neighbour_named_in_the_words_is_masked_too_and_places_and_colleagues_are_not(
    parish: Parish, laptop: Machine, tmp_path: Path
) -> None:
    laptop.household("孙小红", "1-7")
    laptop.visit("看过了", demand="孙小红家的沟堵到石桥村口，李明看过了")
    parish.pc.merge(laptop.export())
    registered(parish.pc, one_demand(parish.pc))
    assigned(parish.pc, one_demand(parish.pc))
    assert "孙*红家的沟堵到石桥村口，李明看过了" in text_of(parish.pc, "assign", tmp_path)


@pytest.mark.parametrize("what", ["for_paper", "who_asked"])
def test_a_paper_that_prints_words_as_they_were_written_is_found(
    office: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    plain = {"for_paper": lambda _names, text: text, "who_asked": lambda file: file.head}
    monkeypatch.setattr(papers, what, plain[what])
    with pytest.raises(AssertionError):
        test_names_are_masked_and_numbers_left_out_of_every_paper(office, tmp_path)
