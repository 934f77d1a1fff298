"""The demo: portal, phone simulator, loopback stand-in for Twilio, movable clock."""
