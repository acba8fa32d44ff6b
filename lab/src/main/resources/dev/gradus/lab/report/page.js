// Starts the charts; whatever fails leaves the static pictures in place.

const charts = {};

for (const root of document.querySelectorAll("figure[data-figure]")) {
  const figure = JSON.parse(root.querySelector("script").textContent);
  root.classList.add("live");
  try {
    charts[figure.id] = new Chart(root, figure);
  } catch (failure) {
    root.classList.remove("live");
    console.error(failure);
  }
  const offer = (ending, type, text) => {
    const link = root.querySelector("a[data-get=" + ending + "]");
    link.addEventListener("click", () => {
      const url = URL.createObjectURL(new Blob([text()], { type }));
      link.href = url;
      setTimeout(() => URL.revokeObjectURL(url), 60000);
    });
  };
  offer("csv", "text/csv", () => figure.csv);
  offer("svg", "image/svg+xml", () => new XMLSerializer().serializeToString(root.querySelector(".static svg")) + "\n");
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  Object.values(charts).forEach((chart) => chart.build());
});

// For the curious, at the browser's console.
window.charts = charts;
