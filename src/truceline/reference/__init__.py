"""What is known before any report: codebook, lexicon, calendar, actors, gazetteer, outlets."""
