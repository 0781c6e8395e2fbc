"""Parameters as venues publish them: one JSON file a venue, each edition with its source and date."""
