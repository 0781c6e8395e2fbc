"""Terms to a site: knows glossaries and pages, knows no subject."""
