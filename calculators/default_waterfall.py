"""Who pays when a member of a clearing house defaults?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Example, Mistake, Preset, Rows, Step, Text, Words, calculator, count, money, multiple
from calckit.chart import Bar, BarsChart, Chart, Part

LAYERS: dict[str, str] = {
    "margin": "Margin of the defaulter",
    "contribution": "Its fund contribution",
    "skin": "Clearing house first",
    "fund": "Others' contributions",
    "assessments": "Assessments",
    "capital": "Clearing house last",
}


@dataclass(frozen=True, slots=True)
class Contributor:
    """Another member, by what it has paid into the default fund."""

    contribution: Annotated[float, money("Contribution", unit="m EUR", at_least=0, at_most=1e12)]


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of the waterfall."""

    name: Annotated[str, Text(label="Layer")]
    available: Annotated[float, money("Available", unit="m EUR")]
    used: Annotated[float, money("Used", unit="m EUR")]


@dataclass(frozen=True, slots=True)
class Share:
    """What one other member bears."""

    number: Annotated[int, count("Member")]
    lost: Annotated[float, money("Of its contribution", unit="m EUR")]
    called: Annotated[float, money("Assessed", unit="m EUR")]


@dataclass(frozen=True, slots=True)
class Answer:
    """What others bear for the one that failed, and every layer on the way."""

    others: Annotated[float, money("Borne by the other members", said="share borne by the other members", unit="m EUR", symbol="X", term="default-waterfall")]
    defaulter: Annotated[float, money("Borne by the defaulter", unit="m EUR", symbol="Y")]
    clearing_house: Annotated[float, money("Borne by the clearing house", unit="m EUR")]
    assessed: Annotated[float, money("Of the others: assessed", unit="m EUR", symbol="A")]
    uncovered: Annotated[float, money("Not covered", unit="m EUR", term="socialised-loss")]
    layers: Annotated[tuple[Layer, ...], Rows(label="Layer by layer", of=Layer)]
    shares: Annotated[tuple[Share, ...], Rows(label="Member by member", of=Share)]
    fund: float
    done: margin.DefaultWaterfall


def words(case: Case) -> Words:
    """Say what the other members bear, or that the loss ended before them or beyond them."""
    if case.uncovered > 0:
        after = f"They cannot be asked for more. **{case['uncovered']} m EUR** of the loss is left, and recovery or resolution has to share it out."
        return Words("For the default of one member the others pay", "others", after)
    if case.others == 0:
        return Words(
            "For the default of one member the others pay",
            "others",
            f"Its own margin and contribution bear **{case['defaulter']} m EUR**, the clearing house {case['clearing_house']} m EUR. **A larger loss** would reach the others.",
            instead="nothing",
            status="none",
        )
    after = f"Before them the defaulter has paid **{case['defaulter']} m EUR** and the clearing house {case['clearing_house']} m EUR."
    if case.assessed > 0:
        after += f" Their fund is empty, and **{case['assessed']} m EUR** of what they pay is called in addition."
    return Words("For the default of one member the others pay", "others", after)


def working(case: Case) -> tuple[Step, ...]:
    """The defaulter's part, what is left for the others, and what is called beyond the fund."""
    v = {"L": case.loss, "M": case.margin_held, "D": case.contribution, "K": case.skin, "F": case.fund, "a": case.assessment}
    steps = [
        Step("The defaulter pays first, with its margin M and its contribution D", "Y = min(L, M + D)", {n: v[n] for n in "LMD"}, "defaulter"),
        Step(
            "Then the clearing house pays K. The rest falls on the fund of the others, and on calls of at most a times that fund",
            "X = min(max(0, L - M - D - K), (1 + a) * F)",
            v,
            "others",
        ),
    ]
    if case.assessed > 0:
        steps.append(Step("What is more than the fund is called", "A = X - F", {"X": case.others, "F": case.fund}, "assessed"))
    return tuple(steps)


def chart(case: Case) -> Chart:
    """Every layer: what the loss takes of it, and what is left."""
    bars = tuple(
        Bar(layer.name, (Part(layer.used, "taken"), Part(layer.available - layer.used, "left")), case.show("others", layer.used)) for layer in case.layers
    )
    missing = (Bar("Not covered", (Part(case.uncovered, "now"),), case["uncovered"]),) if case.uncovered > 0 else ()
    return BarsChart(
        title=f"A loss of {case['loss']} m EUR, layer by layer",
        bars=(*bars, *missing),
        head="Layer, m EUR",
        shown_head="used",
        legend=(("taken", "used"), ("left", "left"), *((("now", "not covered"),) if missing else ())),
    )


MEMBERS = tuple(Contributor(each) for each in (100.0, 80.0, 60.0, 40.0, 20.0))


