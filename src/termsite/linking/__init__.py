"""Names resolved: what each text mentions, what each figure is, who needs whom."""
