"""The year: what comes round, who is asked, what is late, and the rounds in which plans are looked at."""