@calculator(
    title="Default waterfall",
    question="Who pays when a member of a clearing house defaults?",
    group="Stress",
    terms=("default-waterfall", "counterparty-risk-management", "initial-margin", "socialised-loss", "insurance-fund"),
    words=words,
    working=working,
    chart=chart,
    solve=(("loss", "others"), ("margin_held", "others"), ("skin", "others")),
    mistakes=(
        Mistake("The clearing house left out", "L - M - D", "its dedicated capital K is used before any other member's money."),
        Mistake("Its contribution left out", "L - M - K", "what the defaulter itself paid into the fund goes before the money of others."),
        Mistake("Margin of the others", "L - M - D - K - F", "that is what is left when the fund is empty; up to there the fund itself pays."),
    ),
    compact=("loss", "margin_held", "skin", "assessment"),
    start="A loss that reaches the fund",
    presets=(
        Preset("margin-suffices", "The margin suffices", {"loss": 450.0}),
        Preset("assessments", "The fund is empty", {"loss": 1_000.0}),
        Preset("not-enough", "More than all of it", {"loss": 1_600.0}),
        Preset(
            "eurex-limits",
            "Eurex Clearing's first capital and limit",
            {"skin": 143.0, "assessment": 2.0, "loss": 900.0},
            "Contribution of Eurex Clearing; Assessments and replenishment; the other numbers are made up",
            "2026-11-28",
        ),
    ),
    examples=(
        Example("A loss of 700", {}, {"others": "120.00", "defaulter": "560.00", "clearing_house": "20.00", "assessed": "0.00", "uncovered": "0.00"}),
        Example("The fund is empty", {"loss": "1000"}, {"others": "420.00", "assessed": "120.00"}),
        Example("More than all of it", {"loss": "1600"}, {"others": "900.00", "uncovered": "120.00"}),
    ),
    assumptions=(
        "One member defaults, and its margin brings what it was counted at.",
        "The other members bear a layer in proportion to their contributions; amounts are shared out to the last hundredth.",
        "The margin of the other members is not touched.",
        "Some clearing houses put more of their own capital beside the fund or the assessments; here it is one amount before the fund and one at the end.",
    ),
)
def default_waterfall(
    loss: Annotated[
        float,
        money("Loss of closing its contracts", said="loss of closing the contracts", unit="m EUR", at_least=0, at_most=1e12, slider=(0.0, 2_000.0), symbol="L"),
    ] = 700.0,
    margin_held: Annotated[
        float, money("Margin of the defaulter", unit="m EUR", at_least=0, at_most=1e12, slider=(0.0, 1_000.0), symbol="M", term="initial-margin")
    ] = 500.0,
    contribution: Annotated[float, money("Its fund contribution", unit="m EUR", at_least=0, at_most=1e12, slider=(0.0, 200.0), symbol="D")] = 60.0,
    skin: Annotated[
        float,
        money(
            "Clearing house first",
            said="first payment of the clearing house",
            unit="m EUR",
            at_least=0,
            at_most=1e12,
            slider=(0.0, 200.0),
            symbol="K",
            help="Dedicated capital, used before any other member's money.",
        ),
    ] = 20.0,
    assessment: Annotated[
        float,
        multiple(
            "Assessments, times the contribution", at_least=0, at_most=100, slider=(0.0, 5.0), symbol="a", help="How much more a member may be asked for."
        ),
    ] = 2.0,
    capital: Annotated[
        float, money("Clearing house last", unit="m EUR", at_least=0, at_most=1e12, slider=(0.0, 200.0), help="Capital used after the assessments.")
    ] = 0.0,
    members: Annotated[tuple[Contributor, ...], Rows(label="Other members", of=Contributor, row="member", most=20)] = MEMBERS,
) -> Answer:
    """Ask `margin.default_waterfall` who bears the loss."""
    paid = [member.contribution for member in members]
    done = margin.default_waterfall(loss, margin.ClearingResources(margin_held, contribution, skin, paid, assessment=assessment, capital=capital))
    used = {layer.name: layer for layer in done.layers}
    return Answer(
        others=margin.account_equity(used["fund"].used, [used["assessments"].used]),
        defaulter=margin.account_equity(used["margin"].used, [used["contribution"].used]),
        clearing_house=done.clearing_house,
        assessed=used["assessments"].used,
        uncovered=done.uncovered,
        layers=tuple(Layer(LAYERS[layer.name], layer.available, layer.used) for layer in done.layers),
        shares=tuple(Share(number, lost, called) for number, (lost, called) in enumerate(zip(done.fund, done.assessed, strict=True), 1)),
        fund=used["fund"].available,
        done=done,
    )
