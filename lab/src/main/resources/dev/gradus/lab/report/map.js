// One heat map: the picture is the page's own; pointer, touch and keys read it cell by cell.

class HeatView {
  constructor(root, figure) {
    this.figure = figure;
    this.plot = root.querySelector(".map");
    this.live = root.querySelector("[aria-live=polite]");
    this.runs = root.querySelector(".runs");
    this.lines = root.querySelectorAll(".readout > *");
    this.cells = figure.csv.split("\n").slice(1, -1).map((row) => row.split(","));
    this.columns = figure.x.edges.length - 1;
    this.rows = figure.y.edges.length - 1;
    this.box = this.mark("cell");
    this.pin = this.mark("pin");
    this.hint();

    const { plot } = this;
    plot.tabIndex = 0;
    plot.setAttribute("role", "application");
    plot.setAttribute("aria-roledescription", "interactive heat map");
    plot.setAttribute("aria-label", plot.dataset.label);
    plot.setAttribute("aria-describedby", plot.dataset.keys);
    plot.querySelectorAll("svg").forEach((svg) => svg.setAttribute("aria-hidden", "true"));
    plot.addEventListener("keydown", (e) => this.key(e));
    plot.addEventListener("pointerdown", (e) => this.point(e));
    plot.addEventListener("click", () => this.name());
    plot.addEventListener("pointermove", (e) => this.point(e));
    plot.addEventListener("focus", () => this.at && this.say());
    new ResizeObserver(() => this.at && this.place()).observe(plot);
  }

  mark(look) {
    const element = document.createElement("div");
    element.className = look;
    element.hidden = true;
    this.plot.append(element);
    return element;
  }

  hint() {
    const touch = matchMedia("(pointer: coarse)").matches;
    this.lines[0].textContent = "\u00a0";
    this.lines[1].textContent = touch ? "Touch a cell to read it." : "Point at a cell, or use the arrow keys on the map.";
  }

  /** A drawn part of the picture that is visible now. */
  part(name) {
    return [...this.plot.querySelectorAll(".gf-" + name)].map((e) => e.getBoundingClientRect()).find((r) => r.width > 0);
  }

  point(e) {
    const { left, bottom, width, height } = this.part("frame");
    const index = (edges, place) => (place < 0 || place > 1 ? -1 : Math.max(0, edges.findLastIndex((edge) => edge <= place)));
    const column = Math.min(index(this.figure.x.edges, (e.clientX - left) / width), this.columns - 1);
    const row = Math.min(index(this.figure.y.edges, (bottom - e.clientY) / height), this.rows - 1);
    if (column < 0 || row < 0) return;
    if (this.at && this.at[0] === column && this.at[1] === row) return;
    this.go(column, row);
  }

  key(e) {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === "Enter") this.name();
    const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    const ends = { Home: 0, End: this.columns - 1 };
    if (!(e.key in moves) && !(e.key in ends)) return;
    e.preventDefault();
    const [column, row] = this.at ?? [0, 0];
    const [right, up] = this.at && e.key in moves ? moves[e.key] : [0, 0];
    const within = (i, count) => Math.min(Math.max(i, 0), count - 1);
    this.go(ends[e.key] ?? within(column + right, this.columns), within(row + up, this.rows));
    this.say();
  }

  go(column, row) {
    this.at = [column, row];
    const { x, y, value } = this.figure;
    const [cx, cy, cv] = this.cells[row * this.columns + column];
    this.lines[0].textContent = value.short + " = " + this.shown(cv);
    this.lines[1].textContent = x.short + " = " + reading(Number(cx)) + x.unit + ", " + y.short + " = " + reading(Number(cy)) + y.unit;
    this.place();
  }

  shown(text) {
    if (text === "") return "not defined or diverged";
    if (text.endsWith("inf")) return minus(text.replace("inf", "∞")) + ", diverged";
    return reading(Number(text)) + this.figure.value.unit;
  }

  /** Names the runs behind the cell. */
  name() {
    if (this.at && this.runs) this.runs.textContent = this.figure.cells[this.at[1] * this.columns + this.at[0]];
  }

  say() {
    const [value, where] = [...this.lines].map((line) => line.textContent);
    this.live.textContent = where + ": " + value;
  }

  /** Frames the cell and points at its value on the colour bar. */
  place() {
    const [column, row] = this.at;
    const { x, y, places } = this.figure;
    const from = this.plot.getBoundingClientRect();
    const frame = this.part("frame");
    this.box.hidden = false;
    this.move(this.box, {
      left: frame.left - from.left + x.edges[column] * frame.width,
      top: frame.bottom - from.top - y.edges[row + 1] * frame.height,
      width: (x.edges[column + 1] - x.edges[column]) * frame.width,
      height: (y.edges[row + 1] - y.edges[row]) * frame.height,
    });
    const place = places[row * this.columns + column];
    const bar = this.part("bar");
    this.pin.hidden = place === null || !bar;
    if (this.pin.hidden) return;
    this.move(this.pin, { left: bar.left - from.left + place * bar.width, top: bar.top - from.top });
  }

  move(element, style) {
    for (const [name, value] of Object.entries(style)) element.style[name] = value + "px";
  }
}
