"""The trust's year: what comes round in it, who is asked, and the rounds in which plans are looked at."""
