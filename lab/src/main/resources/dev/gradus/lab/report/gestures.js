// Keys and fingers on a chart: everything a pointer can do, keys can do as well.

function press(chart, e) {
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  const actions = {
    "+": () => chart.zoom(0.7), "=": () => chart.zoom(0.7), "-": () => chart.zoom(1 / 0.7), "0": () => chart.reset(),
    ArrowLeft: () => chart.pan(-0.15, 0), ArrowRight: () => chart.pan(0.15, 0),
    ArrowUp: () => chart.pan(0, 0.15), ArrowDown: () => chart.pan(0, -0.15),
    ",": () => chart.step(-1), ".": () => chart.step(1),
  };
  const action = actions[e.key];
  if (!action) return;
  e.preventDefault();
  action();
  if (e.key !== "," && e.key !== ".") {
    const stretch = (axis) => chart.view[axis].map(reading).join(" to ");
    chart.say(chart.figure.x.short + " from " + stretch("x") + ", " + chart.figure.y.short + " from " + stretch("y"));
  }
}

/** One finger moves the cursor (up and down scrolls the page), two zoom and move. */
function listenToTouches(chart) {
  const fingers = new Map();
  const place = (e) => {
    const box = chart.u.over.getBoundingClientRect();
    return { x: (e.clientX - box.left) / box.width, y: 1 - (e.clientY - box.top) / box.height };
  };
  chart.plot.addEventListener("pointerdown", (e) => e.pointerType === "touch" && fingers.set(e.pointerId, place(e)));
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
    chart.plot.addEventListener(end, (e) => fingers.delete(e.pointerId));
  }
  chart.plot.addEventListener("touchstart", (e) => e.touches.length > 1 && e.preventDefault(), { passive: false });
  chart.plot.addEventListener("pointermove", (e) => {
    if (!fingers.has(e.pointerId)) return;
    const before = [...fingers.values()];
    fingers.set(e.pointerId, place(e));
    const after = [...fingers.values()];
    if (after.length === 1) {
      const { width, height } = chart.u.over.getBoundingClientRect();
      chart.u.setCursor({ left: after[0].x * width, top: (1 - after[0].y) * height });
    } else if (after.length === 2) {
      const far = ([a, b]) => Math.hypot(a.x - b.x, a.y - b.y);
      const middle = ([a, b], k) => (a[k] + b[k]) / 2;
      const factor = Math.min(2, Math.max(0.5, far(before) / Math.max(far(after), 0.02)));
      chart.pan(middle(before, "x") - middle(after, "x"), middle(before, "y") - middle(after, "y"));
      chart.zoom(factor, middle(after, "x"), middle(after, "y"));
    }
  });
}
