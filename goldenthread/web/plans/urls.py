from django.urls import path

from goldenthread.web.plans import progress, reading, settling
from goldenthread.web.plans.appraising import pages as appraising
from goldenthread.web.plans.arriving import acting_on, bases, costing
from goldenthread.web.plans.arriving import found as finding
from goldenthread.web.plans.arriving import pages as arriving
from goldenthread.web.plans.beneath import pages as beneath
from goldenthread.web.plans.challenges import pages as challenging
from goldenthread.web.plans.coverage import pages as covering
from goldenthread.web.plans.editing import (
    answering,
    columns,
    discarding,
    elements,
    hanging,
    outline,
    own_columns,
    pasting,
    speaking,
    statements,
)
from goldenthread.web.plans.editing import plans as whole
from goldenthread.web.plans.gate import pages as gating
from goldenthread.web.plans.grounds import leaning
from goldenthread.web.plans.grounds import pages as grounding
from goldenthread.web.plans.guides import pages as guides
from goldenthread.web.plans.guides import sending
from goldenthread.web.plans.local import drawing_down
from goldenthread.web.plans.local import plans as local
from goldenthread.web.plans.measuring import pages as measuring
from goldenthread.web.plans.notices import pages as harm
from goldenthread.web.plans.places import pages as placing
from goldenthread.web.plans.taking_on import pages as taking_on
from goldenthread.web.plans.variations import pages as variations
from goldenthread.web.plans.versions import adopting, carrying
from goldenthread.web.plans.versions import reading as versions
from goldenthread.web.plans.work import acting, benefits, conditions, mine, rewording, running, timing, weighing

app_name = "plans"

