"""What an engine cannot be tried in here, and why. Nothing else is left out in any engine."""

LACKING = {
    ("webkit", "paper"): "WebKitWebDriver has no command to print",
    ("webkit", "360 px"): "a window of WebKitGTK with GTK 3 is at least 447 px wide",
    ("webkit", "forced colours"): "WebKitGTK has no such setting",
    ("webkit", "a browser's cache"): "a driven WebKitGTK is private, and keeps nothing of that size",
    ("webkit", "blocked storage"): "WebKitGTK has no setting that blocks site data as Safari's does",
}
