"""What is proposed for an item proven elsewhere, reason by reason."""

from datetime import date
from typing import Any

import pytest

from stillroom.competence.context import ANY, Context
from stillroom.competence.framework import Change, Competency, Frameworks
from stillroom.competence.requirement import Requirement
from stillroom.competence.scheme import Scheme
from stillroom.competence.transfer import (
    Decision,
    Equivalence,
    Extent,
    Offer,
    OfferState,
    Proposal,
    Reason,
    TransferRule,
    TransferRules,
    propose,
)
from stillroom.competence.transfer.rules import national_rules

TODAY = date(2026, 11, 22)
ISOLATOR = Context.parse("equipment=isolator")


def competency(code: str = "AS03", scheme: str = "knowledge*1; observation*3", **members: Any) -> Competency:
    return Competency(code=code, title=code, scheme=Scheme.parse(scheme), **members)


FRAMEWORKS = Frameworks.of(
    {
        "AS": [
            (
                "1",
                [
                    competency(),
                    competency("AS04"),
                    competency("AS01", "knowledge*1"),
                    competency("AS09", critical=True),
                ],
            ),
            (
                "2",
                [
                    competency(change=Change.EDITORIAL),
                    competency("AS04", change=Change.SUBSTANTIVE, transition_until=date(2027, 1, 1)),
                    competency("AS01", "knowledge*1"),
                    competency("AS09", critical=True),
                ],
            ),
        ]
    }
)


def offer(**members: Any) -> Offer:
    given: dict[str, Any] = {
        "source": "urn:1",
        "issuer": "did:web:a",
        "framework": "AS",
        "competency": "AS03",
        "version": "2",
        "context": ISOLATOR,
        "passes": {"knowledge": 1, "observation": 3},
        "valid_until": date(2027, 6, 1),
    }
    return Offer(**{**given, **members})


def proposed(
    *offers: Offer,
    competency: str = "AS03",
    context: Context = ISOLATOR,
    equivalences: tuple[Equivalence, ...] = (),
    rules: TransferRules | None = None,
    on: date = TODAY,
) -> Proposal:
    requirement = Requirement("r", "operator", competency, context)
    (found,) = propose(
        [requirement],
        offers,
        frameworks=FRAMEWORKS,
        equivalences=equivalences,
        rules=rules or TransferRules(national_rules(), trusted=frozenset(("did:web:a",))),
        on=on,
    )
    return found


def test_the_same_competence_in_the_same_context_is_accepted() -> None:
    found = proposed(offer())
    assert (found.decision, found.reasons, found.needs) == (Decision.ACCEPT, (), ())


def test_what_was_not_offered_is_missing_whole() -> None:
    assert proposed() == Proposal(
        Requirement("r", "operator", "AS03", ISOLATOR), Decision.MISSING, needs=(("knowledge", 1), ("observation", 3))
    )


@pytest.mark.parametrize(
    ("members", "context", "reason", "decision", "keeps"),
    [
        ({"state": OfferState.REVOKED}, ISOLATOR, Reason.REVOKED, Decision.REASSESS, ()),
        ({"state": OfferState.SUSPENDED}, ISOLATOR, Reason.SUSPENDED, Decision.REASSESS, ()),
        ({"state": OfferState.LAPSED}, ISOLATOR, Reason.LAPSED, Decision.REASSESS, ()),
        ({"valid_until": date(2026, 11, 21)}, ISOLATOR, Reason.LAPSED, Decision.REASSESS, ()),
        ({"issuer": "did:web:b"}, ISOLATOR, Reason.NOT_TRUSTED, Decision.REASSESS, ()),
        ({"taken_over": True}, ISOLATOR, Reason.TAKEN_OVER, Decision.REASSESS, ()),
        (
            {"context": Context.parse("equipment=open_cabinet")},
            ISOLATOR,
            Reason.OTHER_EQUIPMENT,
            Decision.REASSESS,
            ("knowledge",),
        ),
        ({"context": ANY}, ISOLATOR, Reason.OTHER_EQUIPMENT, Decision.REASSESS, ("knowledge",)),
        ({}, Context.parse("facility=ms"), Reason.OTHER_FACILITY, Decision.FAMILIARISE, ()),
        ({}, Context.parse("sop=SOP12"), Reason.OTHER_PROCEDURE, Decision.FAMILIARISE, ()),
        ({}, Context.parse("product=cytotoxic"), Reason.OTHER_PRODUCT, Decision.FAMILIARISE, ()),
        ({}, Context.parse("room=2"), Reason.OTHER_CONTEXT, Decision.FAMILIARISE, ()),
    ],
)
def test_each_reason_has_its_proposal(
    members: dict[str, Any], context: Context, reason: Reason, decision: Decision, keeps: tuple[str, ...]
) -> None:
    found = proposed(offer(**members), context=context)
    assert (found.decision, found.reasons, found.keeps) == (decision, (reason,), keeps)


def test_it_still_counts_on_its_last_valid_day() -> None:
    assert proposed(offer(valid_until=TODAY)).decision is Decision.ACCEPT


