"""Peer: scikit-learn LinearSVC over TF-IDF of words (1-2) and characters; Japanese words are cut by MeCab where it is installed.

Reads one JSON object on standard input: {"lang", "task": "one" | "many" | "yes-no", "labels": count, "train": [{"text", "labels"}], "test": [text]}
and writes {"labels": [[...] per test text], "scores": [...] (yes-no only), "words": "mecab" | "pattern"}.
"""
import json
import sys

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import KFold
from sklearn.pipeline import make_union
from sklearn.svm import LinearSVC

job = json.load(sys.stdin)
is_japanese = job["lang"] == "ja"
words = {"token_pattern": r"(?u)\b\w+\b"}
cut_by = "pattern"
if is_japanese:
    try:
        import MeCab

        tagger = MeCab.Tagger("-Owakati")
        words = {"tokenizer": lambda text: tagger.parse(text).split(), "token_pattern": None}
        cut_by = "mecab"
    except ImportError:
        pass

characters = {"analyzer": "char", "ngram_range": (1, 4)} if is_japanese else {"analyzer": "char_wb", "ngram_range": (2, 5)}
vectors = make_union(
    TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2, **words),
    TfidfVectorizer(sublinear_tf=True, min_df=2, **characters),
)
X = vectors.fit_transform([row["text"] for row in job["train"]])
Z = vectors.transform(job["test"])
labels = [row["labels"] for row in job["train"]]


def scores_of(x, y, z):
    """One column a label; a label that all or none of the rows have gets the constant that says so."""
    columns = []
    for label in range(job["labels"]):
        truth = np.array([label in row for row in y])
        if truth.all() or not truth.any():
            columns.append(np.full(z.shape[0], 1.0 if truth.all() else -1.0))
        else:
            columns.append(LinearSVC().fit(x, truth).decision_function(z))
    return np.stack(columns, axis=1)


def best_threshold(scores, y):
    truth = np.zeros(scores.shape, dtype=bool)
    for i, row in enumerate(y):
        truth[i, row] = True
    order = np.argsort(-scores, axis=None)
    hits = np.cumsum(truth.ravel()[order])
    f1 = 2 * hits / (np.arange(1, len(hits) + 1) + truth.sum())
    return scores.ravel()[order][int(np.argmax(f1))]


answer = {"words": cut_by}
if job["task"] == "one":
    answer["labels"] = [[int(label)] for label in LinearSVC().fit(X, [row[0] for row in labels]).predict(Z)]
elif job["task"] == "yes-no":
    answer["scores"] = scores_of(X, labels, Z)[:, 0].tolist()
    answer["labels"] = [[0] if score > 0 else [] for score in answer["scores"]]
else:
    held = np.zeros((X.shape[0], job["labels"]))
    for fit, hold in KFold(4, shuffle=True, random_state=1).split(X):
        held[hold] = scores_of(X[fit], [labels[i] for i in fit], X[hold])
    threshold = best_threshold(held, labels)
    answer["labels"] = [[int(i) for i in np.flatnonzero(row >= threshold)] for row in scores_of(X, labels, Z)]
json.dump(answer, sys.stdout)
