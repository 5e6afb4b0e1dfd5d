/** Scales, ticks and the text of numbers: pure functions that need no page. */

const bent = (kind) => (kind === "log" ? Math.log10 : (value) => value);

/** A function from a value in `domain` to a place in `range` (pixels). */
export function scale([low, high], [from, to], kind = "linear") {
  const bend = bent(kind);
  const span = bend(high) - bend(low) || 1;
  return (value) => from + ((to - from) * (bend(value) - bend(low))) / span;
}

/** The nearest value on the grid that starts at `low`, has steps of `step` and ends at `high`. */
export function snap(value, [low, high], step) {
  const kept = Math.min(high, Math.max(low, value));
  const snapped = step ? low + Math.round((kept - low) / step) * step : kept;
  return Number(Math.min(high, snapped).toPrecision(12));
}

/** Round steps of 1, 2, 2.5 or 5 times a power of ten that cut `domain` into about `count` parts. */
export function niceTicks([low, high], count = 5) {
  if (!(high > low)) return [low];
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999);
  const ticks = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i += 1) {
    ticks.push(Number((i * step).toPrecision(12)));
  }
  return ticks;
}

/** Powers of ten; with 2 and 5 between them when fewer than two decades are shown. */
export function logTicks([low, high]) {
  const factors = high / low < 100 ? [1, 2, 5] : [1];
  const ticks = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high) + 1e-9; power += 1) {
    for (const factor of factors) {
      const tick = Number((factor * 10 ** power).toPrecision(6));
      if (tick >= low * 0.999 && tick <= high * 1.001) ticks.push(tick);
    }
  }
  return ticks.length > 1 ? ticks : [low, high];
}

/** The ticks of an axis: its own when it names them, else nice ones. */
export function ticksOf({ domain, scale: kind, ticks }, count = 5) {
  if (ticks?.length) return ticks;
  return kind === "log" ? logTicks(domain) : niceTicks(domain, count);
}

/** The words of a tick; large numbers are written short (100K, 10万). */
export function tickText(value, lang = "en") {
  const large = Math.abs(value) >= 1e5;
  const form = large ? { notation: "compact", maximumSignificantDigits: 3 } : { maximumSignificantDigits: 6 };
  return value.toLocaleString(lang, form).replace("-", "−");
}

/** Digits after the point that `step` has: 1 -> 0, 0.05 -> 2. */
export function decimalsOf(step) {
  const [digits, power = "0"] = String(step).split("e");
  return Math.max(0, (digits.split(".")[1] ?? "").length - Number(power));
}

/** A number as people write it, with at most `most` and at least `least` digits after the point. */
export function numberText(value, lang = "en", most = 2, least = 0) {
  const digits = { minimumFractionDigits: least, maximumFractionDigits: Math.max(most, least) };
  return value.toLocaleString(lang, digits).replace("-", "−");
}

/** A number's text with its unit; Japanese sets no space between them. */
export const withUnit = (text, unit, lang = "en") => (unit ? `${text}${lang === "ja" ? "" : " "}${unit}` : text);
