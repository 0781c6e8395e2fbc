"""Frictionless reads the package, checks every cell by its column, and follows every key."""

import sys
from pathlib import Path

from frictionless import Package, __version__

site, _ = sys.argv[1:]
package = Package(str(Path(site) / "data" / "datapackage.json"))
report = package.validate()
assert report.valid, report.flatten(["resource", "rowNumber", "type", "message"])[:5]
assert {"terms", "letters", "sources"} <= set(package.resource_names)
rows = sum(len(resource.read_rows()) for resource in package.resources)
assert package.get_resource("terms").read_rows()[0]["slug"]
print(f"frictionless {__version__}: {len(package.resources)} tables, {rows} rows, valid")
