#!/usr/bin/env bash
# One would expect: the text of a Word document has every sign that the document shows: the minus before a loss, the
# "at least" of a rule, the Greek letter of a symbol.
#
# What happens: the hyphen that Word keeps together with what follows, typed so that a line never ends between a minus
# and its number, is gone in two readers: a result of -500 is one of 500. Signs that Word's menu takes from its font
# Symbol are gone in two, "equity ≥ margin" is "equity margin", and written as the code of the letter D or of a raised
# three by the third. A fourth keeps all of them.
#
# Why it matters here: notes on margin come from Word, and are brought into a glossary, a search or an assistant as
# text. No sign tells that one is missing.
#
# Packages: docx2txt 0.9, docx2python 3.7.1, python-docx 1.2.0, mammoth 1.13.0 (PyPI). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input docx2txt==0.9 docx2python==3.7.1 python-docx==1.2.0 mammoth==1.13.0

cat >ask.py <<'PY'
from importlib.metadata import version

import docx
import docx2txt
import mammoth
from docx2python import docx2python
from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def symbol(code):
    sign = OxmlElement("w:sym")
    sign.set(qn("w:font"), "Symbol")
    sign.set(qn("w:char"), code)
    return sign


def text_of_body(path):
    with docx2python(path) as read:
        return read.text


document = docx.Document()
for parts in (["A result of ", OxmlElement("w:noBreakHyphen"), "500."], ["Safe while equity ", symbol("F0B3"), " margin."],
              ["The change ", symbol("F044"), "P."]):
    paragraph = document.add_paragraph()
    for part in parts:
        if isinstance(part, str):
            paragraph.add_run(part)
        else:
            paragraph.add_run()._r.append(part)
document.save("notes.docx")

READERS = {
    "docx2txt": docx2txt.process,
    "docx2python": text_of_body,
    "python-docx": lambda path: "\n".join(paragraph.text for paragraph in docx.Document(path).paragraphs),
    "mammoth": lambda path: mammoth.extract_raw_text(path).value,
}
for name, read in READERS.items():
    print(name, version(name), "|", " | ".join(line for line in read("notes.docx").splitlines() if line))
PY

PYTHONUTF8=1 env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
docx2txt 0.9 | A result of 500. | Safe while equity  margin. | The change P.
docx2python 3.7.1 | A result of 500. | Safe while equity <span style=font-family:Symbol>&#x00B3;</span> margin. | The change <span style=font-family:Symbol>&#x0044;</span>P.
python-docx 1.2.0 | A result of -500. | Safe while equity  margin. | The change P.
mammoth 1.13.0 | A result of ‑500. | Safe while equity ≥ margin. | The change ΔP.
SEEN
if ! diff expected seen; then
  echo "One of the readers of Word documents now keeps signs otherwise." >&2
  exit 1
fi
