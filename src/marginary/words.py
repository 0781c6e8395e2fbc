"""An answer in words: its working line by line, and as Markdown."""

from collections.abc import Iterator

from calckit import Outcome, Step, latex, wire
from calckit.formula.line import line, plain_line
from calckit.marks import bare
from calckit.steps import show_number

NOTICE = "For learning; not advice."


def shown(output: wire.Output) -> str:
    """Return an output as the page shows it, with its unit."""
    return "none" if output["value"] is None else f"{output['shown']} {output['unit']}".strip()


def working(outcome: Outcome) -> list[str]:
    """Return each step in one line: what it works out, its symbols, its numbers, its value."""
    return [f"{bare(step.say)}: {_symbols(step)}; {_worked(outcome, step)}" for step in outcome.steps]


def markdown(reply: wire.Answered, outcome: Outcome) -> str:
    """Return the answer, its outputs and its working as Markdown with LaTeX."""
    return "\n\n".join(
        (
            f"**{reply['sentence']}**",
            *(f"> {bare(text)}" for text in outcome.words.warnings),
            "\n".join(("| | |", "|---|---|", *_rows(reply))),
            "\n".join(
                f"{n}. {bare(step.say)}: ${latex(step.parsed)}$; {_worked(outcome, step)}"
                for n, step in enumerate(outcome.steps, 1)
            ),
            NOTICE,
        )
    )


def _rows(reply: wire.Answered) -> Iterator[str]:
    for output in reply["outputs"]:
        if "." not in output["name"]:
            yield f"| {output['label']} | {shown(output)} |".replace("~", "\\~")


def _symbols(step: Step) -> str:
    return plain_line(line(step.parsed, {}, lambda name, _: name))


def _worked(outcome: Outcome, step: Step) -> str:
    numbers = plain_line(line(step.parsed, step.given, lambda _, value: show_number(value)))
    value, unit = step.shown(outcome.case)
    return f"{numbers} = {value} {unit}".strip()
