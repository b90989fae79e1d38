"""Families are found by folder, and a broken file takes nobody down."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.zoo import catalogue

GOOD = '''
"""A family of one convolution."""
from __future__ import annotations
from dataclasses import dataclass
from alquimia_qgis.protocol.inputs import IMAGE
from alquimia_qgis.protocol.parameters import integer
from alquimia_qgis.protocol.tasks import SEGMENTATION
from alquimia_qgis.zoo.family import ModelFamily

@dataclass(frozen=True)
class Single(ModelFamily):
    """Classifies every pixel by one convolution. For tests."""
    title = "Single convolution"
    tasks = (SEGMENTATION,)
    input = IMAGE
    width: int = integer(3, low=1, high=9, help="Width of the convolution.")
'''


@pytest.fixture
def user_folder(tmp_path, monkeypatch):
    monkeypatch.setenv(catalogue.USER_FOLDERS_VARIABLE, str(tmp_path))
    yield tmp_path
    for name in [name for name in sys.modules if name.startswith("alquimia_qgis.zoo.families.test_")]:
        del sys.modules[name]


def test_a_dropped_file_becomes_a_family(user_folder):
    (user_folder / "test_single.py").write_text(GOOD)
    found = catalogue.load_catalogue()
    assert found.get("test_single").title == "Single convolution"
    assert "unet" in found.families
    assert found.problems == {}


def test_a_family_that_comes_later_is_seen(user_folder):
    assert "test_late" not in catalogue.load_catalogue().families
    (user_folder / "test_late.py").write_text(GOOD)
    assert "test_late" in catalogue.load_catalogue().families


def test_a_family_that_has_changed_is_loaded_again(user_folder):
    file = user_folder / "test_changed.py"
    file.write_text(GOOD)
    before = catalogue.load_catalogue().get("test_changed")
    assert catalogue.load_catalogue().get("test_changed") is before
    file.write_text(GOOD.replace("Single convolution", "Double convolution"))  # the same size within the same second
    os.utime(file, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns + 1))
    assert catalogue.load_catalogue().get("test_changed").title == "Double convolution"
    assert [item.name for item in user_folder.iterdir()] == ["test_changed.py"], "no byte code is left with the user"


def test_a_family_imported_before_is_the_same_one():
    from alquimia_qgis.zoo.families.unet import UNet

    assert catalogue.load_catalogue().get("unet") is UNet


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("def broken(:", "invalid syntax"),
        ("import a_module_that_does_not_exist", "No module named"),
        ("x = 1", "must define exactly one ModelFamily; it defines 0"),
        (GOOD.replace("integer(3", "integer(30"), "Width must be a whole number from 1 to 9"),
        (GOOD.replace('title = "Single convolution"', ""), "needs a title"),
        ("raise SystemExit(3)", ""),
    ],
)
def test_a_broken_file_is_skipped_and_named(user_folder, source, reason):
    (user_folder / "test_broken.py").write_text(source)
    (user_folder / "test_fine.py").write_text(GOOD)
    found = catalogue.load_catalogue()
    assert "test_broken" not in found.families
    assert {"test_fine", "unet"} <= set(found.families)
    [(path, sentence)] = found.problems.items()
    assert Path(path).name == "test_broken.py"
    assert "test_broken.py is skipped" in sentence
    assert reason in sentence


def test_a_user_file_cannot_replace_one_of_ours(user_folder):
    (user_folder / "unet.py").write_text(GOOD)
    found = catalogue.load_catalogue()
    assert found.get("unet").title == "U-Net"
    assert any("unet.py" in sentence for sentence in found.problems.values())


def test_an_unknown_family_is_named_with_the_known_ones():
    with pytest.raises(ParameterError, match=r"no model family called 'nonsense'\. Known: .*unet"):
        catalogue.load_catalogue().get("nonsense")


def test_listing_the_families_imports_neither_keras_nor_numpy():
    script = textwrap.dedent("""
        import sys
        from alquimia_qgis.zoo.catalogue import load_catalogue
        assert load_catalogue().families
        print(sorted({"keras", "tensorflow", "numpy", "rasterio", "qgis"} & set(sys.modules)))
    """)
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
