"""Who takes part, over all."""

from goldenthread.features.delegation import operations


def test_only_what_the_reader_may_see_is_listed(as_, world) -> None:
    for element in (world.aim, world.priority):
        operations.state_participation(
            trust=world.trust, subject_kind="element", subject_ref=element.ref, who=f"Parents of {element.title}",
            rung="consulted", how="By letter", by=None,
        )  # fmt: skip
    page = as_("other_head").get("/harbour/who-decides/taking-part/").content.decode()
    assert f"Parents of {world.priority.title}" not in page
    assert (
        f"Parents of {world.priority.title}" in as_("chief").get("/harbour/who-decides/taking-part/").content.decode()
    )
