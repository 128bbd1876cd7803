from django.urls import path

from goldenthread.web.approvals import consulting, deciding, ordering, standing_in

app_name = "approvals"

urlpatterns = [
    path("", deciding.decisions, name="decisions"),
    path("send/<slug:kind>/<slug:ref>/", deciding.send, name="send"),
    path("consult/<slug:kind>/<slug:ref>/", consulting.consult, name="consult"),
    path("round/<slug:ref>/", consulting.consultation, name="consultation"),
    path("round/<slug:ref>/draft/", consulting.draft, name="draft"),
    path("order/", ordering.orders, name="orders"),
    path("order/<slug:of>/<slug:key>/", ordering.set_order, name="set_order"),
    path("deputies/", standing_in.stand_ins, name="stand_ins"),
    path("deputies/<slug:ref>/end/", standing_in.end_stand_in, name="end_stand_in"),
    path("<slug:ref>/", deciding.approval, name="approval"),
]
