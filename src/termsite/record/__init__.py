"""What the last build left in its folder, and how little of the next has to be made and checked anew."""
