"""An answer: its numbers by name, its sentence, and how a notebook shows it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from calckit import Field, Number, Outcome, Rows, wire
from calckit import answer as worked
from marginary import picture, words
from marginary.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class Answer:
    """What a calculator answers; `answer["price"]` is a number, `str(answer)` the sentence.

    Attributes:
        question: What was asked, as `calckit.ask` takes it.
        reply: What it replied.
    """

    question: wire.Request
    reply: wire.Answered

    @property
    def calculator(self) -> str:
        """Return the calculator's slug."""
        return self.reply["calculator"]

    @property
    def status(self) -> str:
        """Return "ok", "none" where there is no such number, or "now" where it is so already."""
        return self.reply["status"]

    @property
    def sentence(self) -> str:
        """Return the whole answer as one line of text."""
        return self.reply["sentence"]

    @property
    def given(self) -> Mapping[str, str]:
        """Return what was understood of every input, as plain text."""
        return self.reply["given"]

    @property
    def assumptions(self) -> tuple[str, ...]:
        """Return what the answer takes for granted."""
        return catalogue()[self.calculator].assumptions

    @property
    def values(self) -> dict[str, float | str | None]:
        """Return every output in the site's notation, None where there is no such number.

        A cell of an output's rows has its row in its name: "steps.0.closed".
        """
        kinds = dict(_outputs(catalogue()[self.calculator].outputs))
        return {
            one["name"]: _value(one["value"], kinds[_column(one["name"])]) for one in self.reply["outputs"]
        }

    @property
    def outcome(self) -> Outcome:
        """Return the answer worked again, with its steps and its chart as values."""
        asked = self.question
        found = worked(
            catalogue()[self.calculator], asked.get("typed"), asked.get("plain"), asked.get("preset") or ""
        )
        assert isinstance(found, Outcome)  # it was answered once
        return found

    def __getitem__(self, output: str) -> float | str | None:
        return self.values[output]

    def __str__(self) -> str:
        return self.sentence

    def __repr__(self) -> str:
        return f"<{self.calculator}: {self.sentence}>"

    def shown(self, output: str) -> str:
        """Return an output as the page shows it, with its unit; raise KeyError where there is none."""
        found = {one["name"]: one for one in self.reply["outputs"]}[output]
        return words.shown(found)

    def _repr_html_(self) -> str:
        return picture.html(self.reply)

    def _repr_svg_(self) -> str:
        return picture.svg(self.outcome)

    def _repr_markdown_(self) -> str:
        return words.markdown(self.reply, self.outcome)


def _outputs(fields: tuple[Field, ...], before: str = "") -> Iterator[tuple[str, Field]]:
    """Yield every output by its name, the columns of rows as "steps.closed"."""
    for field in fields:
        if isinstance(field.kind, Rows):
            yield from _outputs(field.columns, f"{field.name}.")
        else:
            yield f"{before}{field.name}", field


def _column(name: str) -> str:
    head, _, rest = name.partition(".")
    return f"{head}.{rest.partition('.')[2]}" if rest else head


def _value(text: str | None, field: Field) -> float | str | None:
    return float(text) if text is not None and isinstance(field.kind, Number) else text
