from django.urls import path

from goldenthread.web.year import (
    cycle,
    duties,
    events,
    feeds,
    laying_out,
    moving,
    points,
    round_parts,
    rounds,
    setting_events,
)

app_name = "year"

urlpatterns = [
    path("", laying_out.year, name="year"),
    path("months/<slug:which>/", laying_out.month, name="month"),
    path("duties/", duties.duties, name="duties"),
    path("duties/<slug:ref>/", duties.occurrence, name="occurrence"),
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/open/", rounds.open_round, name="open_round"),
    path("rounds/parts/<slug:ref>/", round_parts.round_part, name="round_part"),
    path("rounds/parts/<slug:ref>/answer/", round_parts.answer_part, name="answer_part"),
    path("rounds/<slug:ref>/", rounds.round_, name="round"),
    path("rounds/<slug:ref>/close/", rounds.close_round, name="close_round"),
    path("rounds/<slug:ref>/reopen/", rounds.reopen_round, name="reopen_round"),
    path("rounds/<slug:ref>/days/", rounds.set_days, name="set_days"),
    path("rounds/<slug:ref>/nudge/", rounds.nudge, name="nudge"),
    path("rounds/<slug:ref>/<slug:plan>/", round_parts.round_plan, name="round_plan"),
    path("events/", events.events, name="events"),
    path("events/new/", setting_events.set_event, name="set_event"),
    path("events/<slug:ref>/", events.event, name="event"),
    path("events/<slug:ref>/change/", setting_events.revise_event, name="revise_event"),
    path("events/<slug:ref>/places/", events.give_places, name="give_places"),
    path("events/<slug:ref>/came/", events.say_who_came, name="say_who_came"),
    path("points/<slug:ref>/", points.weigh_points, name="weigh_points"),
    path("calendar/", feeds.calendar_link, name="calendar_link"),
    path("cycle/", cycle.cycle, name="cycle"),
    path("cycle/take/", cycle.take_cycle, name="take_cycle"),
    path("cycle/new/", cycle.add_duty, name="add_duty"),
    path("cycle/<slug:ref>/", cycle.revise_duty, name="revise_duty"),
    path("cycle/<slug:ref>/move/", moving.move_occurrence, name="move_occurrence"),
    path("cycle/<slug:ref>/drop/", cycle.drop_duty, name="drop_duty"),
]
