"""The pages of reviews, in words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from stillroom.apps.ledger.presenters.words import short_moment
from stillroom.apps.ledger.selectors.statements import texts_of
from stillroom.apps.oversight.entries import Entry
from stillroom.apps.oversight.models import AccessEvent, Review, ReviewComment, ReviewSignature
from stillroom.apps.oversight.presenters.words import MARKS, RISKS, route_words
from stillroom.apps.oversight.selectors.access_review import Access
from stillroom.apps.oversight.selectors.reviews import Due, is_complete
from stillroom.apps.oversight.selectors.statement_entries import PREFIX
from stillroom.competence.trail import Risk
from stillroom.ui import formats

ON_A_PAGE = 50
ALL = ""
OWN = "own"
REMARKED = "remarked"


def state_of(review: Review) -> tuple[str, str]:
    if is_complete(review):
        return "Signed", "ok"
    return ("Waits for another reviewer", "due") if review.signatures.all() else ("In progress", "training")


def review_rows(found: Iterable[Review]) -> list[dict[str, Any]]:
    return [
        {
            "text": title_of(review),
            "hint": f"Begun by {review.begun_by} on {formats.day(review.begun_at)}",
            "href": reverse("review", args=[review.id]),
            "status": state_of(review)[0],
            "tone": state_of(review)[1],
        }
        for review in found
    ]


def title_of(review: Review) -> str:
    if review.kind == Review.Kind.ACCESS:
        return f"Access on {formats.day(review.until)}"
    where = f", unit {review.unit.code}" if review.unit else ""
    return f"Audit trail from {formats.day(review.since)} to {formats.day(review.until)}{where}"


def due_rows(found: Iterable[Due], today: date) -> list[dict[str, Any]]:
    return [
        {
            "text": "Review of the audit trail" if each.kind is Review.Kind.TRAIL else "Review of who has access",
            "hint": f"{'Was due' if each.on < today else 'Due'} on {formats.day(each.on)}",
            "href": reverse("review", args=[each.open.id]) if each.open else "",
            "status": "Begun" if each.open else "Overdue" if each.on < today else "Not due yet",
            "tone": "training" if each.open else "lapsed" if each.on < today else "none",
        }
        for each in found
    ]


def chosen(entries: Sequence[Entry], show: str, own: frozenset[str], comments: Mapping[str, Any]) -> list[Entry]:
    """What the filter leaves."""
    if show == OWN:
        return [entry for entry in entries if entry.by & own]
    if show == REMARKED:
        return [entry for entry in entries if entry.key in comments]
    return [entry for entry in entries if show in entry.risks] if show in set(Risk) else list(entries)


def filter_links(
    review: Review, entries: Sequence[Entry], own: frozenset[str], comments: Mapping[str, Any], show: str
) -> list[tuple[str, str, bool]]:
    """Each with how many there are; a risk that nothing carries is left out."""
    base = reverse("review", args=[review.id])
    counts = {risk: sum(risk in entry.risks for entry in entries) for risk in RISKS}
    offered = [(ALL, "Everything", len(entries))]
    offered += [(str(risk), RISKS[risk], number) for risk, number in counts.items() if number]
    offered.append((OWN, "My own doing", sum(bool(entry.by & own) for entry in entries)))
    offered.append((REMARKED, "With comments", sum(entry.key in comments for entry in entries)))
    return [
        (f"{text} ({number:,})", f"{base}?{urlencode({'show': value})}" if value else base, value == show)
        for value, text, number in offered
        if number or value in (show, ALL)
    ]


def entry_rows(
    review: Review, entries: Sequence[Entry], comments: Mapping[str, Sequence[ReviewComment]], own: frozenset[str]
) -> list[dict[str, Any]]:
    """A page's worth, with the reasons that were given."""
    texts = texts_of(entry.key.removeprefix(PREFIX) for entry in entries if entry.key.startswith(PREFIX))
    return [
        {
            "text": entry.text,
            "href": entry.href,
            "who": entry.who,
            "recorded": short_moment(entry.recorded_at),
            "happened": short_moment(entry.happened_at) if entry.happened_at else "",
            "reason": entry.reason or "; ".join(texts.get(entry.key.removeprefix(PREFIX), {}).values()),
            "marks": [MARKS[risk] for risk in RISKS if risk in entry.risks],
            "comments": [
                {"text": c.text, "by": f"{c.commented_by}, {short_moment(c.commented_at)}"}
                for c in comments.get(entry.key, ())
            ],
            "own": bool(entry.by & own),
            "comment_href": f"{reverse('comment_on_entry', args=[review.id])}?{urlencode({'entry': entry.key})}",
        }
        for entry in entries
    ]


