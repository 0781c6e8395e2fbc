"""Servers that send the built site by the recipes of the guide, each real and brought as its users bring it."""
