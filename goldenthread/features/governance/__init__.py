"""Meetings of bodies: agendas, packs, decisions, remits, questions of challenge and minutes."""
