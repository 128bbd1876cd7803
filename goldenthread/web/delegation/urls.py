"""Who decides: pages and their addresses."""

from django.urls import path

from goldenthread.web.delegation import (
    adopting,
    asking,
    editing,
    participating,
    posts,
    printing,
    reading,
    reviewing,
    varying,
)

app_name = "delegation"

urlpatterns = [
    path("", asking.who_decides, name="who_decides"),
    path("scheme/", reading.scheme, name="scheme"),
    path("versions/", reading.versions, name="versions"),
    path("versions/begin/", adopting.begin, name="begin"),
    path("scheme/<slug:ref>/", reading.scheme_version, name="scheme_version"),
    path("scheme/<slug:ref>/compare/", reading.compare, name="compare"),
    path("scheme/<slug:ref>/pdf/", printing.scheme_pdf, name="scheme_pdf"),
    path("scheme/<slug:ref>/adopt/", adopting.adopt, name="adopt"),
    path("scheme/<slug:ref>/agree/", adopting.send_scheme, name="send_scheme"),
    path("scheme/<slug:ref>/publish/", adopting.publish, name="publish"),
    path("scheme/<slug:ref>/discard/", adopting.discard, name="discard"),
    path("scheme/<slug:ref>/sections/new/", editing.add_section, name="add_section"),
    path("scheme/<slug:ref>/parties/", editing.edit_parties, name="edit_parties"),
    path("scheme/<slug:ref>/parties/new/", editing.add_party, name="add_party"),
    path("party/<slug:ref>/", editing.revise_party, name="revise_party"),
    path("scheme/<slug:ref>/section/<slug:section>/", editing.edit_section, name="edit_section"),
    path("scheme/<slug:ref>/section/<slug:section>/new/", editing.add_decision, name="add_decision"),
    path("decision/<slug:ref>/", editing.revise_decision, name="revise_decision"),
    path("decision/<slug:ref>/another/", editing.add_band, name="add_band"),
    path("varied/", varying.variances, name="variances"),
    path("varied/new/", varying.vary, name="vary"),
    path("varied/<slug:ref>/", varying.variance, name="variance"),
    path("reviews/", reviewing.reviews, name="reviews"),
    path("reviews/new/", reviewing.add_review, name="add_review"),
    path("reviews/<slug:ref>/", reviewing.review, name="review"),
    path("taking-part/", participating.taking_part, name="taking_part"),
    path("taking-part/<slug:kind>/<slug:ref>/", participating.taking_part_in, name="taking_part_in"),
    path("vacancies/", posts.vacancies, name="vacancies"),
    path("posts/", posts.posts, name="posts"),
    path("posts/<slug:ref>/", posts.post, name="post"),
    path("functions/", posts.functions, name="functions"),
    path("functions/new/", posts.add_function, name="add_function"),
    path("functions/<slug:ref>/", posts.revise_function, name="revise_function"),
]
