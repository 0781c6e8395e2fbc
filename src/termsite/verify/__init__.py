"""The built site, read as a browser and a search engine would."""
