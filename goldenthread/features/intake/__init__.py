"""Files and starter packs on their way in: read, preview, commit, undo."""
