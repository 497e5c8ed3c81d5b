"""Text as language: sentences, words and the actors named in them."""

from foedus.language.analyzer import GazetteerAnalyzer

__all__ = ["GazetteerAnalyzer"]
