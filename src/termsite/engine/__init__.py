"""Python for the browser: runtime, wheel, cut-down library, memory snapshot."""
