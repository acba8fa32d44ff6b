// Looks and numbers of curves: colours, markers, readings, and the rows of the CSV.

const DASHES = [[], [9, 4], [3, 3], [9, 3, 2, 3]];
const HUES = 6;
const MARKER = 3.4;

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** Number with four digits, for reading off a curve. */
function reading(value) {
  if (value == null) return "–";
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e5) return minus(String(Number(value.toPrecision(4))));
  const [mantissa, exponent] = value.toExponential(3).split("e");
  const raised = [...String(Number(exponent))].map((c) => (c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c])).join("");
  return minus(String(Number(mantissa))) + "×10" + raised;
}

/** Splits the rows of the CSV among the series; cells that are no finite number become null. */
function parse(figure) {
  const rows = figure.csv.split("\n");
  let row = 1;
  return figure.series.map((series) => {
    const columns = { x: [], y: [], low: [], high: [] };
    for (const end = row + series.points; row < end; row++) {
      const cells = rows[row].split(",").slice(-4);
      const [x, y, low, high] = cells.map((c) => (c === "" || !isFinite(c) ? null : Number(c)));
      if (x === null) continue;
      columns.x.push(x);
      columns.y.push(y);
      columns.low.push(low);
      columns.high.push(cells[2] === "" || cells[3] === "" ? null : high);
    }
    return columns;
  });
}

function markerPath(path, pair, x, y, r) {
  const polygon = (...corners) => {
    corners.forEach(([dx, dy], i) => (i ? path.lineTo(x + dx * r, y + dy * r) : path.moveTo(x + dx * r, y + dy * r)));
    path.closePath();
  };
  if (pair % 4 === 0) {
    path.moveTo(x + r, y);
    path.arc(x, y, r, 0, 2 * Math.PI);
  } else if (pair % 4 === 1) polygon([-1, -1], [1, -1], [1, 1], [-1, 1]);
  else if (pair % 4 === 2) polygon([0, -1.25], [1.15, 0.8], [-1.15, 0.8]);
  else polygon([0, -1.35], [1.35, 0], [0, 1.35], [-1.35, 0]);
}
