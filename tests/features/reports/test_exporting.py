"""A trust can take everything away that is its own, and nothing of anybody else's."""

import csv
import io
import zipfile

from django.apps import apps

from goldenthread.features.plans.models import Element
from goldenthread.features.reports.exporting import export_trust
from tests.features.documents.proof import MINUTES, attached


def exported(trust):
    file = io.BytesIO()
    export_trust(trust, file)
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def test_every_element_of_the_trust_is_there(world):
    rows = list(csv.DictReader(io.StringIO(exported(world.trust)["plans-element.csv"])))
    assert {row["title"] for row in rows} == {"Health and wellbeing", world.aim.title, "Attendance as wellbeing"}


def test_every_table_of_every_feature_is_there(world):
    models = [
        model
        for config in apps.get_app_configs()
        if config.name.startswith("goldenthread.features.") and config.label not in {"accounts", "trail"}
        for model in config.get_models(include_auto_created=True)
    ]
    names = {f"{model._meta.app_label}-{model._meta.model_name}.csv" for model in models}
    assert names <= exported(world.trust).keys()
    assert "improvement-assessment.csv" in names


def test_nothing_of_another_trust_is_there(world):
    whole = "".join(exported(world.trust).values())
    assert "Elsewhere" not in whole
    assert "Stranger" not in whole


def test_nothing_with_which_anyone_signs_in_is_there(world):
    assert "password" not in "".join(exported(world.trust).values())


def test_the_trusts_files_are_there(world):
    one = attached(world)
    file = io.BytesIO()
    export_trust(world.trust, file)
    with zipfile.ZipFile(file) as archive:
        assert archive.read(f"files/{one.file.ref} Minutes.pdf") == MINUTES


def test_a_cell_that_looks_like_a_formula_is_kept_as_words(world):
    Element.objects.filter(pk=world.aim.pk).update(title="=HYPERLINK(1)")
    assert "'=HYPERLINK(1)" in exported(world.trust)["plans-element.csv"]
