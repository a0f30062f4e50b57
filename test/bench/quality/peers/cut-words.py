"""Cuts Japanese texts into words by MeCab: a JSON array of texts on standard input, the same with spaces between the words on standard output."""
import json
import sys

import MeCab

tagger = MeCab.Tagger("-Owakati")
json.dump([tagger.parse(text).strip() for text in json.load(sys.stdin)], sys.stdout)
