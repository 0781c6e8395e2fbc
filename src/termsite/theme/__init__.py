"""The theme as frames, cut once from what MkDocs or Zensical renders, and the look: styles and typefaces."""
