// One interactive chart: the data and ranges come from the page, uPlot draws.

class Chart {
  constructor(root, figure) {
    this.root = root;
    this.figure = figure;
    this.plot = root.querySelector(".plot");
    this.data = parse(figure);
    this.hidden = new Set();
    this.log = { x: figure.x.log, y: figure.y.log };
    this.view = { x: this.full("x"), y: this.full("y") };
    addTools(this);
    addLegend(this);
    this.plot.addEventListener("keydown", (e) => press(this, e));
    listenToTouches(this);
    new ResizeObserver(() => this.resize()).observe(this.plot);
    this.build();
  }

  full(axis) {
    const ranges = this.figure[axis].ranges;
    return [...(this.log[axis] ? ranges.log : ranges.linear)];
  }

  // ---- drawing ----

  size() {
    const width = Math.max(240, this.plot.clientWidth);
    return { width, height: Math.round(Math.min(440, Math.max(270, width * 0.6))) };
  }

  resize() {
    const { width, height } = this.size();
    if (this.u && (this.u.width !== width || this.u.height !== height)) this.u.setSize({ width, height });
  }

  /** What the scales can show: without the values a logarithmic one has no place for. */
  tables() {
    const floor = this.log.y ? this.figure.y.ranges.log[0] * 1e-6 : -Infinity;
    const onY = (y) => (y !== null && (!this.log.y || y > 0) ? y : null);
    return this.data.map((columns) => {
      const table = [[], [], [], []];
      columns.x.forEach((x, i) => {
        if (this.log.x && x <= 0) return;
        const high = onY(columns.high[i]);
        table[0].push(x);
        table[1].push(columns.low[i] === null || high === null ? null : Math.max(columns.low[i], floor));
        table[2].push(columns.low[i] === null ? null : high);
        table[3].push(onY(columns.y[i]));
      });
      return table;
    });
  }

  /** Bands first, then lines through measurements, then theory, then markers. */
  build() {
    const tables = this.tables();
    const order = [];
    const bands = [];
    const series = [{}];
    const parts = this.figure.series.map(() => []);
    const add = (i, column, options) => {
      order.push([tables[i][0], tables[i][column]]);
      parts[i].push(series.length);
      series.push({ show: !this.hidden.has(i), points: { show: false }, pxAlign: 0, ...options });
      return series.length - 1;
    };
    const hue = (i) => () => colour("--h" + (this.figure.series[i].pair % HUES));
    const each = (kind, run) => this.figure.series.forEach((s, i) => s.kind === kind && run(s, i));

    this.figure.series.forEach((s, i) => {
      if (!tables[i][2].some((v) => v !== null)) return;
      const low = add(i, 1, { width: 0, stroke: "transparent" });
      const high = add(i, 2, { width: 0, stroke: "transparent" });
      bands.push({ series: [high, low], fill: () => hue(i)() + "29" });
    });
    this.main = [];
    each("measured", (s, i) => (this.main[i] = add(i, 3, { width: 1, alpha: 0.45, stroke: hue(i) })));
    each("theory", (s, i) => {
      const alone = (u, column) => this.alone(u.data[column]);
      const points = { show: false, filter: alone, size: 4, width: 0, fill: hue(i) };
      this.main[i] = add(i, 3, { width: 1.8, stroke: hue(i), dash: DASHES[s.pair % DASHES.length], points });
    });
    each("measured", (s, i) => {
      const paths = (u, column) => this.markers(u, column, s.pair);
      const points = { show: true, paths, width: 1.4, stroke: hue(i), fill: () => colour("--back") };
      add(i, 3, { paths: () => null, points });
    });
    this.parts = parts;

    const none = order.length === 0 || order.every(([xs]) => xs.length === 0);
    const joined = none ? [[]].concat(order.map(() => [])) : uPlot.join(order);
    this.u?.destroy();
    this.u = new uPlot(
      {
        ...this.size(),
        series,
        bands,
        scales: {
          x: { time: false, distr: this.log.x ? 3 : 1, range: () => this.view.x },
          y: { distr: this.log.y ? 3 : 1, range: () => this.view.y },
        },
        axes: [this.axis("x"), this.axis("y")],
        padding: [8, 12, 0, 0],
        legend: { show: false },
        cursor: {
          drag: { x: true, y: true, uni: 30, dist: 4, setScale: false },
          dataIdx: (u, column, at) => this.nearest(u.data[column], at),
          points: { show: (u, column) => this.cursorPoint(u, column), size: 9 },
          bind: { dblclick: () => () => this.reset() },
        },
        hooks: {
          setSelect: [(u) => this.selected(u)],
          setCursor: [(u) => this.read(u)],
          drawAxes: [(u) => this.labels(u)],
        },
      },
      joined,
      this.plot,
    );
    this.plot.querySelector("canvas").setAttribute("aria-hidden", "true");
  }

