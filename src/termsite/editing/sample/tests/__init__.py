"""What holds here. The standard library is enough to run it: `python -m unittest discover -s tests -t .`"""
