# make run and make test are all that a fresh Debian machine with Go, git and
# make needs; what else they need they install.

GO       ?= go
TAGS     := migrated_fynedo
HEADLESS := CGO_ENABLED=0 $(GO)
BUILD    := build
BINARY   := $(BUILD)/kairyluu
VERSION  := $(shell sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)

PACKAGES      := gcc pkg-config libgl1-mesa-dev xorg-dev libgtk-3-dev
TEST_PACKAGES := $(PACKAGES) xvfb xdotool libgl1-mesa-dri
BENCH_PACKAGES := sqlite3 python3-xlsxwriter
WINDOWS_PACKAGES := gcc-mingw-w64-x86-64

GOFUMPT     := mvdan.cc/gofumpt@v0.9.1
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.7.0

.PHONY: race run demo test build screens bench lint windows smoke clean

run: build
	@$(BINARY) $(ARGS)

# A made-up office in a folder of its own; the real one is not touched.
demo: build
	@test -f $(BUILD)/demo/office.db || $(BINARY) demo --data $(BUILD)/demo
	@$(BINARY) --data $(BUILD)/demo

build: packages
	@$(GO) build -trimpath -tags $(TAGS) -o $(BINARY) .

# install-packages LIST: installs what dpkg does not know as installed.
define install-packages
	@missing=; for p in $(1); do \
	  dpkg-query -W -f '$${db:Status-Status}' $$p 2>/dev/null | grep -qx installed || missing="$$missing $$p"; \
	done; \
	if [ -n "$$missing" ]; then \
	  command -v apt-get >/dev/null || { echo "Please install:$$missing"; exit 1; }; \
	  root=; [ "$$(id -u)" = 0 ] || root=sudo; \
	  echo "Installing:$$missing"; \
	  $$root apt-get update -qq && \
	  $$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi
endef

.PHONY: packages test-packages
packages:
	$(call install-packages,$(PACKAGES))
test-packages:
	$(call install-packages,$(TEST_PACKAGES))

# Everything but the real window is tested without C, X or GL; the real window
# by the smoke test under Xvfb.
test: test-packages build
	@test -z "$$($(GO) run $(GOFUMPT) -l . | tee /dev/stderr)"
	@$(HEADLESS) vet -tags ci,$(TAGS) ./app/... ./assets/... ./db/... ./ui/...
	@$(HEADLESS) test -tags ci,$(TAGS) ./app/... ./assets/... ./db/... ./ui/...
	@$(MAKE) --no-print-directory smoke

smoke: test-packages build
	@KAIRYLUU=$(CURDIR)/$(BINARY) $(GO) test -count=1 -tags smoke,$(TAGS) -run Smoke .

race:
	@CGO_ENABLED=1 $(GO) test -race -tags ci,$(TAGS) ./app/... ./db/... ./ui/...

lint:
	@test -z "$$($(GO) run $(GOFUMPT) -l . | tee /dev/stderr)"
	@$(GO) vet -tags $(TAGS) ./...
	@$(GO) run $(STATICCHECK) -tags $(TAGS) ./...

screens: build
	@KAIRYLUU_SCREENS=$(CURDIR)/docs/screens $(HEADLESS) test -count=1 -tags ci,$(TAGS) -run Screens ./ui

comma := ,

# BENCH=10000,100000,1000000 sets the sizes of the made-up offices;
# BENCH_RUN=Growth measures only how lists grow, BENCH_RUN=Growth/ledger only the
# ledger; BENCH_DOC=docs/PERFORMANCE.md puts the tables there.
bench: build
	$(call install-packages,$(BENCH_PACKAGES))
	@KAIRYLUU_BENCH=$(or $(BENCH),10000$(comma)100000) KAIRYLUU_BENCH_DOC=$(if $(BENCH_DOC),$(abspath $(BENCH_DOC))) $(HEADLESS) test -count=1 -timeout 3h -tags ci,bench,$(TAGS) -run Bench$(BENCH_RUN) -v ./db/bench

windows:
	$(call install-packages,$(WINDOWS_PACKAGES))
	@CGO_ENABLED=1 GOOS=windows GOARCH=amd64 CC=x86_64-w64-mingw32-gcc \
	  $(GO) build -trimpath -tags $(TAGS),no_emoji -ldflags "-s -w -H windowsgui" -o $(BUILD)/kairyluu.exe .

clean:
	@rm -rf $(BUILD)
