"""Why a file is not taken as a CASE framework."""


class CaseRefused(Exception):
    """`words` say to a person what is wrong and what to do."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words
