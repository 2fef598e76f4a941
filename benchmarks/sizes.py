"""How much there is to measure with: `full` for the figures, `small` to see that it runs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """`demo_*`: one organisation as the demo has it. `chain`: statements verified. `region_*`: a large one.

    `compared_people`: whom a proposed version touches. `rule_people`: of whom the dated rules are asked.
    """

    demo_people: int
    demo_statements: int
    appends: int
    chain: int
    batch: int
    board_people: int
    board_competencies: int
    region_people: int
    region_competencies: int
    region_statements: int
    compared_people: int = 1_500
    rule_people: int = 1_500


SIZES = {
    "full": Size(60, 8_000, 200, 100_000, 100_000, 60, 80, 25_000, 60, 3_000_000),
    "middle": Size(60, 8_000, 200, 100_000, 100_000, 60, 80, 2_500, 60, 300_000),
    "small": Size(12, 600, 20, 3_000, 3_000, 12, 16, 50, 12, 1_200, compared_people=12, rule_people=12),
}
