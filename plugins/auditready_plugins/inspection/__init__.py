"""Look at every document whatever it is: signatures, templates left unfilled, words that must not be shown."""
