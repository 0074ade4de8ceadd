/** Lays out rows of cells as lines. Each column is as wide as its widest cell and at least as wide as `least`. */
export function columns(table: readonly (readonly string[])[], least: readonly number[] = []): readonly string[] {
  const widths = widthsOf(table, least);
  return table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** The width of each column. */
export function widthsOf(table: readonly (readonly string[])[], least: readonly number[] = []): readonly number[] {
  return (table[0] ?? []).map((_, column) =>
    table.reduce((widest, row) => Math.max(widest, (row[column] ?? '').length), least[column] ?? 0),
  );
}
