/** How far a guess lies from what was measured: pure functions that need no page. */

const middle = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Distance of a number (or of every point of a curve), and whether it lies inside the spread. */
export function numberDistance(guess, measured, spread = 0) {
  const apart = Math.abs(guess - measured);
  const tiny = 1e-9 * Math.max(1, Math.abs(measured));
  return { exact: apart <= tiny, inside: apart <= (spread ?? 0) + tiny };
}

/** Mean distance between two lines over the same places, and the place where they lie furthest apart. */
export function curveDistance(guess, measured) {
  const gaps = guess.map((value, i) => Math.abs(value - measured[i]));
  const furthest = gaps.indexOf(Math.max(...gaps));
  return { mean: middle(gaps), furthest, exact: gaps.every((gap) => gap < 1e-9) };
}

/** Spread of point `i`, given one number for all points, a list, or nothing. */
export const spreadAt = (spread, i) => (Array.isArray(spread) ? spread[i] : spread) ?? 0;

/** Values after the pen has moved from one place to another: points that lie between are drawn too. */
export function drawn(values, from, to) {
  const [first, last] = from.index <= to.index ? [from, to] : [to, from];
  return values.map((value, i) => {
    if (i < first.index || i > last.index) return value;
    if (i === to.index) return to.y;
    return first.y + ((last.y - first.y) * (i - first.index)) / (last.index - first.index);
  });
}

/** Index of the place nearest to `x`. */
export function nearest(places, x) {
  const gaps = places.map((place) => Math.abs(place - x));
  return gaps.indexOf(Math.min(...gaps));
}
