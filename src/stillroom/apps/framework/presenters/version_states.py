"""The life of a framework version as a page of the documentation: drawn from the rules, so that it cannot stray."""

from stillroom.competence.publication import PUBLISHED_STATES, TRANSITIONS, VersionState


def version_states_reference(generated: str) -> str:
    """Markdown: the diagram, then each step with who may take it."""
    lines = [generated, "# The life of a framework version\n", "```mermaid", "stateDiagram-v2"]
    lines += [f'    state "{state.label}" as {state}' for state in VersionState]
    lines.append(f"    [*] --> {VersionState.DRAFT}")
    lines += [f"    {each.start} --> {each.end}: {step.label}" for step, each in TRANSITIONS.items()]
    lines.append(f"    {VersionState.RETIRED} --> [*]")
    lines += ["```", "", "| step | from | to | asks for |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {step.label} | {each.start.label} | {each.end.label} | {each.asks} |" for step, each in TRANSITIONS.items()
    ]
    seen = " or ".join(state.label.lower() for state in VersionState if state in PUBLISHED_STATES)
    lines += ["", f"The rules read what is {seen}; never a draft or a version in review."]
    lines += ["Every other step is refused. See [the framework](../concepts/framework.md)."]
    return "\n".join(lines) + "\n"
