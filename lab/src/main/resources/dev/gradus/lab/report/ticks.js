// Ticks at round values, by the same rules as Tick.java, and their labels on a canvas.

function linearTicks(min, max, about) {
  const raw = (max - min) / about;
  let k = Math.floor(Math.log10(raw));
  const lead = raw / 10 ** k;
  let digit = lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10;
  if (digit === 10) {
    digit = 1;
    k++;
  }
  const largest = Math.max(Math.abs(min), Math.abs(max));
  const exponent = largest >= 1e5 || largest < 1e-3 ? Math.floor(Math.log10(largest)) : 0;
  const value = (i) => (k < 0 ? (i * digit) / 10 ** -k : i * digit * 10 ** k);
  const step = digit * 10 ** k;
  const ticks = [];
  for (let i = Math.ceil(min / step - 1e-9); value(i) <= max + 1e-9 * step && ticks.length < 50; i++) {
    const decimals = Math.min(Math.max(0, exponent - k), 20);
    const mantissa = (value(i) / 10 ** exponent).toFixed(decimals);
    const plain = exponent === 0 || i === 0;
    ticks.push({
      value: value(i),
      base: i === 0 ? "0" : plain ? mantissa : mantissa + "×10",
      exponent: plain ? "" : String(exponent),
    });
  }
  return ticks;
}

function powerTick(digit, k, plain) {
  const value = k < 0 ? digit / 10 ** -k : digit * 10 ** k;
  return plain
    ? { value, base: value.toFixed(Math.max(0, -k)), exponent: "" }
    : { value, base: digit === 1 ? "10" : digit + "×10", exponent: String(k) };
}

function logTicks(min, max, about) {
  const first = Math.ceil(Math.log10(min) - 1e-9);
  const last = Math.floor(Math.log10(max) + 1e-9);
  const plain = first >= -2 && last <= 3;
  const ticks = [];
  if (last - first >= 2) {
    const stride = Math.max(1, Math.ceil((last - first + 1) / about));
    for (let k = Math.ceil(first / stride) * stride; k <= last; k += stride) {
      ticks.push(powerTick(1, k, plain));
    }
    return ticks;
  }
  for (let k = first - 1; k <= last; k++) {
    for (const digit of [1, 2, 5]) {
      const tick = powerTick(digit, k, plain);
      if (tick.value >= min && tick.value <= max) ticks.push(tick);
    }
  }
  return ticks.length >= 2 ? ticks : linearTicks(min, max, about);
}

function minorTicks(min, max) {
  const values = [];
  if (Math.log10(max) - Math.log10(min) > 8) return values;
  for (let k = Math.floor(Math.log10(min)); k <= Math.floor(Math.log10(max)); k++) {
    for (let digit = 2; digit <= 9; digit++) {
      const value = digit * 10 ** k;
      if (value >= min && value <= max) values.push(value);
    }
  }
  return values;
}

const minus = (text) => text.replaceAll("-", "−");

function tickFonts(ratio) {
  const family = getComputedStyle(document.body).fontFamily;
  return { base: 12 * ratio + "px " + family, exponent: 9 * ratio + "px " + family };
}

function tickWidth(ctx, tick, ratio) {
  const fonts = tickFonts(ratio);
  ctx.font = fonts.base;
  let width = ctx.measureText(minus(tick.base)).width;
  ctx.font = fonts.exponent;
  if (tick.exponent) width += ctx.measureText(minus(tick.exponent)).width + ratio;
  return width;
}

/** Draws a label whose right end (align 1), or middle (0.5), is at x; y is its vertical middle. */
function drawTick(ctx, tick, x, y, align, ratio) {
  const fonts = tickFonts(ratio);
  let at = x - align * tickWidth(ctx, tick, ratio);
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.font = fonts.base;
  ctx.fillText(minus(tick.base), at, y);
  if (tick.exponent) {
    at += ctx.measureText(minus(tick.base)).width + ratio;
    ctx.font = fonts.exponent;
    ctx.fillText(minus(tick.exponent), at, y - 5 * ratio);
  }
}
