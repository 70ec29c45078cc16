"""Papers and registers of the provider itself: watch, complaints, improvement, its Qualiopi certificate."""
