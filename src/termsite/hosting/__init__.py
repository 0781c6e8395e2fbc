"""What a host must send for a site, and whether it does."""
