"""Numbers between people and Python: what was typed to a value, a value to what is shown."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from calckit.saying import in_english, say

MINUS = "−"
_SPACES = "\u0020\u00a0\u2009\u202f"
_GROUP_ONLY = _SPACES + "'’_\u066c"  # marks that nobody uses for the decimal point
_DECIMAL_ONLY = "\u066b"
_EITHER = ".,"
# Other shapes of one thing: as Asian keyboards type, and what phones and word processors make of a minus.
_SAME = {
    **{0xFF01 + offset: 0x21 + offset for offset in range(94)},
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\ufe63"), ord("-")),
    0x3000: ord(" "),
    0x066A: ord("%"),
}
_FEW = 12  # digits that somebody may have typed; more were worked out


class NotANumber(ValueError):
    """The text cannot be read as one number."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a typed number was read: its plain text (point, no grouping), and the other reading, if any."""

    plain: str
    other: str | None = None


def bared(typed: str) -> str:
    """Return a text without characters that nobody sees, and in those that everybody means by them.

    Full-width forms, dashes for a minus and the Arabic per cent sign are other shapes of one thing; a raised
    digit or a fraction in one character is not, and stays.
    """
    seen = (character for character in typed if unicodedata.category(character) != "Cf")
    return "".join(seen).translate(_SAME).strip()


def read(typed: str) -> Reading:
    """Read a number as people write it: any script's digits, any locale's marks; exponents are refused.

    Two kinds of mark: the last is the decimal point. Several of one kind: grouping. One mark followed by
    exactly three digits can be either: it is read in the page's own notation, the other reading handed back.
    """
    text, sign = _bare(typed)
    marks = [character for character in text if not character.isdecimal()]
    if (
        not text
        or len(text) == len(marks)
        or any(mark not in _GROUP_ONLY + _DECIMAL_ONLY + _EITHER for mark in marks)
    ):
        raise NotANumber(typed)
    decimal = _decimal_mark(text, marks)
    if decimal is None:
        whole, fraction = text, ""
    else:
        whole, _, fraction = text.rpartition(decimal)
    if not _grouped(whole) or not (fraction == "" or fraction.isdecimal()):
        raise NotANumber(typed)
    plain = sign + _joined(whole, fraction)
    if _is_ambiguous(text, marks):
        other = _joined(text.replace(marks[0], ""), "") if decimal else _joined(*text.split(marks[0]))
        return Reading(plain, sign + other)
    return Reading(plain)


def _bare(typed: str) -> tuple[str, str]:
    """Return the text with ASCII digits and without sign, and the sign."""
    text = "".join(str(int(c)) if c.isdecimal() else c for c in bared(typed))
    if text[:1] in ("-", MINUS):
        return text[1:].strip(), "-"
    return text.removeprefix("+"), ""


def _decimal_mark(text: str, marks: list[str]) -> str | None:
    kinds = {" " if mark in _SPACES else mark for mark in marks}
    last = marks[-1] if marks else None
    if last is None or last in _GROUP_ONLY or marks.count(last) > 1:
        return None
    if last == _DECIMAL_ONLY or len(kinds) > 1:
        return last
    if _is_ambiguous(text, marks):
        return "." if last == "." else None
    return last


def _is_ambiguous(text: str, marks: list[str]) -> bool:
    """Tell whether one mark stands before three digits and after one to three that do not begin with 0."""
    return (
        len(marks) == 1
        and marks[0] in _EITHER
        and re.fullmatch(r"[1-9][0-9]{0,2}[.,][0-9]{3}", text) is not None
    )


def _grouped(whole: str) -> bool:
    """Tell whether the integer part is well grouped: one kind of mark, groups of three or two, three last."""
    parts = re.split(r"[^0-9]", whole)
    kinds = {"space" if c in _SPACES else c for c in whole if not c.isdecimal()}
    if len(parts) == 1:
        return True
    return (
        len(kinds) == 1
        and 1 <= len(parts[0]) <= 3
        and len(parts[-1]) == 3
        and all(len(part) in (2, 3) for part in parts[1:-1])
    )


def _joined(whole: str, fraction: str) -> str:
    digits = re.sub(r"[^0-9]", "", whole).lstrip("0") or "0"
    return f"{digits}.{fraction}" if fraction else digits


