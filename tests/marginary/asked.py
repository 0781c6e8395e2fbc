"""Runs where the wheel alone is installed: asks every calculator and reads the terms, and prints it as JSON."""

import json
import sys

import margin
import marginary


def answered(slug: str) -> "dict[str, object]":
    answer = getattr(marginary, slug.replace("-", "_"))()
    return {"reply": answer.reply, "html": len(answer._repr_html_()), "svg": answer._repr_svg_()[:60]}


print(
    json.dumps(
        {
            "from": [margin.__file__, marginary.__file__],
            "answers": {slug: answered(slug) for slug in marginary.slugs()},
            "terms": [one["slug"] for one in marginary.terms()],
            "named": [marginary.term(name)["slug"] for name in ("Margin call", "liq price", "APR")],
            "found": [one["slug"] for one in marginary.find("liqudation price")],
            "text": marginary.term("margin-call")["text"],
            "python": sys.version.split()[0],
        }
    )
)
