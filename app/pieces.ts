const NO_BREAK_SPACE = '\u00a0';

/**
 * Several pieces joined to the words after them by no-break spaces: "3 × Juice", "3 × 450 ₸". For one piece the words
 * alone.
 */
export function pieces(quantity: number, of: string): string {
  return quantity === 1 ? of : [String(quantity), '×', of].join(NO_BREAK_SPACE);
}
