"""What a calculator is: fields, declaration, answer, working, chart. It knows no subject."""

from calckit.asking.answering import Outcome, Refusals, answer
from calckit.asking.door import ask
from calckit.asking.edited import ask_edited
from calckit.asking.practice import askable
from calckit.calculator import BadDeclaration, Calculator, Catalogue, Example, Preset, Words, calculator
from calckit.case import Case
from calckit.catalogue import calculator_of, load
from calckit.describe import describe
from calckit.fields import Choice, Field, Number, Rows, Text, count, money, multiple, percent, plain, quantity
from calckit.formula.mathml import latex, mathml, symbol
from calckit.formula.tree import BadFormula, Formula, parse
from calckit.mistake import Mistake
from calckit.pick import Filled, Pick
from calckit.rounds import Round, Rounds
from calckit.steps import Step
from calckit.unfit import Unfit, naming

__all__ = [
    "BadDeclaration", "BadFormula", "Calculator", "Case", "Catalogue", "Choice", "Example", "Field",
    "Filled", "Formula", "Mistake", "Number", "Outcome", "Pick", "Preset", "Refusals", "Round",
    "Rounds", "Rows", "Step", "Text", "Unfit", "Words", "answer", "ask", "ask_edited", "askable",
    "calculator", "calculator_of",
    "count", "describe", "latex", "load", "mathml", "money", "multiple", "naming", "parse",
    "percent", "plain", "quantity", "symbol",
]  # fmt: skip
