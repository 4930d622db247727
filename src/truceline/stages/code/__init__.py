"""Read the wording of one report: mentions, status, participants, speakers, quantities."""