def test_what_is_kept_is_not_asked_for_again() -> None:
    found = proposed(offer(context=Context.parse("equipment=open_cabinet")))
    assert found.needs == (("observation", 3),)


def test_knowledge_passed_less_often_than_asked_is_not_kept() -> None:
    found = proposed(offer(context=ANY, passes={"observation": 3}))
    assert (found.keeps, found.needs) == ((), (("knowledge", 1), ("observation", 3)))


def test_equipment_does_not_matter_to_knowledge_alone() -> None:
    found = proposed(offer(competency="AS01", context=ANY, passes={"knowledge": 1}), competency="AS01")
    assert found.decision is Decision.ACCEPT


def test_a_change_of_words_is_the_same_and_one_of_substance_asks_to_familiarise() -> None:
    assert proposed(offer(version="1")).decision is Decision.ACCEPT
    older = proposed(offer(competency="AS04", version="1"), competency="AS04")
    assert (older.decision, older.reasons) == (Decision.FAMILIARISE, (Reason.OLDER_EDITION,))


def test_the_critical_is_never_accepted_without_one_local_observation() -> None:
    found = proposed(offer(competency="AS09"), competency="AS09")
    assert (found.decision, found.needs) == (Decision.FAMILIARISE, (("observation", 1),))


def test_the_gravest_reason_decides_and_every_reason_is_given() -> None:
    found = proposed(offer(issuer="did:web:b", taken_over=True), context=Context.parse("facility=ms"))
    assert found.decision is Decision.REASSESS
    assert found.reasons == (Reason.NOT_TRUSTED, Reason.TAKEN_OVER, Reason.OTHER_FACILITY)
    assert found.keeps == ()


def test_of_several_offers_the_one_that_leaves_least_to_do_is_taken() -> None:
    worse, better = offer(source="urn:worse", state=OfferState.SUSPENDED), offer(source="urn:better")
    for offers in ((worse, better), (better, worse)):
        found = proposed(*offers)
        assert found.match is not None
        assert found.match.offer.source == "urn:better"


def test_another_framework_counts_only_through_the_table() -> None:
    elsewhere = offer(framework="XY", competency="X1", version="9")
    assert proposed(elsewhere).decision is Decision.MISSING
    whole = Equivalence("XY", "X1", "AS03")
    assert proposed(elsewhere, equivalences=(whole,)).decision is Decision.ACCEPT
    other_version = Equivalence("XY", "X1", "AS03", source_version="8")
    assert proposed(elsewhere, equivalences=(other_version,)).decision is Decision.MISSING
    over = Equivalence("XY", "X1", "AS03", valid_until=date(2026, 11, 21))
    assert proposed(elsewhere, equivalences=(over,)).decision is Decision.MISSING


def test_a_part_keeps_the_methods_the_table_names() -> None:
    elsewhere = offer(framework="XY", competency="X1", version="9")
    part = Equivalence("XY", "X1", "AS03", Extent.PART, frozenset(("observation",)))
    found = proposed(elsewhere, equivalences=(part,))
    assert (found.decision, found.keeps, found.needs) == (Decision.REASSESS, ("observation",), (("knowledge", 1),))


def test_a_part_proven_on_other_equipment_keeps_no_technique() -> None:
    elsewhere = offer(framework="XY", competency="X1", version="9", context=ANY)
    part = Equivalence("XY", "X1", "AS03", Extent.PART, frozenset(("observation", "knowledge")))
    assert proposed(elsewhere, equivalences=(part,)).keeps == ("knowledge",)


class TestRules:
    trusted = frozenset(("did:web:a",))

    def test_a_unit_may_tighten(self) -> None:
        strict = TransferRules(national_rules(), {Reason.OTHER_FACILITY: Decision.REASSESS}, self.trusted)
        found = proposed(offer(), context=Context.parse("facility=ms"), rules=strict)
        assert (found.decision, found.keeps) == (Decision.REASSESS, ())

    def test_and_never_loosen(self) -> None:
        loose = TransferRules(national_rules(), {Reason.LAPSED: Decision.ACCEPT}, self.trusted)
        assert loose.loosened(TODAY) == [Reason.LAPSED]
        assert proposed(offer(state=OfferState.LAPSED), rules=loose).decision is Decision.REASSESS

    def test_a_rule_holds_from_its_first_to_its_last_day(self) -> None:
        rules = TransferRules(
            (TransferRule(Reason.OTHER_PRODUCT, Decision.ACCEPT, date(2026, 1, 1), date(2026, 12, 31)),),
            {},
            self.trusted,
        )
        context = Context.parse("product=cytotoxic")
        there = offer(valid_until=None)
        assert proposed(there, context=context, rules=rules, on=date(2026, 12, 31)).decision is Decision.ACCEPT
        assert proposed(there, context=context, rules=rules, on=date(2027, 1, 1)).decision is Decision.REASSESS

    def test_without_a_rule_nothing_is_taken_on_trust(self) -> None:
        assert proposed(offer(taken_over=True), rules=TransferRules((), {}, self.trusted)).decision is Decision.REASSESS
