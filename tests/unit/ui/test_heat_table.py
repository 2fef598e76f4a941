"""The matrix: what a cell says, and that thousands of them stay cheap."""

import gzip
import time

import pytest
from django.template import engines
from markupsafe import Markup

from stillroom.ui.heat_table import HeatColumn, HeatRow, HeatTable, heat_cell, heat_count, tones_used
from stillroom.ui.tones import Tone
from tests.unit.ui.pages import Page, draw
from tests.unit.ui.style_guide import heat

SOURCE = '{% from "ui/components/heat_table.jinja" import heat_table %}{{ heat_table(table) }}'


def test_a_cell_says_its_state_in_words() -> None:
    cell = Page(heat_cell(Tone.LAPSED, "Lapsed on 3 March 2026", flag="overdue", href="/a?b=1&c=2"))
    assert cell.one("td").classes == ["app-tone-lapsed"]
    assert cell.one("td").text == "Lapsed on 3 March 2026, overdue"
    assert cell.one("a").attributes["href"] == "/a?b=1&c=2"


def test_whatever_a_cell_is_given_is_escaped() -> None:
    cell = Page(heat_cell("ok", "<i>&", symbol='"><i>', href='"><i>', flag="<i>"))
    assert [element.tag for element in cell.elements] == ["td", "a", "b"]
    assert cell.one("td").attributes["data-symbol"] == '"><i>'


def test_an_unknown_tone_is_refused() -> None:
    with pytest.raises(ValueError, match="mauve"):
        heat_cell("mauve", "Authorised")


def test_a_row_must_fit_the_columns() -> None:
    with pytest.raises(ValueError, match="Ann has 1 cells for 2 columns"):
        HeatTable("T", [HeatColumn("A"), HeatColumn("B")], [HeatRow("Ann", [heat_cell("ok", "Authorised")])])


def test_the_matrix_is_a_named_region_that_the_keyboard_reaches() -> None:
    page = draw(SOURCE, table=heat(people=3, competencies=4))
    region = page.one(role="region")
    assert region.attributes["tabindex"] == "0"
    assert "Aseptic unit" in page.one(id=region.attributes["aria-labelledby"]).text


def test_every_cell_has_its_heads() -> None:
    page = draw(SOURCE, table=heat(people=3, competencies=20))
    assert len(page.all("th", scope="col")) == 21
    assert len(page.all("th", scope="row")) == 4
    assert [th.attributes["colspan"] for th in page.all("th", scope="colgroup")] == ["8", "8", "4"]
    for row in page.all("tr")[1:]:
        assert len(row.children) == 21


def test_without_groups_or_foot_there_is_neither_row() -> None:
    table = HeatTable("T", [HeatColumn("<A>", "<i>")], [HeatRow("<i>", [heat_cell("ok", "Authorised")], note="<i>")])
    page = draw(SOURCE, table=table)
    assert len(page.all("tr")) == 2
    assert not page.all("tfoot")
    assert not page.all("i")


def test_a_count_is_read_out_with_its_words() -> None:
    assert Page(heat_count(1, "can work alone", Tone.LAPSED)).one("td").text == "1 can work alone"


def test_a_legend_explains_each_pair_once_in_order() -> None:
    used = tones_used([(Tone.LAPSED, "Lapsed"), (Tone.OK, "Authorised"), (Tone.LAPSED, "Lapsed")])
    assert used == [(Tone.OK, "Authorised"), (Tone.LAPSED, "Lapsed")]
    source = '{% from "ui/components/heat_table.jinja" import heat_legend %}{{ heat_legend(used) }}'
    assert [li.text for li in draw(source, used=used).all("li")] == ["Authorised", "Lapsed"]


def test_sixty_people_by_eighty_competencies_are_drawn_in_under_forty_milliseconds() -> None:
    table = heat(people=60, competencies=80)
    html = draw(SOURCE, table=table).html
    assert html.count("<td") >= 60 * 80
    assert len(gzip.compress(html.encode())) < 40_000

    template = engines["pages"].from_string(SOURCE)

    def once() -> float:
        begun = time.perf_counter()
        template.render({"table": table})
        return time.perf_counter() - begun

    assert min(once() for _ in range(5)) < 0.040


def test_cells_of_the_same_state_are_one_object() -> None:
    assert heat_cell("ok", "Authorised") is heat_cell("ok", "Authorised")
    assert isinstance(heat_cell("ok", "Authorised"), Markup)
