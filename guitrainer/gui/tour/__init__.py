"""The tour: questions that the window answers, asked beside it."""
