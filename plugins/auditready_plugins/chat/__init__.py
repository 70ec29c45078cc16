"""What the readers of live tools share: tables with true addresses, moments, recorded captions, addresses.

Registers nothing itself; a reader of another live tool (Meet, BigBlueButton, Webex) builds on the same helpers.
"""
