"""The workspace: one object that takes a pile of documents through all stages, in order."""

from foedus.workspace.journey import Journey
from foedus.workspace.tracing import Place, Trace
from foedus.workspace.verifying import Verification
from foedus.workspace.workspace import Progress, Workspace

__all__ = ["Journey", "Place", "Progress", "Trace", "Verification", "Workspace"]
