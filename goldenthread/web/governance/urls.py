"""Meetings and what comes of them: pages and their addresses, beneath governance."""

from django.urls import path

from goldenthread.web.governance import (
    asking,
    bringing,
    calling,
    following,
    holding,
    minuting,
    overview,
    packing,
    proposing,
    reading,
    scrutinising,
    voicing,
)

app_name = "governance"

urlpatterns = [
    path("", overview.governance, name="governance"),
    path("business/", overview.business, name="business"),
    path("meetings/new/", calling.call_meeting, name="call_meeting"),
    path("meetings/<slug:ref>/", reading.meeting, name="meeting"),
    path("meetings/<slug:ref>/pack/", packing.pack, name="pack"),
    path("meetings/<slug:ref>/pack/pdf/", packing.pack_file, name="pack_file"),
    path("meetings/<slug:ref>/change/", calling.revise_meeting, name="revise_meeting"),
    path("meetings/<slug:ref>/agenda/", calling.set_agenda, name="set_agenda"),
    path("meetings/<slug:ref>/send/", calling.send_agenda, name="send_agenda"),
    path("meetings/<slug:ref>/cancel/", calling.cancel_meeting, name="cancel_meeting"),
    path("meetings/<slug:ref>/hold/", holding.hold, name="hold"),
    path("meetings/<slug:ref>/minutes/", minuting.minutes, name="minutes"),
    path("meetings/<slug:ref>/minutes/<slug:part>/<slug:form>/", minuting.minutes_file, name="minutes_file"),
    path("agenda/", bringing.put_on_agenda, name="put_on_agenda"),
    path("items/<slug:ref>/", reading.item, name="item"),
    path("items/<slug:ref>/change/", calling.revise_item, name="revise_item"),
    path("items/<slug:ref>/remove/", calling.remove_item, name="remove_item"),
    path("items/<slug:ref>/paper/", calling.add_paper, name="add_paper"),
    path("items/<slug:ref>/record/", holding.record_item, name="record_item"),
    path("questions/", asking.questions, name="questions"),
    path("questions/new/", asking.ask_question, name="ask_question"),
    path("questions/<slug:ref>/", asking.question, name="question"),
    path("proposals/", proposing.proposals, name="proposals"),
    path("proposals/new/", proposing.make_proposal, name="make_proposal"),
    path("proposals/<slug:ref>/", proposing.proposal, name="proposal"),
    path("scrutiny/", scrutinising.scrutiny, name="scrutiny"),
    path("scrutiny/<slug:ref>/", scrutinising.milestones, name="milestones"),
    path("voices/", voicing.voices, name="voices"),
    path("remits/<slug:ref>/", following.remit, name="remit"),
]