urlpatterns = [
    path("", reading.plans, name="plans"),
    path("my-work/", mine.my_work, name="my_work"),
    path("new/", whole.begin_plan, name="begin_plan"),
    path("local/", local.local_plans, name="local_plans"),
    path("local/new/", local.begin_local_plan, name="begin_local_plan"),
    path("local/expected/", local.expect_plans, name="expect_plans"),
    path("conditions/", conditions.conditions, name="conditions"),
    path("topics/", beneath.topics, name="topics"),
    path("coverage/", covering.coverage, name="coverage"),
    path("undertakings/", taking_on.undertakings, name="undertakings"),
    path("undertakings/new/<slug:kind>/", taking_on.begin_undertaking, name="begin_undertaking"),
    path("undertaking/<slug:ref>/", taking_on.undertaking, name="undertaking"),
    path("undertaking/<slug:ref>/edit/", taking_on.revise_undertaking, name="revise_undertaking"),
    path("appraisals/", appraising.appraisals, name="appraisals"),
    path("appraisals/<slug:ref>/", appraising.tie_appraisal, name="tie_appraisal"),
    path("challenges/", challenging.challenges, name="challenges"),
    path("challenges/new/<slug:kind>/<slug:ref>/", challenging.raise_challenge, name="raise_challenge"),
    path("challenge/<slug:ref>/", challenging.challenge, name="challenge"),
    path("act/<str:kind>/<slug:ref>/", acting_on.act_on, name="act_on"),
    path("effects/", arriving.effects, name="effects"),
    path("notices/", harm.notices, name="notices"),
    path("notice/<slug:ref>/", harm.notice, name="notice"),
    path("part/<slug:ref>/harm/", harm.raise_notice, name="raise_notice"),
    path("part/<slug:ref>/coverage/", covering.coverage_of, name="coverage_of"),
    path("statement/<slug:ref>/edit/", statements.revise_statement, name="revise_statement"),
    path("statement/<slug:ref>/remove/", statements.remove_statement, name="remove_statement"),
    path("statement/<slug:ref>/parts/", speaking.live_by, name="live_by"),
    path("action/<slug:ref>/", progress.finish_action, name="finish_action"),
    path("action/<slug:ref>/edit/", hanging.revise_action, name="revise_action"),
    path("action/<slug:ref>/date/", acting.redate_action, name="redate_action"),
    path("action/<slug:ref>/block/", acting.block_action, name="block_action"),
    path("action/<slug:ref>/verify/", acting.verify_action, name="verify_action"),
    path("action/<slug:ref>/papers/", arriving.papers, name="papers"),
    path("action/<slug:ref>/effect/", arriving.say_effect, name="say_effect"),
    path("part/<slug:ref>/schools/", arriving.roll_out, name="roll_out"),
    path("part/<slug:ref>/", reading.thread, name="thread"),
    path("part/<slug:ref>/words/", elements.revise_element, name="revise_element"),
    path("part/<slug:ref>/own-columns/", own_columns.choose_columns, name="choose_columns"),
    path("part/<slug:ref>/columns/", columns.write_columns, name="write_columns"),
    path("part/<slug:ref>/edit/", hanging.hang, name="hang"),
    path("part/<slug:ref>/run/", running.run, name="run"),
    path("part/<slug:ref>/run/<slug:what>/", rewording.reword, name="reword"),
    path("part/<slug:ref>/benefits/", benefits.benefits, name="benefits"),
    path("part/<slug:ref>/options/", weighing.weigh_options, name="weigh_options"),
    path("part/<slug:ref>/move/", elements.move_element, name="move_element"),
    path("part/<slug:ref>/remove/", elements.remove_element, name="remove_element"),
    path("part/<slug:ref>/restore/", elements.restore_element, name="restore_element"),
    path("part/<slug:ref>/answer/", answering.answer, name="answer"),
    path("part/<slug:ref>/changes/", reading.changes, name="changes"),
    path("part/<slug:ref>/progress/", progress.give_progress, name="give_progress"),
    path("variation/<slug:ref>/edit/", variations.revise_variation, name="revise_variation"),
    path("variation/<slug:ref>/remove/", variations.remove_variation, name="remove_variation"),
    path("version/<slug:ref>/", versions.version, name="version"),
    path("version/<slug:ref>/file/", versions.version_file, name="version_file"),
    path("<slug:ref>/", reading.outline, name="outline"),
    path("<slug:ref>/edit/", outline.edit_outline, name="edit_outline"),
    path("<slug:ref>/add/", elements.add_element, name="add_element"),
    path("<slug:ref>/add-lines/", pasting.add_lines, name="add_lines"),
    path("<slug:ref>/levels/", whole.levels, name="levels"),
    path("<slug:ref>/about/", whole.revise_plan, name="revise_plan"),
    path("<slug:ref>/state/", whole.change_state, name="change_state"),
    path("<slug:ref>/discard/", discarding.discard_plan, name="discard_plan"),
    path("<slug:ref>/promises/", speaking.entitlements, name="entitlements"),
    path("<slug:ref>/statements/", statements.statements, name="statements"),
    path("<slug:ref>/at-a-glance/", reading.at_a_glance, name="at_a_glance"),
    path("<slug:ref>/pocket-guide/", reading.pocket_guide, name="pocket_guide"),
    path("<slug:ref>/pocket-guide/sent/", sending.guide_sent, name="guide_sent"),
    path("<slug:ref>/pocket-guide/standing/", guides.guide_standing, name="guide_standing"),
    path("<slug:ref>/pocket-guide/standing/new/", guides.name_for_guide, name="name_for_guide"),
    path("pocket-guide/sent/<slug:ref>/", sending.read_guide, name="read_guide"),
    path("pocket-guide/<slug:ref>/", guides.record_for_guide, name="record_for_guide"),
    path("<slug:ref>/draw-down/", drawing_down.draw_down, name="draw_down"),
    path("<slug:ref>/gate/", gating.gate, name="gate"),
    path("<slug:ref>/own/", drawing_down.own, name="own"),
    path("<slug:ref>/variations/", variations.variations, name="variations"),
    path("<slug:ref>/variations/new/", variations.add_variation, name="add_variation"),
    path("<slug:ref>/themes/", variations.year_themes, name="year_themes"),
    path("<slug:ref>/versions/", versions.versions, name="versions"),
    path("<slug:ref>/versions/keep/", adopting.keep_version, name="keep_version"),
    path("<slug:ref>/adopt/", adopting.adopt, name="adopt"),
    path("<slug:ref>/evaluate/", adopting.evaluate, name="evaluate"),
    path("<slug:ref>/compare/", versions.compare, name="compare"),
    path("<slug:ref>/next/", carrying.begin_next_plan, name="begin_next_plan"),
    path("<slug:ref>/roll-forward/", carrying.roll_forward, name="roll_forward"),
    path("<slug:ref>/found/", finding.found, name="found"),
    path("<slug:ref>/grounds/", grounding.grounds, name="grounds"),
    path("<slug:ref>/documents/", leaning.key_documents, name="key_documents"),
    path("<slug:ref>/schools/", placing.by_school, name="by_school"),
    path("<slug:ref>/beneath/", beneath.beneath, name="beneath"),
    path("<slug:ref>/horizons/", beneath.horizons, name="horizons"),
    path("<slug:ref>/topics/", beneath.spoken_of, name="spoken_of"),
    path("<slug:ref>/gaps/", arriving.gaps, name="gaps"),
    path("<slug:ref>/costs/", costing.costs, name="costs"),
    path("<slug:ref>/percentages/", bases.percentages, name="percentages"),
    path("<slug:ref>/stages/", arriving.stages, name="stages"),
    path("<slug:ref>/timeline/", timing.timeline, name="timeline"),
    path("<slug:ref>/to-settle/", settling.to_settle, name="to_settle"),
    path("<slug:ref>/measures/", measuring.measure_targets, name="measure_targets"),
]
