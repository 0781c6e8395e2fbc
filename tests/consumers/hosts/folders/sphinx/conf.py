project = "Host"
extensions = ["myst_parser"]
