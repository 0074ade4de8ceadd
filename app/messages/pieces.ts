const NO_BREAK_SPACE = '\u00a0';

/** Several pieces of something, kept together with the words that follow: "3 × Juice", "3 × 450 ₸". One is only itself. */
export function pieces(quantity: number, of: string): string {
  return quantity === 1 ? of : [String(quantity), '×', of].join(NO_BREAK_SPACE);
}
