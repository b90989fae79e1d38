"""Plugin and provider load, list and check without any package of the engine, and without NumPy."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = '''
import sys

BLOCKED = {"keras", "tensorflow", "torch", "jax", "rasterio", "pyogrio", "shapely", "numpy"}
asked = []


class Blocker:
    """Refuses the packages, whoever asks."""

    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in BLOCKED:
            asked.append(name)
            raise ImportError(f"{name} is blocked")
        return None


from qgis.core import QgsApplication, QgsProcessingContext

# QGIS 3.40 imports NumPy for itself; from here on nobody gets it, so that what asks for it below is ours.
for name in [name for name in sys.modules if name.partition(".")[0] in BLOCKED]:
    del sys.modules[name]
sys.meta_path.insert(0, Blocker())
application = QgsApplication([], False)
application.initQgis()
import alquimia_qgis

plugin = alquimia_qgis.classFactory(None)
plugin.initProcessing()
names = [algorithm.name() for algorithm in plugin.provider.algorithms()]
for algorithm in plugin.provider.algorithms():
    algorithm.create().checkParameterValues({}, QgsProcessingContext())
    algorithm.canExecute()
    algorithm.shortHelpString()
loaded = sorted(name for name in sys.modules if name.partition(".")[0] in BLOCKED)
engine = sorted(name for name in sys.modules if name.startswith("alquimia_qgis.engine"))
try:
    import numpy
except ImportError:
    print("the block works")
plugin.unload()
print("asked", *asked[:-1])
print("algorithms", *sorted(names))
print("loaded", *loaded, *engine)
application.exitQgis()
'''


def test_the_plugin_loads_with_the_engines_packages_blocked() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), environment.get("PYTHONPATH", "")]))
    done = subprocess.run([sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    lines = {line.partition(" ")[0]: line.partition(" ")[2] for line in done.stdout.splitlines()}
    assert "the block works" in done.stdout
    assert lines["asked"] == "", "nothing may even try to import the engine's packages"
    assert "train_unet" in lines["algorithms"].split() and "predictraster" in lines["algorithms"].split()
    assert lines["loaded"] == "", "the desktop must not load the engine or its packages"
    assert "Traceback" not in done.stderr
