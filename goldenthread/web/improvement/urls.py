"""Improvement phases: pages and their addresses."""

from django.urls import path

from goldenthread.web.improvement import bringing, consults, deciding, freedoms, laddering, placing, working

app_name = "improvement"

urlpatterns = [
    path("", placing.overview, name="overview"),
    path("ladders/", laddering.ladders, name="ladders"),
    path("ladders/bring-in/", bringing.bring_ladder, name="bring_ladder"),
    path("ladders/bring-in/<slug:ref>/", bringing.review_ladder, name="review_ladder"),
    path("ladder/<slug:ref>/", laddering.ladder, name="ladder"),
    path("ladder/<slug:ref>/versions/", laddering.compare_ladder, name="compare_ladder"),
    path("ladder/<slug:ref>/newer/", laddering.newer_ladder, name="newer_ladder"),
    path("ladder/<slug:ref>/edit/", laddering.revise_ladder, name="revise_ladder"),
    path("school/<slug:ref>/", placing.school, name="school"),
    path("school/<slug:ref>/history/", placing.history, name="history"),
    path("school/<slug:ref>/decides/", freedoms.freedoms, name="freedoms"),
    path("school/<slug:ref>/threads/", placing.threads, name="threads"),
    path("school/<slug:ref>/assess/", deciding.assess, name="assess"),
    path("school/<slug:ref>/move/", deciding.move_school, name="move_school"),
    path("school/<slug:ref>/propose/", deciding.propose_move, name="propose_move"),
    path("proposal/<slug:ref>/", deciding.proposal, name="proposal"),
    path("school/<slug:ref>/record/", working.record_work, name="record_work"),
    path("school/<slug:ref>/share-out/", working.share_out, name="share_out"),
    path("school/<slug:ref>/records/", working.take_in, name="take_in"),
    path("school/<slug:ref>/place/", working.place_people, name="place_people"),
    path("school/<slug:ref>/support/", working.log_support, name="log_support"),
    path("school/<slug:ref>/consult/", consults.ask_consult, name="ask_consult"),
    path("consult/<slug:ref>/", consults.consult, name="consult"),
    path("school/<slug:ref>/central-team/", working.set_mode, name="set_mode"),
    path("item/<slug:ref>/", working.item, name="item"),
    path("assessment/<slug:ref>/", deciding.assessment, name="assessment"),
]
