#!/usr/bin/env bash
# One would expect: a theme of MkDocs that Zensical takes over means the same to it: a filter of its templates too, such
# as `replace` with a count, which Jinja2 has.
#
# What happens: MkDocs replaces the first word and leaves the second. Zensical, which reads templates by another engine,
# makes no page: it prints "No issues found", and then an error, "too many arguments", that names the line.
#
# Why it matters here: a theme of its own that both are to render may replace all or nothing; and what looks for
# Zensical's summary alone takes the run for a good one.
#
# Packages: zensical 0.0.72, mkdocs 1.6.1, mkdocs-material 9.8.1 (PyPI). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check zensical==0.0.72 mkdocs==1.6.1 mkdocs-material==9.8.1

mkdir docs theme
echo '# One' >docs/index.md
cat >mkdocs.yml <<'YAML'
site_name: Two
site_url: https://example.org/
theme:
  name: material
  custom_dir: theme
YAML
cat >theme/main.html <<'HTML'
{% extends "base.html" %}
{% block content %}<p>{{ "one and one" | replace("one", "two", 1) }}</p>{% endblock %}
HTML

{
  env/bin/mkdocs build --quiet --site-dir mkdocs >/dev/null 2>&1
  echo "mkdocs: $(grep -o '<p>[^<]* and [^<]*</p>' mkdocs/index.html)"
  env/bin/zensical build >told 2>&1 && echo "zensical ended well" || echo "zensical ended with $?"
  grep -o 'No issues found\|RuntimeError.*' told
  ls site/index.html 2>/dev/null || echo "no page"
} | tee seen

cat >expected <<'SEEN'
mkdocs: <p>two and one</p>
zensical ended with 1
No issues found
RuntimeError: too many arguments (in main.html:2)
no page
SEEN
diff expected seen
