"""What every test shares: the evidence of clauses, and properties that try the same cases on every machine."""

from hypothesis import settings

pytest_plugins = ["pytester", "tests.browser", "tests.databases_plugin", "tests.evidence_plugin", "tests.proofs_plugin"]

settings.register_profile("test", deadline=None, derandomize=True, database=None)
settings.register_profile("prove", settings.get_profile("test"), max_examples=5_000)
settings.load_profile("test")
