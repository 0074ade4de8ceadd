const MILLIMETRES_PER_INCH = 25.4;

/**
 * On a panel too small for its own targets, 20 mm buttons would push each other off the screen: a millimetre is never
 * taken for more than this part of the shorter side.
 */
const LARGEST_PART_OF_SHORT_SIDE = 0.0075;
const SMALLEST_PART_OF_SHORT_SIDE = 0.001;

/**
 * CSS pixels in a millimetre of the panel. The window stands for the whole panel: in the field it fills it, on a
 * developer's desk it is a smaller picture of it.
 */
export function pixelsPerMillimetre(diagonalInches: number, widthPx: number, heightPx: number): number {
  const diagonalPx = Math.hypot(widthPx, heightPx);
  const shortSidePx = Math.min(widthPx, heightPx);
  const measured = diagonalPx / (diagonalInches * MILLIMETRES_PER_INCH);
  const atLeast = shortSidePx * SMALLEST_PART_OF_SHORT_SIDE;
  const atMost = shortSidePx * LARGEST_PART_OF_SHORT_SIDE;
  return Math.min(Math.max(measured, atLeast), atMost);
}
