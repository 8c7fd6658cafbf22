"""People take steps of demands at two PCs and three laptops, as the page offers them; files come any time.

Every step is `acting.act` with what the form asks for, at a machine that offers it as open. In the end all
machines agree, the tables are those of the rule, and nothing waits for another PC: whoever had a matter in
hand has handed it over by itself when it was asked to.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from gridworker.domain.fields import FieldSpec
from gridworker.errors import UserError
from gridworker.services import areas, incoming
from gridworker.services.acting import act, offers
from gridworker.services.changes import Changes
from gridworker.services.holding import hand_over_here
from gridworker.services.queries import Query
from tests.support import agreement
from tests.support.parish import Machine
from tests.support.small_office import template
from tests.support.wander import Wander

NOT_HERE = frozenset({"deliberate", "publish_notice", "correct", "hand_over", "merge_into"})
"""Steps that need records of their own, or name another matter."""
ENDS = frozenset({"withdraw", "decline"})


class Hands(Wander):
    """A wander in which people take the steps that are offered."""

    def some_step(self, machine: Machine, chance: random.Random) -> None:
        """Somebody opens a demand and takes one of the steps open to him, the expected one more often."""
        machine.clock.advance(61)
        session = machine.session
        demands = session.store.ids(Query("demand"))
        if not demands:
            return
        demand = chance.choice(demands)
        if chance.random() < 0.3 and session.identity.is_office:
            self.happened["asked on opening"] += hand_over_here(session, demand, opening=True) is not None
        left_out = NOT_HERE if chance.random() < 0.1 else NOT_HERE | ENDS
        shown = [one for one in offers(session, demand) if one.legal and one.event not in left_out]
        if not shown:  # the earlier steps of it are not here yet
            self.happened["nothing to do"] += 1
            return
        main = [one for one in shown if one.main]
        offer = chance.choice(main if main and chance.random() < 0.7 else shown)
        fields = {field.name: self.value(machine, field, chance) for field in offer.fields}
        fields |= {"co_units": self.units(machine), "track": "SIMPLE"} if offer.event != "assign" else {}
        fields = {name: fields[name] for name in fields if name in {field.name for field in offer.fields}}
        if fields.get("no_answer"):
            fields.pop("satisfaction", None)
        who = "水务站张师傅" if offer.event == "report_back" else ""
        try:
            done = act(session, demand, offer.event, fields, actor=who)
            self.happened[f"{offer.event}"] += 1
            self.happened["pending"] += done.placed == "pending"
        except UserError as e:
            # What a form would have kept the person from: the same hands, nothing said.
            if e.code not in ("not_now", "required"):
                raise
            self.happened[e.code] += 1

    def do_peer(self, who: int, rest: int) -> None:
        """One PC of the office hands a file to the other."""
        giver, taker = self.pcs[who % 2], self.pcs[1 - who % 2]
        taker.merge(giver.export())

    def units(self, machine: Machine) -> list[str]:
        return [unit["id"] for unit in areas.units(machine.session)]

    def value(self, machine: Machine, field: FieldSpec, chance: random.Random) -> Any:
        """Something that fits a field."""
        if field.vocab:
            codes = machine.session.vocab.codes(field.vocab)
            return "DIRECT" if field.name == "route" else chance.choice(codes)
        if field.shape in ("long", "text"):
            return f"写在{field.label}里的第{chance.randrange(99)}句"
        if field.shape == "date":
            ahead = field.name in ("due", "review_on", "answer_by", "next_on", "appoint_on")
            return (machine.clock.now().date().replace(day=28 if ahead else 1)).isoformat()
        if field.shape == "bool":
            return chance.random() < 0.2
        units = self.units(machine) or ["not-heard-of-yet", "nor-this"]
        return {"unit": units[0], "units": units[:1], "co_units": units[1:]}.get(field.name)


@pytest.fixture(scope="module")
def made(memory: Path) -> Path:
    template(memory / "template")
    return memory / "template"


def walk(spot: tuple[Path, Path], seed: int, steps: int) -> Counter[str]:
    """One history, with all that is asked of it at its end."""
    chance = random.Random(seed)
    made, folder = spot
    hands = Hands.begin(made, folder)
    try:
        for name in ("镇水务站", "镇村建办"):
            areas.add_unit(hands.machines["office"].session, name, level="DEPT")
        for n in range(3):
            hands.do_visit(n, 1 + 2 * n)
        hands.settle_down()
        office = hands.machines["office"]
        for demand in office.session.store.ids(Query("demand"))[::2]:
            office.clock.advance(61)
            act(office.session, demand, "register", {"track": "SIMPLE"})
        hands.settle_down()
        watch = agreement.Watch()
        for _ in range(steps):
            if chance.random() < 0.7:
                machine = chance.choice([*hands.pcs, *hands.pcs, *hands.pcs, *hands.laptops])
                hands.some_step(machine, chance)
                watch.look(machine.session)
            else:
                deed = chance.choice(("answer", "deliver", "deliver", "market", "lose", "peer", "peer"))
                getattr(hands, f"do_{deed}")(chance.randrange(99), chance.randrange(2**20))
        hands.settle_down()
        laptops = [machine.session for machine in hands.laptops]
        pcs = [machine.session for machine in hands.pcs]
        agreement.everything_arrived(laptops, pcs)
        agreement.all_agree([*laptops, *pcs])
        for session in (*pcs, *laptops):
            agreement.same_as_the_rule(session)
            watch.kept(session)
        for pc in pcs:
            waiting = [row["kind"] for row in pc.store.unplaced() if row["placed"] == "pending"]
            assert waiting == [], waiting
        return hands.happened
    finally:
        hands.close()
        shutil.rmtree(folder)


def _walks(spot: tuple[Path, Path], seeds: range, steps: int) -> Counter[str]:
    seen: Counter[str] = Counter()
    for seed in seeds:
        seen += walk(spot, seed, steps)
    return seen


def test_steps_that_people_take_anywhere_come_together(
    spot: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    seen = _walks(spot, range(3), 45)
    with capsys.disabled():
        print(f"\nsteps by people: {dict(sorted(seen.items()))}")
    assert seen["pending"]


@pytest.mark.slow
def test_many_more_steps_come_together(
    spot: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    seen = _walks(spot, range(100, 160), 90)
    with capsys.disabled():
        print(f"\nsteps by people: {dict(sorted(seen.items()))}")
    assert seen["close_out"]


def test_a_holder_that_never_hands_over_is_found(
    spot: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incoming, "grant_requests", lambda session: Changes())
    with pytest.raises(AssertionError):
        _walks(spot, range(3), 45)
