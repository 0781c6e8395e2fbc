"""Hugo makes pages of the data: where a term has a formula, something is printed for it."""

import json
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

site, _ = sys.argv[1:]
root = Path("hugo")
(root / "data").mkdir(parents=True)
(root / "layouts").mkdir()
shutil.copy(Path(site) / "data" / "terms.json", root / "data" / "terms.json")
(root / "hugo.toml").write_text(
    'baseURL = "https://elsewhere.example/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n'
)
(root / "layouts" / "index.html").write_text(
    "{{ range .Site.Data.terms.terms }}{{ with .formula }}<p>{{ with .text }}{{ . }}{{ else }}{{ .latex }}{{ end }}"
    "{{ .mathml | safeHTML }}</p>\n{{ end }}{{ end }}"
)
subprocess.run(["hugo", "--source", root, "--quiet"], check=True)
lines = (root / "public" / "index.html").read_text("utf-8").splitlines()
made = [line for line in lines if line.startswith("<p>")]
terms = json.loads((Path(site) / "data" / "terms.json").read_text("utf-8"))["terms"]
formulas = [one["formula"] for one in terms if one["formula"]]
assert len(made) == len(formulas)
assert all("<math" in line and not line.startswith("<p><math") for line in made)
by_hand = sum(one["text"] is None for one in formulas)
print(
    f"Hugo {version('hugo')}: {len(made)} formulas, each with words and MathML, {by_hand} of them of LaTeX alone"
)
