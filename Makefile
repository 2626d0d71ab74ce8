# The commands of the README. Each makes its own environment in .venv/ first.
PYTHON := $(shell for name in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then echo $$name; break; fi; done)

.PHONY: serve test prove site bench format lock clean env
.DEFAULT_GOAL := serve

serve: | python ; @$(PYTHON) tools/serve.py
test: | python ; @$(PYTHON) tools/test.py
prove: | python ; @FOSTERPOLICY_LAWS=prove $(PYTHON) tools/test.py laws
site: | python ; @$(PYTHON) tools/build_site.py
bench: | python ; @$(PYTHON) tools/bench.py
format: | python ; @$(PYTHON) tools/format.py
lock: | python ; @$(PYTHON) tools/lock.py
clean: | python ; @$(PYTHON) tools/clean.py
env: | python ; @$(PYTHON) tools/env.py

.PHONY: python
python:
ifeq ($(PYTHON),)
	@echo "Python 3.11 or newer is needed, and none was found. Install one, then run this again." >&2; exit 1
endif
