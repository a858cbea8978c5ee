"""Keeps translations true: which block of a translation was confirmed for which source text.

Works on a source and a target folder of Markdown pages and YAML texts, and knows nothing of this
site or of its generator; what is safety-critical comes in as `Rules`.
"""
