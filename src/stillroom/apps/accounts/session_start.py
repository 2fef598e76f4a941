"""What a session remembers of its sign-in, so that it can be ended however busy it is, or when nothing happens."""

SIGNED_IN_AT = "signed_in_at"
LAST_SEEN_AT = "last_seen_at"
SIGN_IN = "sign_in"
SECOND_FACTOR_DUE = "second_factor_due"
ENDED_BECAUSE = "sign_in_ended_because"
SHARED = "signing_session"
