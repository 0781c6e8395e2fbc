"""What a calculator is: fields, declaration, answer, working, chart. It knows nothing of margin."""

from calckit.answering import Outcome, Refusals, answer
from calckit.calculator import BadDeclaration, Calculator, Catalogue, Example, Preset, Words, calculator
from calckit.case import Case
from calckit.catalogue import load
from calckit.describe import describe
from calckit.door import ask
from calckit.fields import Choice, Field, Number, Rows, Text, count, money, multiple, percent, plain, quantity
from calckit.formula import BadFormula, Formula, parse
from calckit.notation import latex, mathml, symbol
from calckit.steps import Step

__all__ = [
    "BadDeclaration", "BadFormula", "Calculator", "Case", "Catalogue", "Choice", "Example", "Field",
    "Formula", "Number", "Outcome", "Preset", "Refusals", "Rows", "Step", "Text", "Words", "answer", "ask",
    "calculator", "count", "describe", "latex", "load", "mathml", "money", "multiple", "parse", "percent",
    "plain", "quantity", "symbol",
]  # fmt: skip
