"""The things: frozen values, named for their place in the flow.

`Mention` (what a network gave) → `Verdict` (what triage says of it) → `FiledMention` in a `Case` (the unit of work) with its
`Promise`s and `Event`s. Values are `msgspec.Struct`s: defining one costs a twentieth of a frozen dataclass, and every command
pays for the definitions.
"""
