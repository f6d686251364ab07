"""Boosts the block classifier: reads the matrix the crate wrote, writes LightGBM's models as JSON.

    boost.py FOLDER [--once]

FOLDER/matrix.json tells the shape and the feature names; rows.f32, labels.u8, weights.f32 and
folds.u8 stand beside it. For each fold a model is trained on the rest; `all` is trained on
everything, twice (`--once`: once, on all processors, to try something), and both must be the same. For each model the leaves that some rows reach are
written too, so that the packed model can be held against LightGBM itself.
"""

import json
import pathlib
import sys

import lightgbm
import numpy

PARAMETERS = {
    "objective": "binary",
    "num_leaves": 31,
    "learning_rate": 0.08,
    "max_bin": 63,
    "min_data_in_leaf": 100,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 10.0,
    "use_missing": False,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "seed": 7,
    "verbosity": -1,
}
ROUNDS = 150
CHECKED_ROWS = 2000


def main(folder, once):
    if once:
        PARAMETERS["num_threads"] = 0
    shape = json.loads((folder / "matrix.json").read_text())
    rows = numpy.fromfile(folder / "rows.f32", dtype="<f4").reshape(-1, len(shape["features"]))
    labels = numpy.fromfile(folder / "labels.u8", dtype="u1")
    weights = numpy.fromfile(folder / "weights.f32", dtype="<f4")
    folds = numpy.fromfile(folder / "folds.u8", dtype="u1")

    def boost(chosen):
        data = lightgbm.Dataset(
            rows[chosen],
            labels[chosen],
            # LightGBM's λ and leaf minimum are in units of rows; page weights sum to about one.
            weight=weights[chosen] * (chosen.sum() / weights[chosen].sum()),
            feature_name=shape["features"],
            params=PARAMETERS,
        )
        return lightgbm.train(PARAMETERS, data, ROUNDS)

    def write(name, model):
        (folder / f"{name}.json").write_text(json.dumps(model.dump_model()))
        leaves = model.predict(rows[:CHECKED_ROWS], pred_leaf=True)
        leaves.astype("<i4").tofile(folder / f"{name}.leaves")

    for fold in range(shape["folds"]):
        write(f"fold-{fold}", boost(folds != fold))
    everything = boost(folds < 255)
    if not once and boost(folds < 255).model_to_string() != everything.model_to_string():
        sys.exit("two runs gave different models")
    write("all", everything)


main(pathlib.Path(sys.argv[1]), "--once" in sys.argv[2:])
