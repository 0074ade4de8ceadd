import { create } from 'qrcode';

/** The white modules around the code that the QR standard requires. */
export const QUIET_ZONE_MODULES = 4;

/** Error correction; `H` is for a code with an icon in its centre, `L` for a long text on a clean screen. */
export type QrCorrection = 'L' | 'M' | 'H';

export interface QrPicture {
  /** Modules along one side, including the quiet zone. */
  readonly side: number;
  /** All dark modules as one path, in units of modules. */
  readonly path: string;
  /** The square in the middle for an icon, in modules; null where there is none. */
  readonly icon: { readonly at: number; readonly side: number } | null;
}

/** An icon covers 20 to 24 % of the code's side; what it covers, the error correction `H` makes good. */
const ICON_PART = { least: 0.2, most: 0.24 } as const;

/**
 * The modules that give way to an icon, and its side: whole modules where their number allows it, so that no module is
 * cut, and an odd number, because that of the code is odd.
 */
function iconIn(size: number): { readonly hole: number; readonly side: number } {
  const least = Math.ceil(ICON_PART.least * size);
  const hole = least % 2 === 1 ? least : least + 1;
  return { hole, side: Math.min(hole, ICON_PART.most * size) };
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

/** Draws the token unchanged: digits, a link or anything else; with an icon, its place stays free. */
export function qrPicture(token: string, errorCorrectionLevel: QrCorrection = 'M', hasIcon = false): QrPicture {
  const { modules } = create(token, { errorCorrectionLevel });
  const { size } = modules;
  const { hole, side } = hasIcon ? iconIn(size) : { hole: 0, side: 0 };
  const from = (size - hole) / 2;
  const isInHole = (at: number): boolean => at >= from && at < from + hole;
  const rows = Array.from({ length: size }, (_, row) =>
    darkRuns((column) => modules.get(row, column) === 1 && !(hasIcon && isInHole(row) && isInHole(column)), size)
      .map(({ start, length }) => {
        const x = start + QUIET_ZONE_MODULES;
        const y = row + QUIET_ZONE_MODULES;
        return `M${String(x)} ${String(y)}h${String(length)}v1h-${String(length)}z`;
      })
      .join(''),
  );
  const icon = hasIcon ? { at: QUIET_ZONE_MODULES + (size - side) / 2, side } : null;
  return { side: size + 2 * QUIET_ZONE_MODULES, path: rows.join(''), icon };
}

/** The length of Kaspi's numeric tokens. */
const WARM_UP_TOKEN = '0'.repeat(41);
const WARM_UP_ROUNDS = 8;

/** Lets the engine compile the encoder while no customer waits for it. */
export function warmUpQr(): void {
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) qrPicture(WARM_UP_TOKEN);
}
