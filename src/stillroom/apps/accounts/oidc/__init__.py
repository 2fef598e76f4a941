"""Signing in with the hospital's own accounts, by OpenID Connect: the authorisation code flow with PKCE."""
