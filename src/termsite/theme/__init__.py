"""The theme as frames, cut once from what MkDocs renders, and the look: styles and typefaces."""
