"""What is done to the folder of terms for who writes it: a wing of tools, each a command of its own."""
