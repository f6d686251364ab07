/** Medians, ratios and growth. */

/**
 * @param {number[]} values
 * @returns {number} not a number where there is none
 */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1
    ? upper
    : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/**
 * The power of size by which time grows: the slope of the straight line through the logarithms
 * that has the least squares.
 *
 * @param {{ size: number, time: number }[]} points
 */
export function exponent(points) {
  const logs = points.map(({ size, time }) => [Math.log(size), Math.log(time)]);
  const mean = (/** @type {0 | 1} */ axis) =>
    logs.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  let above = 0;
  let below = 0;
  for (const [px = 0, py = 0] of logs) {
    above += (px - x) * (py - y);
    below += (px - x) ** 2;
  }
  return above / below;
}
