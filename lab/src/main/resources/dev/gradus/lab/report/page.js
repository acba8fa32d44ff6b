// Starts the charts; whatever fails leaves the static pictures in place.

const charts = {};

for (const root of document.querySelectorAll("figure[data-figure]")) {
  const figure = JSON.parse(root.querySelector("script").textContent);
  root.classList.add("live");
  try {
    charts[figure.id] = figure.map ? new HeatView(root, figure) : new Chart(root, figure);
  } catch (failure) {
    root.classList.remove("live");
    console.error(failure);
  }
  const offer = (ending, type, text) => {
    const link = root.querySelector("a[data-get=" + ending + "]");
    link?.addEventListener("click", () => {
      const url = URL.createObjectURL(new Blob([text()], { type }));
      link.href = url;
      setTimeout(() => URL.revokeObjectURL(url), 60000);
    });
  };
  offer("csv", "text/csv", () => figure.csv);
  offer("curves", "text/csv", () => figure.curves);
  offer("svg", "image/svg+xml", () => {
    const svg = root.querySelector(".static svg, .wide svg").cloneNode(true);
    svg.removeAttribute("aria-hidden");
    if (svg.dataset.whole) {
      svg.setAttribute("viewBox", svg.dataset.whole);
      svg.setAttribute("height", svg.dataset.whole.split(" ")[3]);
      svg.removeAttribute("data-whole");
    }
    return new XMLSerializer().serializeToString(svg) + "\n";
  });
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  Object.values(charts).forEach((chart) => chart.build?.());
});

// For the curious, at the browser's console.
window.charts = charts;
