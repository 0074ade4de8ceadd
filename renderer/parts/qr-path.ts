import { create } from 'qrcode';

/** The white modules around the code that the QR standard requires. */
export const QUIET_ZONE_MODULES = 4;

/** Error correction; `H` is for a code with an icon in its centre. */
export type QrCorrection = 'M' | 'H';

export interface QrPicture {
  /** Modules along one side, including the quiet zone. */
  readonly side: number;
  /** All dark modules as one path, in units of modules. */
  readonly path: string;
}

interface Run {
  readonly start: number;
  readonly length: number;
}

/** Merges adjacent dark modules of a row into one rectangle: fewer edges, and no hairlines between them. */
function darkRuns(isDark: (column: number) => boolean, size: number): Run[] {
  const runs: Run[] = [];
  let start: number | null = null;
  for (let column = 0; column <= size; column += 1) {
    const dark = column < size && isDark(column);
    if (dark && start === null) start = column;
    if (!dark && start !== null) {
      runs.push({ start, length: column - start });
      start = null;
    }
  }
  return runs;
}

/** Draws the token unchanged: digits, a link or anything else. */
export function qrPicture(token: string, errorCorrectionLevel: QrCorrection = 'M'): QrPicture {
  const { modules } = create(token, { errorCorrectionLevel });
  const rows = Array.from({ length: modules.size }, (_, row) =>
    darkRuns((column) => modules.get(row, column) === 1, modules.size)
      .map(({ start, length }) => {
        const x = start + QUIET_ZONE_MODULES;
        const y = row + QUIET_ZONE_MODULES;
        return `M${String(x)} ${String(y)}h${String(length)}v1h-${String(length)}z`;
      })
      .join(''),
  );
  return { side: modules.size + 2 * QUIET_ZONE_MODULES, path: rows.join('') };
}

/** The length of Kaspi's numeric tokens. */
const WARM_UP_TOKEN = '0'.repeat(41);
const WARM_UP_ROUNDS = 8;

/** Lets the engine compile the encoder while no customer waits for it. */
export function warmUpQr(): void {
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) qrPicture(WARM_UP_TOKEN);
}
