"""Who hears of what is posted to the outbox: said once, in the process that delivers."""

from goldenthread.features.activity import operations as activity
from goldenthread.features.measures import operations as measuring
from goldenthread.features.reports import operations as reporting
from goldenthread.features.reviews import operations as reviewing
from goldenthread.features.risks import operations as risking
from goldenthread.web.mail.digest import send_digest


def listen() -> None:
    activity.listen(activity.DIGEST, send_digest)
    activity.listen(activity.DEED_DONE, reviewing.note_deeds)
    activity.listen(reporting.ISSUE_ONE, reporting.hear)
    activity.listen(measuring.OFF_TRACK, risking.look_again)
