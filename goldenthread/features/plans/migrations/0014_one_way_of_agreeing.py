"""What was said of plans at their gates goes into approvals, where everything that is agreed is kept."""

from django.db import migrations

SAYS = {"local": "The local body agrees", "board": "The board agrees", "trust": "The chief officer signs off",
        "place": "The head agrees"}
DECISIONS = {
    "trust": {"board": "trust-plan.agree"},
    "school": {"local": "school-plan.agree-locally", "board": "school-plan.agree", "trust": "school-plan.sign-off"},
    "business": {"board": "business-plan.agree", "trust": "business-plan.sign-off"},
    "service": {"trust": "service-plan.sign-off"}, "department": {"place": "department-plan.agree"},
    "community": {"local": "community-plan.agree"}, "mental-health": {"local": "local-plan.agree-locally"},
    "recovery": {"local": "local-plan.agree-locally"}, "people": {"board": "strategy.agree"},
    "digital": {"board": "strategy.agree"},
}
LOST = {"trust": "local-plan.sign-off"}


def carry_over(apps, schema_editor):
    Plan = apps.get_model("plans", "Plan")
    Passage = apps.get_model("plans", "Passage")
    Task = apps.get_model("activity", "Task")
    for plan in Plan.objects.filter(pk__in=Passage.objects.values("plan")):
        _carry(apps, plan, list(Passage.objects.filter(plan=plan).order_by("pk")))
    Task.objects.filter(kind__in=["agree to plan", "mend plan"], closed_at=None).delete()


def _carry(apps, plan, passages):
    Approval, Signature = apps.get_model("approvals", "Approval"), apps.get_model("approvals", "Signature")
    decisions = DECISIONS.get(plan.kind, LOST)
    route = [{"key": key, "verb": "agrees", "says": SAYS[key], "decision": decisions[key], "reason": ""}
             for key in decisions]
    way = None
    for one in passages:
        if way is None or one.kind in ("sent", "reopened"):
            if way is not None and way.state == "open":
                way.state, way.turn, way.ended_on = "withdrawn", "", one.said_on
                way.save()
            way = Approval.objects.create(
                trust_id=plan.trust_id, school_id=plan.school_id, unit_id=plan.unit_id, subject_kind="plan",
                subject_ref=plan.ref, title=plan.title, route_key=plan.kind, route=route, turn=route[0]["key"],
                is_anew=one.kind == "reopened", reason=one.reason if one.kind == "reopened" else "",
                sent_by_id=one.by_id if one.kind == "sent" else None, sent_post_id=one.post_id, sent_on=one.said_on,
            )
        if one.kind in ("agreed", "returned") and not way.signatures.filter(step=one.step, verdict="agreed").exists():
            Signature.objects.create(
                approval=way, step=one.step, says=SAYS.get(one.step, one.step), verdict=one.kind, reason=one.reason,
                post_id=one.post_id, post_title=one.post.title if one.post else "", by_id=one.by_id,
                by_name=one.by.name if one.by else "", signed_on=one.said_on,
            )
        taken = set(way.signatures.filter(verdict="agreed").values_list("step", flat=True))
        way.turn = next((key for key in decisions if key not in taken), "")
        if one.kind == "returned" or not way.turn:
            way.state, way.turn, way.ended_on = "returned" if one.kind == "returned" else "agreed", "", one.said_on
        way.save()
        if one.kind == "returned":
            way = None


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0013_take_on_challenge_and_roll_out"),
        ("approvals", "0001_ways_of_agreement"),
        ("activity", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.DeleteModel(name="Passage"),
    ]
