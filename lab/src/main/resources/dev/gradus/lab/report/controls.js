// What stands around a chart: buttons above it and the legend below.

function addTools(chart) {
  const bar = chart.root.querySelector(".tools");
  const button = (text, label, run) => {
    const b = document.createElement("button");
    b.type = "button";
    b.textContent = text;
    b.setAttribute("aria-label", label);
    b.addEventListener("click", () => run(b));
    bar.append(b);
    return b;
  };
  for (const axis of ["x", "y"]) {
    const b = button("log " + axis, "logarithmic " + axis + " axis", () => {
      chart.log[axis] = !chart.log[axis];
      chart.view[axis] = chart.full(axis);
      b.setAttribute("aria-pressed", chart.log[axis]);
      chart.build();
    });
    b.dataset.axis = axis;
    b.setAttribute("aria-pressed", chart.log[axis]);
    if (!chart.figure[axis].ranges.log) {
      b.disabled = true;
      b.title = "no positive values";
    }
  }
  button("+", "zoom in", () => chart.zoom(0.7)).classList.add("push");
  button("−", "zoom out", () => chart.zoom(1 / 0.7));
  button("reset", "show all", () => chart.reset());
}

function swatch(series) {
  const hue = "var(--h" + (series.pair % HUES) + ")";
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("width", 30);
  svg.setAttribute("height", 12);
  svg.setAttribute("aria-hidden", "true");
  const path = (d, style) => {
    const p = document.createElementNS(svg.namespaceURI, "path");
    p.setAttribute("d", d);
    Object.assign(p.style, { fill: "none", stroke: hue, ...style });
    svg.append(p);
  };
  if (series.kind === "theory") {
    path("M1 6h28", { strokeWidth: "2px", strokeDasharray: DASHES[series.pair % DASHES.length].join(" ") });
  } else {
    path("M1 6h28", { strokeWidth: "1px", strokeOpacity: 0.45 });
    path(series.marker, { strokeWidth: "1.4px", fill: "var(--back)" });
  }
  return svg;
}

/** Curves of a pair stand side by side. */
function addLegend(chart) {
  const list = chart.root.querySelector(".legend");
  chart.where = chart.root.querySelector(".at");
  chart.outputs = chart.figure.series.map(() => document.createElement("span"));
  const order = chart.figure.series.map((series, i) => [series, i]).sort(([a], [b]) => a.pair - b.pair);
  for (const [series, i] of order) {
    const item = document.createElement("li");
    const toggle = document.createElement("button");
    toggle.type = "button";
    toggle.title = "show or hide";
    toggle.setAttribute("aria-pressed", "true");
    chart.outputs[i].className = "value";
    toggle.append(swatch(series), series.name, chart.outputs[i]);
    toggle.addEventListener("click", () => {
      const show = chart.hidden.has(i);
      if (show) chart.hidden.delete(i);
      else chart.hidden.add(i);
      toggle.setAttribute("aria-pressed", show);
      chart.u.batch(() => chart.parts[i].forEach((column) => chart.u.setSeries(column, { show })));
    });
    item.append(toggle);
    list.append(item);
  }
}