def page_of(review: Review, show: str, number: int, total: int) -> dict[str, str]:
    """Addresses of the pages before and after."""
    base = reverse("review", args=[review.id])
    links = {}
    if number > 1:
        links["newer"] = f"{base}?{urlencode({'show': show, 'page': number - 1})}"
    if number * ON_A_PAGE < total:
        links["older"] = f"{base}?{urlencode({'show': show, 'page': number + 1})}"
    return links


def cover_facts(review: Review, *, as_reviewed: bool) -> list[dict[str, Any]]:
    facts = [{"key": "Begun", "value": f"By {review.begun_by}, {formats.moment(review.begun_at)}"}]
    if review.kind == Review.Kind.TRAIL:
        through = "No statement recorded yet"
        if review.through_seq:
            through = f"Number {review.through_seq:,}, hash {review.through_hash[:16]}…"
        facts.append({"key": "Last statement covered", "value": through})
        facts.append({"key": "The ledger up to there", "value": "As reviewed" if as_reviewed else "Not as reviewed"})
        facts.append({"key": "Looked for", "value": _looked_for(review.looked_for)})
    return facts


def _looked_for(values: Mapping[str, int]) -> str:
    return (
        f"Later than {values['late_days']} days; signed within {values['quick_minutes']} minutes of the observation;"
        f" the same pair {values['pair_times']} times; signed before {values['hours_from']} or after"
        f" {values['hours_until']} o’clock"
    )


def signature_cards(found: Iterable[ReviewSignature]) -> list[dict[str, Any]]:
    return [
        {
            "heading": f"Signed by {each.signed_by}",
            "rows": [
                {"key": "When", "value": formats.moment(each.signed_at)},
                {"key": "Meaning", "value": "Reviewed: looked through what is covered, except their own doings"},
                {"key": "Conclusion", "value": each.get_conclusion_display()},
                {"key": "Findings", "value": each.findings or "None"},
                *([{"key": "Looked at", "value": _looked_at(each)}] if each.looked_at else []),
                {"key": "Entries covered", "value": f"{each.counted.get('entries', 0) - each.left_for_another:,}"},
                {"key": "Left for another reviewer", "value": f"{each.left_for_another:,}"},
            ],
        }
        for each in found
    ]


def _looked_at(each: ReviewSignature) -> str:
    names = {str(risk): label for risk, label in RISKS.items()} | {"everything": "Every entry"}
    return "; ".join(names.get(value, value) for value in each.looked_at)


def access_rows(review: Review, found: Iterable[Access], reader: object) -> list[dict[str, Any]]:
    return [
        {
            "name": str(each.user),
            "email": each.user.email,
            "granted": [_granted(grant) for grant in each.held.grants],
            "derived": [role.label for role in sorted(each.held.derived)],
            "signed_in": formats.short_day(each.user.last_login) if each.user.last_login else "Never",
            "odd": each.odd,
            "needs": each.needs_decision,
            "decision": each.decision,
            "decided": f"{each.decision.decided_by}, {formats.short_day(each.decision.decided_at)}"
            if each.decision
            else "",
            "own": each.user == reader,
            "href": reverse("decide_access", args=[review.id, each.user.id]),
        }
        for each in found
    ]


def _granted(grant: Any) -> str:
    where = f", {grant.unit.code}" if grant.unit else ""
    by = f" by {grant.granted_by}" if grant.granted_by else ""
    until = f", until {formats.short_day(grant.ends_on)}" if grant.ends_on else ""
    outside = f", from {grant.from_organisation}: {grant.purpose}" if grant.from_organisation else ""
    return f"{grant.get_role_display()}{where}, since {formats.short_day(grant.granted_at)}{by}{until}{outside}"


def view_rows(found: Iterable[AccessEvent], names: Mapping[str, str]) -> list[dict[str, str]]:
    return [
        {
            "who": str(each.user),
            "as": "As auditor" if each.as_auditor else "As colleague",
            "what": route_words(each.route),
            "about": names.get(each.person, ""),
            "when": short_moment(each.viewed_at),
        }
        for each in found
    ]
