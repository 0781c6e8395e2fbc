"""The project's own glossary, read and linked once for every test that reads it."""

from pathlib import Path

from termsite.glossary import read_and_link
from termsite.model import Glossary

ROOT = Path(__file__).parents[2]
GLOSSARY: Glossary = read_and_link(ROOT)[0]
