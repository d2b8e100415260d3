"""The Race room: several settings of the experiment, trained in lockstep, with a leaderboard."""
