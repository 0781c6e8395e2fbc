"""Terms to a site: knows glossaries and pages, knows nothing of margin."""
