"""The site while somebody writes, and a question on the command line."""
