"""Pages of other people's programs: each brought, given what the site says to paste there, and built."""
