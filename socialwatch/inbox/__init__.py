"""The review: the interactive screens. They sit on the desk's verbs and hold no rule of their own."""
