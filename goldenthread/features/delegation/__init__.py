"""The scheme of delegation: who may decide, do, be consulted on or be told of what."""
