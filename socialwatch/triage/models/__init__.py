"""Models: weights learned from labelled texts, those that are shipped and those of one installation.

The card of the shipped weights, `prior.bin`:

What: two linear models over words, pairs, letter groups and findings of the word lists (see `features`): how likely a complaint is, and
whether the mood is negative, neutral or positive. A second opinion beside the rules; danger, failed channels, spam and who owes an answer are
rules alone.
sha256: 63d78b3857bc72d8c0d8fceadd25dbc62cdf9db83b304ae023a23a1a532621ee
Sources: see NOTICE, and `Prior.card` for the number of texts of each. Trained by `tests/training` from a fixed order of texts, with no
random numbers; the same data and libraries give the same bytes.
Not for: anything about a person; measuring the mood of a public; languages other than English, German, French, Spanish, Portuguese and
Italian, which are left to a person.
Figures, what fails, and on what they were measured: README, section Judgement.
"""
