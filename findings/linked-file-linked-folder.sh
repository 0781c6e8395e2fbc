#!/usr/bin/env bash
# One would expect: a source archive treats a linked file and a linked folder alike, both kept as links
# or both replaced by what they lead to.
#
# What happens: hatchling keeps a linked file as a link and puts the files of a linked folder in the
# place of the folder. The archive is made without a word; where the file's own place is not in the
# archive the link leads nowhere, and no wheel can be made of it, while the checkout makes one.
#
# Why it matters here: a package that shares a style sheet with its site by a link is published well as
# a wheel and cannot be built from its own sources.
#
# Package: hatchling 1.33.0 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input hatchling==1.33.0 >/dev/null 2>&1
python=$room/env/bin/python

mkdir -p project/theme project/tables project/shelf
cd project
cat >pyproject.toml <<'END'
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "shelf"
version = "1"

[tool.hatch.build]
only-include = ["shelf"]
END
: >shelf/__init__.py
echo 'b {}' >theme/look.css
echo '1%' >tables/rates.txt
ln -s ../theme/look.css shelf/look.css
ln -s ../tables shelf/tables

{
  "$python" -c 'from importlib.metadata import version; print("hatchling", version("hatchling"))'
  "$python" -m hatchling build -t wheel >/dev/null 2>&1 && echo "wheel of the checkout: made"
  "$python" -m hatchling build -t sdist >/dev/null 2>&1 && echo "source archive: made"
  tar -tvzf dist/shelf-1.tar.gz | awk '/look|rates/ {print substr($1, 1, 1), $6}' | sort
  mkdir ../unpacked && tar -xzf dist/shelf-1.tar.gz -C ../unpacked
  cd ../unpacked/shelf-1
  "$python" -m hatchling build -t wheel >/dev/null 2>&1 && echo "wheel of the archive: made" || echo "wheel of the archive: not made"
} | tee "$room/seen"

cat >"$room/expected" <<'SEEN'
hatchling 1.33.0
wheel of the checkout: made
source archive: made
- shelf-1/shelf/tables/rates.txt
l shelf-1/shelf/look.css
wheel of the archive: not made
SEEN
diff "$room/expected" "$room/seen" >/dev/null || { echo "changed: hatchling no longer keeps a linked file and replaces a linked folder."; exit 1; }
