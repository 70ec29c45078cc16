"""What readers share: folding, dates, durations, numbers, and readers made from a mapping."""
