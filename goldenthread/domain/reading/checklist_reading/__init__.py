"""Reading a checklist out of the file that somebody drew: its questions, areas, answers and what is shown."""
