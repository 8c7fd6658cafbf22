"""公示 as verbs: what may be published, the sheet as it hangs, refusals, opinions, the log."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from gridworker.domain.notice import FULL, NONE
from gridworker.domain.notice_rows import Edited
from gridworker.domain.period import month_of
from gridworker.errors import UserError
from gridworker.services import demands, hung_notices, publishing, publishing_choice, visits
from gridworker.services.access import access_log
from gridworker.services.publishing import NoticeDraft
from gridworker.services.visits import DemandDraft, VisitDraft
from tests.support.parish import START, Machine, Parish
from tests.support.pdf import run_together, words_of
from tests.support.steps import take_step, the_one

pytestmark = pytest.mark.usefixtures("qapp")

APRIL = month_of(START.date())
TODAY = START.date()


def settle(laptop: Machine, text: str, *, consent: bool = True, home: str | None = None) -> None:
    """A demand answered at the door by the worker."""
    demand = DemandDraft(text=text, on_spot="换了瓦片60片", outcome="DONE", consent_publish=consent)
    laptop.clock.advance(60)
    visits.record_visit(
        laptop.session,
        VisitDraft(
            date=laptop.clock.now().date(), targets=[home or laptop.homes[0]], mode="HOME", meet="MET",
            content="看过了", demands=[demand],
        ),
    )  # fmt: skip


@pytest.fixture
def office(parish: Parish, laptop: Machine) -> Machine:
    """Three demands that were verified, one of them without consent, and one that is not verified yet."""
    other = laptop.household("王建福", "1-2")
    settle(laptop, "王家福家屋顶漏雨，找 王 建福也行，电话154-0000-1234")
    settle(laptop, "水沟堵了", home=other)
    settle(laptop, "家里的事", consent=False)
    settle(laptop, "路灯坏了")
    pc = parish.pc
    pc.merge(laptop.export())
    for words in ("屋顶", "水沟", "家里"):
        take_step(pc, the_one(pc, words), "verify")
    return pc


def state(office: Machine, words: str) -> str:
    return str(demands.demand(office.session, the_one(office, words))["state"])


def draft(office: Machine, *words: str, **more: object) -> NoticeDraft:
    return NoticeDraft([the_one(office, part) for part in words], **more)


def refused(call: object) -> UserError:
    with pytest.raises(UserError) as error:
        call()
    return error.value


def test_what_waits_comes_first_and_what_may_not_be_published_says_why(office: Machine) -> None:
    found = publishing_choice.candidates(office.session, APRIL)
    assert {row.text[:2] for row in found[:2]} == {"王家", "水沟"}
    assert [row.why for row in found] == ["", "", "反映人没有同意公示。"]


def test_the_preview_is_what_hangs_word_for_word(office: Machine, tmp_path: Path) -> None:
    wanted = draft(office, "屋顶", "水沟", "家里", title="关于石桥村诉求办理情况的公示", channel="村口意见箱")
    shown = publishing.preview(office.session, wanted)
    assert [row[1:3] for row in shown.sheet.rows] == [
        ["某村民家屋顶漏雨，找 某村民也行，电话（号码略）", "王*福（3组）"], ["水沟堵了", "王*福（1组）"],
    ]  # fmt: skip
    assert [why for _, why in shown.left_out] == ["反映人没有同意公示。"]
    assert shown.faults == []
    assert (shown.sheet.until - shown.sheet.since).days == 4
    looked = tmp_path / "look.pdf"
    hung_notices.preview_pdf(office.session, shown, looked)
    made = publishing.publish(office.session, wanted)
    out = tmp_path / "hangs.pdf"
    hung_notices.notice_pdf(office.session, made.id, out)
    before, after = (run_together("".join(words_of(path))) for path in (looked, out))
    assert "【预览，还没有公示】" in before
    assert before.replace("【预览，还没有公示】", "").replace("预览：还没有公示", "") in after.replace(
        "关于石桥村诉求办理情况的公示第1页", "第1页"
    )
    for part in ("王家福", "王建福", "1234", "3-12"):
        assert part not in after
    assert "名单已作脱敏处理。" in after


def test_what_waits_takes_the_step_with_the_notice_and_points_to_it(office: Machine) -> None:
    made = publishing.publish(office.session, draft(office, "屋顶", "水沟"))
    assert (len(made.stepped), made.stayed) == (2, [])
    assert (state(office, "屋顶"), state(office, "水沟"), state(office, "家里")) == (
        "published", "published", "verified",
    )  # fmt: skip
    page = demands.demand(office.session, the_one(office, "屋顶"))
    assert page["events"][-1]["data"] == {"notice": made.id, "days": 5}
    assert access_log(office.session)[0].action == "publish"
    again = publishing.publish(office.session, draft(office, "屋顶"))
    assert again.stepped == []  # it may hang again and takes no second step


def test_a_number_or_a_name_is_refused_with_its_place_and_nothing_is_written(
    office: Machine, tmp_path: Path
) -> None:
    roof = the_one(office, "屋顶")
    for edited, code in (
        (Edited(text="请打１５４００００１２３４"), "notice_number"),
        (Edited(result="王家福家修好了"), "notice_name"),
    ):  # fmt: skip
        wanted = draft(office, "屋顶", edited={roof: edited})
        assert refused(lambda d=wanted: publishing.publish(office.session, d)).code == code
        shown = publishing.preview(office.session, wanted)
        assert (
            refused(lambda s=shown: hung_notices.preview_pdf(office.session, s, tmp_path / "a.pdf")).code
            == code
        )
    assert "第 1 行“办理结果”" in str(refused(lambda: publishing.publish(office.session, wanted)))
    assert hung_notices.notices(office.session) == []
    assert state(office, "屋顶") == "verified"
    assert list(tmp_path.glob("*.pdf*")) == []
    meant = draft(
        office, "屋顶", edited={roof: Edited(result="王家福家修好了")}, allowed=frozenset({"王家福"})
    )
    assert publishing.publish(office.session, meant).id


def test_the_number_of_a_resident_is_no_channel_for_opinions(office: Machine) -> None:
    from gridworker.services.households import revise_household

    home = str(demands.demand(office.session, the_one(office, "屋顶"))["household"])
    revise_household(office.session, home, {"phone": "15400009999"})
    wanted = draft(office, "屋顶", channel="意见打 154 0000 9999")
    assert refused(lambda: publishing.publish(office.session, wanted)).code == "notice_number"
    assert publishing.publish(office.session, draft(office, "屋顶", channel="电话 0571-88880000")).id


def test_whole_names_need_a_ground_that_is_printed_and_logged(office: Machine, tmp_path: Path) -> None:
    for ground in ("", "规定"):
        wanted = draft(office, "屋顶", names=FULL, ground=ground)
        assert refused(lambda d=wanted: publishing.publish(office.session, d)).code == "ground_missing"
    ground = "《云溪镇临时救助公示办法》第五条"
    made = publishing.publish(office.session, draft(office, "屋顶", "水沟", names=FULL, ground=ground))
    hung_notices.notice_pdf(office.session, made.id, tmp_path / "full.pdf")
    page = run_together("".join(words_of(tmp_path / "full.pdf")))
    assert "王家福" in page
    assert f"依据{ground}公示全名。" in page
    assert [line.purpose for line in access_log(office.session) if line.action == "publish"] == [ground]


def test_without_names_and_for_relief_it_hangs_seven_days(office: Machine) -> None:
    shown = publishing.preview(office.session, draft(office, "屋顶", names=NONE, sort="BENEFIT"))
    assert "反映人" not in shown.sheet.head
    assert (shown.sheet.until - shown.sheet.since).days == 6


def test_refusals_before_anything_is_read(office: Machine, laptop: Machine) -> None:
    assert refused(lambda: publishing.preview(office.session, draft(office, "家里"))).code == "no_rows"
    assert (
        refused(lambda: publishing.preview(office.session, draft(office, "屋顶", days=100))).code
        == "bad_days"
    )
    assert refused(lambda: publishing.preview(laptop.session, NoticeDraft([]))).code == "not_office"
    assert refused(lambda: hung_notices.notice(office.session, "nothing")).code == "no_notice"


def test_opinions_are_written_down_without_who_and_the_notice_is_taken_down(office: Machine) -> None:
    session = office.session
    made = publishing.publish(session, draft(office, "屋顶")).id
    assert hung_notices.notice(session, made).state == "hangs"
    hung_notices.add_opinion(session, made, "说还有一处没修")
    hung_notices.add_opinion(session, made, "没有意见", TODAY - dt.timedelta(days=1))
    hung_notices.answer_opinions(session, made, "第二天补修了")
    shown = hung_notices.notice(session, made)
    assert shown.opinions == ["2026-04-05 说还有一处没修", "2026-04-04 没有意见"]
    assert shown.answer == "第二天补修了"
    assert refused(lambda: hung_notices.add_opinion(session, made, "回电15400001234")).code == "notice_number"
    assert refused(lambda: hung_notices.add_opinion(session, made, " ")).code == "opinion_missing"
    ahead = TODAY + dt.timedelta(days=9)
    assert refused(lambda: hung_notices.take_down(session, made, ahead)).code == "date_ahead"
    office.clock.advance(6 * 86_400)
    assert hung_notices.notice(session, made).state == "over"
    assert hung_notices.waiting_count(session) == 1
    hung_notices.take_down(session, made)
    assert hung_notices.notice(session, made).state == "down"
    hung_notices.hang_again(session, made)
    assert hung_notices.waiting_count(session) == 1


def test_a_residents_row_is_found_copied_and_taken_out_of_what_hangs(office: Machine) -> None:
    from gridworker.services.held_data import flat, held_about
    from gridworker.services.removal import removal_plan, remove

    session = office.session
    roof = the_one(office, "屋顶")
    edited = {roof: Edited(text="东头老屋屋顶漏雨")}
    made = publishing.publish(session, draft(office, "屋顶", "水沟", edited=edited)).id
    home = str(demands.demand(session, roof)["household"])
    assert "诉求事项　东头老屋屋顶漏雨" in set(flat(held_about(session, home)))
    (item,) = removal_plan(session, home).of("notices")
    assert ("诉求事项", "东头老屋屋顶漏雨") in item.words
    assert "水沟堵了" not in str(item.words)
    remove(session, home, [("notices", made)])
    kept = hung_notices.notice(session, made)
    gone, other = sorted(kept.rows, key=lambda row: row[1] == "水沟堵了")
    assert gone[1:] == ["（按本人要求删去）", "", "", "", ""]
    assert other[1] == "水沟堵了"
    assert kept.signed
    assert removal_plan(session, home).of("notices") == []
    assert all("东头老屋" not in str(op.data) for op, _, _ in session.store.privacy.ops_about(made))


def test_a_check_that_finds_no_names_and_no_numbers_is_found(
    office: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "faults", lambda *_sheet, **_more: [])
    with pytest.raises(pytest.fail.Exception):
        test_a_number_or_a_name_is_refused_with_its_place_and_nothing_is_written(office, tmp_path)
