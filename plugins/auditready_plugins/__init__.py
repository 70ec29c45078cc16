"""Everything that knows a vendor, a format, a rule or an output; each package is one plugin."""
