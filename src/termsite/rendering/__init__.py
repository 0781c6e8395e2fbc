"""Pages to documents: templates, structured data, policy, and no byte that HTML does not ask for."""
