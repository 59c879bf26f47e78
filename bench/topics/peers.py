"""Trains fastText and scikit-learn on the files that bin/bench topics wrote, and measures them on its tests, on one core.

usage: peers.py FOLDER     reads train.txt and test-*.txt (label, tab, text); prints one JSON object a line:
                           {"system", "test", "macroF1", "accuracy", "calibration", "perSecond", "bytes"} or {"missing": how to install}
"""
import json, math, os, pickle, shutil, subprocess, sys, time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1"
folder = sys.argv[1]
quick = "--quick" in sys.argv


def read(name):
    with open(os.path.join(folder, name), encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t", 1) for line in lines]
    return [label for label, _ in rows], [text for _, text in rows]


def scores(truth, said, probability):
    labels = sorted(set(truth) | set(said))
    f1 = []
    for label in labels:
        hits = sum(a == b == label for a, b in zip(truth, said))
        f1.append(2 * hits / (truth.count(label) + said.count(label)))
    right = [a == b for a, b in zip(truth, said)]
    error = None
    if probability:
        bins = {}
        for p, hit in zip(probability, right):
            bins.setdefault(min(9, int(10 * p)), []).append(p - hit)
        error = sum(abs(sum(differences)) for differences in bins.values()) / len(right)
    return {"macroF1": sum(f1) / len(f1), "accuracy": sum(right) / len(right), "calibration": error}


def tell(system, test, truth, said, probability, seconds, size):
    print(json.dumps({"system": system, "test": test, "perSecond": len(said) / seconds, "bytes": size, **scores(truth, said, probability)}), flush=True)


def words(text):
    return " ".join("".join(c if c.isalnum() else " " for c in text.lower()).split())


def fasttext(system, options):
    train, model = os.path.join(folder, "fasttext.train"), os.path.join(folder, "fasttext")
    labels, texts = read("train.txt")
    names = {label: f"__label__{i}" for i, label in enumerate(sorted(set(labels)))}
    with open(train, "w", encoding="utf-8") as out:
        out.writelines(f"{names[label]} {words(text)}\n" for label, text in zip(labels, texts))
    subprocess.run(["fasttext", "supervised", "-input", train, "-output", model, "-thread", "1", "-seed", "1", "-verbose", "0", *options],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    back = {name: label for label, name in names.items()}
    size = os.path.getsize(model + ".bin")
    for test in tests:
        truth, texts = read(test)
        lines = "".join(words(text) + "\n" for text in texts).encode()
        said, probability = [], []
        for line in run(model, lines):
            name, p = line.split()
            said.append(back[name])
            probability.append(min(1.0, float(p)))
        # Reading the model is no part of classifying: its time is taken off.
        repeat = 1 if quick else 5
        idle = timed(model, words(texts[0]).encode() + b"\n")
        seconds = max(1e-3, (timed(model, lines * repeat) - idle) / repeat)
        tell(system, test, truth, said, probability, seconds, size)


def run(model, lines):
    return subprocess.run(["fasttext", "predict-prob", model + ".bin", "-", "1"], input=lines, check=True, stdout=subprocess.PIPE).stdout.decode().splitlines()


def timed(model, lines):
    start = time.perf_counter()
    run(model, lines)
    return time.perf_counter() - start


def scikit(system, vectorizer, classifier):
    labels, texts = read("train.txt")
    start = time.perf_counter()
    classifier.fit(vectorizer.fit_transform(texts), labels)
    size = len(pickle.dumps((vectorizer, classifier)))
    for test in tests:
        truth, texts = read(test)
        start = time.perf_counter()
        matrix = vectorizer.transform(texts)
        if hasattr(classifier, "predict_proba"):
            shares = classifier.predict_proba(matrix)
            said, probability = [classifier.classes_[i] for i in shares.argmax(axis=1)], list(shares.max(axis=1))
        else:
            said, probability = list(classifier.predict(matrix)), None
        tell(system, test, truth, said, probability, time.perf_counter() - start, size)


def bare(text):
    import unicodedata
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("Đ", "d"))
    return "".join(c for c in plain if not unicodedata.combining(c))


tests = sorted(name for name in os.listdir(folder) if name.startswith("test-"))
if shutil.which("fasttext"):
    fasttext("fastText, words", ["-epoch", "25", "-lr", "0.5", "-wordNgrams", "2", "-minCount", "1"])
    fasttext("fastText, words and characters", ["-epoch", "25", "-lr", "0.5", "-wordNgrams", "2", "-minCount", "1", "-minn", "2", "-maxn", "5"])
else:
    print(json.dumps({"missing": "fastText is not here: apt-get install fasttext"}))
try:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import FeatureUnion
    from sklearn.svm import LinearSVC
except ImportError:
    print(json.dumps({"missing": "scikit-learn is not here: apt-get install python3-sklearn"}))
    sys.exit()


def both():
    return FeatureUnion([
        ("accented", TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)),
        ("stripped", TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, preprocessor=bare)),
        ("characters", TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, preprocessor=bare, min_df=2))])


scikit("linear SVC, words", TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), LinearSVC())
if not quick:
    scikit("linear SVC, both views", both(), LinearSVC())
    scikit("logistic regression, words", TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), LogisticRegression(C=20, max_iter=300))