  ticks(axis, pixels) {
    const [min, max] = this.view[axis];
    const each = axis === "y" ? 46 : this.log.x ? 58 : 74;
    return (this.log[axis] ? logTicks : linearTicks)(min, max, Math.max(2, Math.floor(pixels / each)));
  }

  axis(axis) {
    const pixels = (u) => (u.bbox ? u.bbox[axis === "x" ? "width" : "height"] / devicePixelRatio : 0) || 300;
    const grid = { stroke: () => colour("--rule"), width: 1, filter: (u, splits) => splits };
    const size = (u) =>
      Math.ceil(Math.max(24, ...this.ticks("y", pixels(u)).map((t) => tickWidth(u.ctx, t, 1)))) + 14;
    return {
      scale: axis,
      size: axis === "x" ? 30 : size,
      splits: (u) => this.ticks(axis, pixels(u)).map((t) => t.value),
      values: (u, splits) => splits.map(() => ""),
      filter: (u, splits) => splits,
      grid,
      ticks: { ...grid, stroke: () => colour("--axis"), size: axis === "x" ? 5 : 0 },
      border: { show: axis === "x", stroke: () => colour("--axis"), width: 1 },
    };
  }

  labels(u) {
    const { ctx } = u;
    const ratio = devicePixelRatio;
    const { left, top, width, height } = u.bbox;
    ctx.save();
    ctx.fillStyle = colour("--soft");
    for (const tick of this.ticks("x", width / ratio)) {
      drawTick(ctx, tick, u.valToPos(tick.value, "x", true), top + height + 17 * ratio, 0.5, ratio);
    }
    for (const tick of this.ticks("y", height / ratio)) {
      drawTick(ctx, tick, left - 8 * ratio, u.valToPos(tick.value, "y", true), 1, ratio);
    }
    ctx.fillStyle = colour("--axis");
    if (this.log.x) {
      for (const v of minorTicks(...this.view.x)) {
        ctx.fillRect(u.valToPos(v, "x", true), top + height, ratio, 3 * ratio);
      }
    }
    if (this.log.y) {
      for (const v of minorTicks(...this.view.y)) {
        ctx.fillRect(left - 3 * ratio, u.valToPos(v, "y", true), 3 * ratio, ratio);
      }
    }
    if (u.data[0].length === 0) {
      ctx.fillStyle = colour("--soft");
      ctx.textAlign = "center";
      ctx.font = tickFonts(ratio).base;
      ctx.fillText("no data", left + width / 2, top + height / 2);
    }
    ctx.restore();
  }

  /** Markers at least 9 pixels apart. */
  markers(u, column, pair) {
    const path = new Path2D();
    const ratio = devicePixelRatio;
    const [min, max] = this.view.x;
    let last = -Infinity;
    u.data[column].forEach((y, i) => {
      const x = u.data[0][i];
      if (y == null || x < min || x > max) return;
      const at = u.valToPos(x, "x", true);
      if (at - last < 9 * ratio) return;
      markerPath(path, pair, at, u.valToPos(y, "y", true), MARKER * ratio);
      last = at;
    });
    const clip = new Path2D();
    const air = 6 * ratio;
    clip.rect(u.bbox.left - air, u.bbox.top - air, u.bbox.width + 2 * air, u.bbox.height + 2 * air);
    return { stroke: path, fill: path, clip, flags: 3 };
  }

