"""The script that marks other sites' texts finds the names that the build finds in its own."""

import json
import subprocess
from typing import Any

import pytest

from termsite.downloads.marked import marked
from termsite.engine.node import NODE, environment
from termsite.linking.grammar import lists
from termsite.linking.mention import Mentions
from termsite.linking.names import linkable
from termsite.linking.words import scripts
from tests.draws import some
from tests.termsite.conftest import ROOT, Whole

FIND = """import { Finder } from './web/embed/names.js'
let given = ''
for await (const part of process.stdin) given += part
const { told, texts } = JSON.parse(given)
const finder = new Finder(told)
console.log(JSON.stringify(texts.map((text) => finder.find(text))))"""
APART = (
    "A margin call: see https://margin.example/call or @margin, write C:\\margin\\call.txt, margin_call; LTV is no ltv, nor is 1/ltv.",
    "The broker margins it. To margin the loan. You margin calls, which calls for more; 2 calls, a call. It calls you.",
    "Margin\u00a0call, margin-call, margin\ncall, margin / call, margin, call; MARGIN CALL, Margin Calls, margincall.",
    "ADL, adl, an ADL's queue, équity, equityé, la liquidación, liquidation\u200dx.",
)
# Names in scripts without blanks and with what hangs on to a noun, and texts that hold them.
ELSEWHERE = {
    "强制平仓": "close", "保证金": "margin", "レバレッジ": "leverage", "初期証拠金": "initial", "หลักประกัน": "margin",
    "강제 청산": "close", "증거금": "margin", "تصفية": "close", "ריבית": "rate",
}  # fmt: skip
TOLD = (
    "价格跌到强制平仓线时，保证金不足，就会被强制平仓。保证", "レバレッジをかけると、初期証拠金はレバレッジに反比例する。スーパーレバレッジ",
    "ต้องวางหลักประกันเพิ่ม", "강제 청산은 증거금이 모자랄 때 일어난다. 증거금, 강제청산을", "تبدأ التصفية عندما تكفي بالتصفية وتصفية", "הריבית של",
)  # fmt: skip

# Names with a sign between their words, and texts that have them or have another sign.
SIGNED = {
    "P&L": "profit", "realised P&L": "realised", "Black's model": "black", "buy/sell ratio": "ratio", "HTTP/2": "http",
    "T+1": "next", "1.5x leverage": "leverage", "spring": "spring", "tide": "tide", "A=B": "same",
}  # fmt: skip
SAID = (
    "The P&L and a realised P&L, a realised P & L or Realised P &\nL; no P/L, P+L, P&M.", "Black’s model, black's models, Black\"s model",
    "buy/sell ratio, buy / sell ratio, buy-sell ratio, buy&sell ratio", "HTTP/2, HTTP 2, HTTP+2", "T+1, T + 1 and T-1, T+2",
    "at 1.5x leverage, 1,5x leverage", "spring/tide, spring.tide", "A=B, A = B, A==B",
)  # fmt: skip


def found_by_script(told: Any, texts: list[str]) -> Any:
    done = subprocess.run(
        [NODE, "--input-type=module", "-e", FIND],
        cwd=ROOT, input=json.dumps({"told": told, "texts": texts}).encode(),
        env=environment(), capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


@pytest.mark.slow
def test_script_and_build_find_the_same_names(whole: Whole) -> None:
    glossary = whole.glossary
    mentions = Mentions(linkable(glossary.forms, glossary.terms))
    texts = [
        text
        for term in some(tuple(glossary.terms.values()), 4)
        for text in (term.summary, *term.body.text.split("\n\n"))
    ]
    texts += APART
    expected = [
        [{"start": one.start, "end": one.end, "slug": one.slug} for one in mentions.find(text)]
        for text in texts
    ]
    names = sum(map(len, expected))
    print(f"{len(texts)} texts, {names} names")
    assert names > len(texts) / 2
    assert all(expected[-len(APART) :]), "each of the odd ones has a name to find"
    assert found_by_script(json.loads(marked(glossary).content), texts) == expected


@pytest.mark.parametrize(
    ("names", "texts"), [(ELSEWHERE, TOLD), (SIGNED, SAID)], ids=["in every script", "with signs"]
)
def test_script_and_build_find_the_same_names_of_a_kind(
    names: dict[str, str], texts: tuple[str, ...]
) -> None:
    mentions = Mentions(names)
    expected = [
        [{"start": one.start, "end": one.end, "slug": one.slug} for one in mentions.find(text)]
        for text in texts
    ]
    assert all(expected), "each has a name to find"
    told = {"names": dict(mentions.forms), "verbs": lists(), "scripts": scripts()}
    assert found_by_script(told, list(texts)) == expected
