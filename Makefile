# make run    sets up what is missing and runs the demo
# make test   sets up what is missing and runs every check and test
PYTHON ?= python3
OUT ?= demo
WORKERS ?= 4
ORDERS ?= 10000
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Without a display the window is drawn off-screen, which needs Mesa's software GL.
GL_LIBRARIES := libegl1 libgl1 libgl1-mesa-dri

# A display with a window manager and real keys, for the tests that try to leave the kiosk, and a
# voice with a sound system, for the tests that listen.
STREET_PROGRAMS := xvfb openbox xdotool espeak-ng alsa-utils
STREET_COMMANDS := Xvfb openbox xdotool espeak-ng aplay
HAS_DISPLAY := $(strip $(DISPLAY)$(WAYLAND_DISPLAY))

.DEFAULT_GOAL := help
.PHONY: help setup gl street run test check lint types contracts spelling pytest bench rain soak crash walk hammer postgresql locales pictures screens wheel clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

setup: $(VENV)/ready gl ## the virtual environment, and the GL libraries where they are missing

$(VENV)/ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; say which with PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { \
	  [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	  || { echo "Python's venv module is missing (on Debian: python3-venv)"; exit 1; }; \
	  apt-get update -q && apt-get install -qy python3-venv && $(PYTHON) -m venv --clear $(VENV); }
	$(BIN)/pip install -q -c constraints.txt pip
	$(BIN)/pip install -q -c constraints.txt --group dev -e .
	$(BIN)/python -m compileall -q kiosk hardware
	@touch $@

gl:
	@if [ -z "$(HAS_DISPLAY)" ] && [ "$$(uname)" = Linux ] && ! { \
	  ldconfig -p | grep -q 'libEGL\.so\.1' && ldconfig -p | grep -q 'libGL\.so\.1' && \
	  ls /usr/lib/*/dri/swrast_dri.so /usr/lib/*/libgallium*.so >/dev/null 2>&1 || \
	  dpkg -s $(GL_LIBRARIES) >/dev/null 2>&1; }; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -q && apt-get install -qy --no-install-recommends $(GL_LIBRARIES); \
	  else echo "Missing for an off-screen window: $(GL_LIBRARIES) (install them, or set DISPLAY)"; exit 1; fi; fi

street:
	@if ! ( for each in $(STREET_COMMANDS); do command -v $$each || exit 1; done ) >/dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && { apt-get update -q && \
	    apt-get install -qy --no-install-recommends $(STREET_PROGRAMS); }; then :; \
	  else echo "Missing, so some tests are skipped: $(STREET_PROGRAMS)"; fi; fi

run: setup ## the demo: a window with both sides of the wall, or without a display one order played
	@if [ -n "$(HAS_DISPLAY)" ]; then $(BIN)/kiosk demo; else $(BIN)/kiosk demo --play order --out $(OUT); fi

test: setup street check pytest ## every check and every test

check: lint types contracts spelling

lint:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types:
	$(BIN)/mypy

contracts:
	$(BIN)/lint-imports

spelling:
	$(BIN)/codespell

# Most of a test's time is waiting for a line at its real speed: more workers than processors.
# The long files begin first (tests/conftest.py), so that none of them ends alone.
pytest:
	$(BIN)/pytest -q -n $(WORKERS) --dist loadfile --no-loadscope-reorder

bench: setup ## figures: first picture, touch, scrolling, idle, memory, Order to last byte, scan to answer, frames
	$(BIN)/python -m tests.bench

HOUR := 18000
rain: setup ## hours of rain on the glass, five drops a second: does anybody order
	RAIN_DROPS=$(HOUR) $(BIN)/pytest -q -n $(WORKERS) --timeout 0 tests/ui/test_rain.py tests/ui/test_staff.py -k 'rain'

soak: setup ## 10,000 orders on the real screens: does anything grow
	$(BIN)/python -m tests.soak --orders $(ORDERS)

walk: setup ## look at every screen in every language, size and mode for what cannot be read or touched
	$(BIN)/python -m tests.ui.walk
	KIOSK_WALK_ALL=1 $(BIN)/pytest -q tests/ui/test_reading.py

STEPS ?= 100000
hammer: setup ## everything at random, as verbs and as real touches: STEPS=100000 SEED=1
	$(BIN)/python -m tests.ui.hammer --steps $(STEPS) --seed $(SEED)
	$(BIN)/python -m tests.ui.hammer --steps $(STEPS) --seed $(SEED) --fingers

RUNS ?= 500
SEED ?= 1
crash: setup ## kill the kiosk at every step and read the evidence: RUNS=500 SEED=1
	$(BIN)/python -m tests.crash --runs $(RUNS) --seed $(SEED)

SERVER ?= postgresql+psycopg://postgres@127.0.0.1/postgres
postgresql: setup ## the tests of storage and services on a server: SERVER=postgresql+psycopg://...
	$(BIN)/pip install -q --target $(VENV)/postgresql 'psycopg[binary]>=3.2,<4'
	KIOSK_POSTGRESQL=$(SERVER) PYTHONPATH=$(VENV)/postgresql $(BIN)/pytest -q -n $(WORKERS) \
	  tests/services tests/storage/ledger $(addprefix tests/storage/test_,$(addsuffix .py,$(ON_A_SERVER)))

ON_A_SERVER := days_pagers_calls evening help jobs orders postgresql refusals units

locales: setup ## compile the catalogues after they were edited
	$(BIN)/pybabel -q extract -k tr -k say -k plural:1,2 -c Translators: --no-location --sort-output \
	  --project kiosk -o assets/locales/kiosk.pot kiosk
	$(BIN)/pybabel -q update -D kiosk -d assets/locales -i assets/locales/kiosk.pot \
	  --no-fuzzy-matching --ignore-pot-creation-date --ignore-obsolete
	$(BIN)/pybabel -q compile -D kiosk -d assets/locales

screens: setup ## every screen in every language and way of reading: OUT=screens
	$(BIN)/python -m tests.screens $(if $(filter demo,$(OUT)),screens,$(OUT))

pictures: setup ## the README's pictures, made by the demo itself and the tour of all screens
	$(BIN)/kiosk demo --play order --out $(OUT)
	$(BIN)/python -m tests.screens $(OUT)/every --languages it,ja --only $$($(BIN)/python -m tests.pictures --scenes)
	$(BIN)/python -m tests.pictures $(OUT) $(OUT)/every assets/pictures
	$(BIN)/python -m tests.tickets assets/pictures/tickets.png
	$(BIN)/python -m tests.cardpicture assets/pictures/cards.png

wheel: setup ## build the wheel, install it into a clean environment, play an order there
	sh tests/wheel.sh $(BIN)/python

clean: ## remove what make made
	rm -rf $(VENV) $(OUT) screens dist build
