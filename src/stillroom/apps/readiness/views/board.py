"""The readiness board of a unit, and the list of units."""

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_signed_in, requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.framework.selectors.requirements import role_titles
from stillroom.apps.people.selectors.people import full_names
from stillroom.apps.places.models import Unit
from stillroom.apps.places.selectors.units import details_by_unit
from stillroom.apps.readiness.board_labels import board_labels
from stillroom.apps.readiness.forms.board import BoardFilter
from stillroom.apps.readiness.presenters.blocked import blocked_finding, blocked_rows
from stillroom.apps.readiness.presenters.board import (
    board_finding,
    board_legend,
    board_links,
    board_table,
    board_tiles,
    columns_of,
    ready_today,
)
from stillroom.apps.readiness.presenters.expiries import expiring, expiry_finding, expiry_months
from stillroom.apps.readiness.presenters.look_back import open_words
from stillroom.apps.readiness.presenters.procedures import open_finding
from stillroom.apps.readiness.presenters.single_points import (
    people_alone_in,
    single_point_finding,
    single_point_rows,
    single_points,
)
from stillroom.apps.readiness.presenters.units import unit_list
from stillroom.apps.readiness.selectors.board import BoardPost, boards_of, unit_board
from stillroom.apps.readiness.selectors.look_backs import open_look_backs
from stillroom.apps.readiness.selectors.procedures import open_tasks
from stillroom.apps.readiness.selectors.readable import units_readable_by
from stillroom.apps.readiness.selectors.speakers import Speakers
from stillroom.apps.readiness.selectors.unit_names import unit_title
from stillroom.apps.readiness.views.targets import the_unit
from stillroom.competence.days import day_of


@open_to_signed_in("lists the units whose boards the reader may open, and none else")
@require_safe
def units(request: HttpRequest) -> HttpResponse:
    found = units_readable_by(account(request))
    boards = boards_of(found, clock.now())
    page = unit_list(found, boards, details_by_unit(units=boards))
    return render(request, "readiness/units.jinja", {"page_title": "Units", **page})


@requires(Permission.VIEW_UNIT, the_unit)
@require_safe
def board(request: HttpRequest, unit: Unit) -> HttpResponse:
    now = clock.now()
    posts = unit_board(unit, now)
    roles = role_titles()
    held = {post.role_profile: roles.get(post.role_profile, post.role_profile) for post in posts}
    chosen = BoardFilter(request.GET or {}, roles=dict(sorted(held.items(), key=lambda pair: pair[1])))
    page = _page(unit, posts, _narrowed(posts, *chosen.chosen()), roles, now)
    return render(request, "readiness/board.jinja", {**page, "filter": chosen, "wide": True, "at": now})


def _narrowed(posts: Sequence[BoardPost], role: str, only_not_ready: bool) -> list[BoardPost]:
    return [
        post for post in posts if (not role or post.role_profile == role) and not (only_not_ready and post.role_ready)
    ]


def _page(
    unit: Unit, posts: Sequence[BoardPost], shown: Sequence[BoardPost], roles: dict[str, str], now: datetime
) -> dict[str, object]:
    title, known, today = unit_title(unit), frameworks(), day_of(now)
    blocked = blocked_rows(posts, known)
    run_out = expiring(posts, today)
    weak = single_points(posts, known, Speakers(unit.organisation, now, known=known))
    return {
        "page_title": title,
        "unit": unit,
        "links": board_links(unit),
        "finding": board_finding(posts),
        "tiles": board_tiles(posts, blocked, len(run_out), len([row for row in weak if len(row["alone"]) < 2])),
        "procedures": open_finding(open_tasks(unit.organisation, at=now, unit=unit)),
        "look_backs": open_words(open_look_backs(unit.organisation, people={post.person for post in posts})),
        "posts": len(posts),
        "shown": len(shown),
        "table": board_table(
            title, now, shown=shown, posts=posts, frameworks=known, roles=roles, labels=board_labels(shown, today)
        ),
        "legend": board_legend(posts),
        "ready": ready_today(posts, roles),
        "blocked": blocked,
        "blocked_finding": blocked_finding(blocked),
        "expiry_finding": expiry_finding(run_out),
        "months": expiry_months(run_out, known, today),
        "weak": single_point_rows(weak, full_names(people_alone_in(weak))),
        "weak_finding": single_point_finding(weak, columns_of(posts, known)),
    }