def plain(value: float, shift: int = 0) -> str:
    """Write a value in machine notation: the shortest text that reads back, moved by `shift` places."""
    text = repr(float(value))
    mantissa, _, exponent = text.lower().partition("e")
    sign = "-" if mantissa.startswith("-") else ""
    whole, _, fraction = mantissa.lstrip("-").partition(".")
    point = len(whole) + int(exponent or 0) + shift
    digits = whole + fraction
    digits = "0" * (1 - point) + digits if point < 1 else digits.ljust(point, "0")
    point = max(point, 1)
    result = _trimmed(digits[:point].lstrip("0").rjust(1, "0") + "." + digits[point:])
    return result if result == "0" else sign + result


def settled(value: float) -> float:
    """Round a result to what every machine agrees on: twelve digits, eight decimals, six digits when tiny.

    Mathematical libraries differ in the last bit of exp and erf, and a difference of two prices shows it.
    """
    if abs(value) < 1e-4:
        return float(f"{value:.6g}")
    return round(float(f"{value:.12g}"), 8)


def rounded(value: float, *, up: bool) -> float:
    """Return a value of few digits as it is, and any other rounded up or down to eight of them."""
    exact = Decimal(repr(float(value)))
    if len(exact.as_tuple().digits) <= _FEW:
        return float(value)
    return float(Context(prec=8, rounding=ROUND_CEILING if up else ROUND_FLOOR).plus(exact))


def down(value: float, *, decimals: int = 0, digits: int = 0) -> float:
    """Round down to so many decimals or, where given, significant digits; what a float adds is no more."""
    exact = Decimal(f"{value:.{_FEW}g}")
    if not exact:
        return 0.0
    places = max(digits - 1 - exact.adjusted(), 0) if digits else decimals
    return float(exact.quantize(Decimal(1).scaleb(-places), ROUND_FLOOR, Context(prec=500)))


def value_of(plain_text: str, shift: int = 0) -> float:
    """Read machine notation exactly, moved by `shift` places: 0.07 with −2 is 0.0007 and not a neighbour."""
    return float(f"{plain_text}e{shift}")


def in_words(plain_text: str) -> str:
    """Say a number so that grouping cannot be mistaken: 30000 is "30 thousand"."""
    number = _trimmed(plain_text)
    if number.endswith("000000"):
        return say("{n} million", n=number[:-6])
    return say("{n} thousand", n=number[:-3]) if number.endswith("000") else number


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _signed(text: str) -> str:
    """Give text its true minus sign, and none at all when every digit is zero."""
    if not text.startswith("-"):
        return text
    return MINUS + text[1:] if re.search("[1-9]", text) else text[1:]


def _certain(value: float, decimals: int) -> float:
    """Round to twelve digits what would be shown with more of them than mathematical libraries agree on.

    What ends within thirteen was typed, or is a sum of what was, and is shown to the last; by chance
    one in thousands does.
    """
    if abs(value) < 10.0 ** (_FEW - decimals) or float(f"{value:.{_FEW + 1}g}") == value:
        return value
    return float(f"{value:.{_FEW}g}")


def fixed(value: float, decimals: int) -> str:
    """Show a value with grouping and a fixed number of decimals, as far as its digits are certain."""
    return _signed(f"{_certain(value, decimals):,.{decimals}f}")


def significant(value: float, digits: int) -> str:
    """Show a value with grouping, at most `digits` significant digits, no exponent and no trailing zeros."""
    if value == 0:
        return "0"
    decimals = max(digits - 1 - int(f"{value:.{digits - 1}e}".partition("e")[2]), 0)
    return _signed(_trimmed(f"{_certain(value, decimals):,.{decimals}f}"))


def money(value: float) -> str:
    """Show an amount: two decimals, or four significant digits when it is smaller than 1."""
    if abs(value) >= 0.995 or value == 0:
        return fixed(value, 2)
    whole, _, fraction = significant(value, 4).partition(".")
    return f"{whole}.{fraction.ljust(2, '0')}"


def percent(value: float) -> str:
    """Show a fraction as per cent: two decimals, or two significant digits when it is smaller than 0.01 %."""
    hundredfold = value * 100
    return (
        fixed(hundredfold, 2) if abs(hundredfold) >= 0.00995 or value == 0 else significant(hundredfold, 2)
    ) + "%"


def unit_of(shown: str, unit: str) -> str:
    """Return the unit that stands behind a number: of 1 alone an English plural loses its s, as in 1 day."""
    one = shown.lstrip(MINUS) == "1" and unit.islower() and in_english()
    return unit.removesuffix("s") if one else unit
