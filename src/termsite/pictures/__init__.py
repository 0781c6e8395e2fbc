"""What the file of a picture is, before any page shows it: checked, measured, and made anew for readers."""
