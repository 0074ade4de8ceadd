const MILLIMETRES_PER_INCH = 25.4;

/**
 * The largest part of the shorter side that counts as a millimetre. On a very small panel, buttons of 20 mm would
 * otherwise push each other off the screen.
 */
const LARGEST_PART_OF_SHORT_SIDE = 0.0075;
const SMALLEST_PART_OF_SHORT_SIDE = 0.001;

/**
 * CSS pixels per millimetre of the panel. The window counts as the whole panel: it fills it in the field, and is a
 * scaled-down picture of it on a developer's screen.
 */
export function pixelsPerMillimetre(diagonalInches: number, widthPx: number, heightPx: number): number {
  const diagonalPx = Math.hypot(widthPx, heightPx);
  const shortSidePx = Math.min(widthPx, heightPx);
  const measured = diagonalPx / (diagonalInches * MILLIMETRES_PER_INCH);
  const atLeast = shortSidePx * SMALLEST_PART_OF_SHORT_SIDE;
  const atMost = shortSidePx * LARGEST_PART_OF_SHORT_SIDE;
  return Math.min(Math.max(measured, atLeast), atMost);
}
