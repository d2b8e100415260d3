"""Words and numbers on screen: languages, figures."""
