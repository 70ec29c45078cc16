"""The terminal interface: shows reports and holds no rule. Without it ``check`` still works."""