  /** Points between two gaps, which no line would show. Points of other curves (undefined) are no gap. */
  alone(values) {
    const found = [];
    let piece = [];
    const close = () => {
      if (piece.length === 1) found.push(piece[0]);
      piece = [];
    };
    values.forEach((y, i) => (y === null ? close() : y !== undefined && piece.push(i)));
    close();
    return found;
  }

  // ---- reading values ----

  nearest(values, at) {
    for (let d = 0; d < values.length; d++) {
      if (values[at - d] != null) return at - d;
      if (values[at + d] != null) return at + d;
    }
    return at;
  }

  cursorPoint(u, column) {
    if (!this.main.includes(column)) return false;
    const point = document.createElement("div");
    point.classList.add("u-cursor-pt");
    return point;
  }

  read(u) {
    const at = u.cursor.left >= 0 ? u.cursor.idx : null;
    const x = at == null ? null : u.data[0][at];
    this.where.textContent = x == null ? "" : this.figure.x.short + " = " + reading(x);
    this.values = this.main.map((column) => {
      const index = at == null ? null : this.nearest(u.data[column], at);
      return index == null ? null : u.data[column][index];
    });
    this.outputs.forEach((output, i) => (output.textContent = at == null ? "" : reading(this.values[i])));
  }

  /** Moves the cursor to the next or previous point of any visible curve and says its values. */
  step(by) {
    const u = this.u;
    const xs = u.data[0];
    if (!xs.length) return;
    const there = u.cursor.left >= 0 && u.cursor.idx != null;
    const [min, max] = this.view.x;
    const shown = this.main.filter((column) => u.series[column].show);
    const here = (i) => xs[i] >= min && xs[i] <= max && shown.some((column) => u.data[column][i] != null);
    let i = there ? u.cursor.idx + by : by > 0 ? 0 : xs.length - 1;
    while (i >= 0 && i < xs.length && !here(i)) i += by;
    if (i < 0 || i >= xs.length) return;
    const y = u.data[shown.find((column) => u.data[column][i] != null)][i];
    u.setCursor({ left: u.valToPos(xs[i], "x"), top: u.valToPos(y, "y") });
    const values = this.figure.series.map((s, k) => (this.hidden.has(k) ? "" : s.name + ": " + reading(this.values[k])));
    this.say(this.where.textContent + "; " + values.filter(Boolean).join("; "));
  }

  say(text) {
    this.root.querySelector("[aria-live=polite]").textContent = text;
  }

  // ---- zooming ----

  show(x, y) {
    const allowed = ([min, max], log) =>
      isFinite(min) && isFinite(max) && max > min && (log ? min > 1e-307 && max / min > 1 + 1e-9 : true) &&
      max - min > 1e-12 * Math.max(Math.abs(min), Math.abs(max));
    if (allowed(x, this.log.x)) this.view.x = x;
    if (allowed(y, this.log.y)) this.view.y = y;
    this.u.redraw(true, true);
  }

  /** The stretch between two fractions of what an axis shows now. */
  part(axis, from, to) {
    const [min, max] = this.view[axis];
    if (!this.log[axis]) return [min + from * (max - min), min + to * (max - min)];
    const a = Math.log10(min);
    const b = Math.log10(max);
    return [10 ** (a + from * (b - a)), 10 ** (a + to * (b - a))];
  }

  zoom(factor, cx = 0.5, cy = 0.5) {
    const around = (axis, c) => this.part(axis, c - c * factor, c + (1 - c) * factor);
    this.show(around("x", cx), around("y", cy));
  }

  pan(dx, dy) {
    this.show(this.part("x", dx, 1 + dx), this.part("y", dy, 1 + dy));
  }

  reset() {
    this.show(this.full("x"), this.full("y"));
  }

  selected(u) {
    const { left, top, width, height } = u.select;
    if (width > 3 && height > 3) {
      this.show(
        [u.posToVal(left, "x"), u.posToVal(left + width, "x")],
        [u.posToVal(top + height, "y"), u.posToVal(top, "y")],
      );
    }
    if (width || height) u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  }
}
