"""The glossary in other forms: data files, vocabulary, deck, feed, the words of the search."""
