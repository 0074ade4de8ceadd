/** Sales without end: whether the memory of the kiosk grows with their number. */
import { MINUTE_MS } from '../../app/units.ts';
import { measureSales, type Ground } from './measure.ts';
import { pssMb } from './memory.ts';
import { ratios } from './numbers.ts';
import { line, TARGETS, type Line } from './results.ts';

/** Caches, compiled code and the heaps of all processes have their size by then. */
const SETTLED_AFTER_SALES = 500;
const LOOK_EVERY_SALES = 50;
/** Garbage comes and goes, so growth is from the mean of so many looks to the mean of as many. */
const MEAN_OF_LOOKS = 5;
const PER_SALES = 1_000;
const KB_PER_MB = 1_024;

/** The memory of all processes of the kiosk after a number of sales. */
export interface Look {
  readonly sale: number;
  readonly mb: number;
}

/** How memory has grown after the first 500 sales. */
interface Growth {
  /** Of the last looks to the first ones. */
  readonly ratio: number;
  /** The slope of the straight line through all looks. */
  readonly kbPerThousandSales: number;
}

/** Growth over the looks after the first 500 sales, or over the second half of a shorter soak; null for too few looks. */
export function growthOf(looks: readonly Look[]): Growth | null {
  const half = (looks.at(-1)?.sale ?? 0) / 2;
  const settled = looks.filter(({ sale }) => sale >= Math.min(SETTLED_AFTER_SALES, half));
  if (settled.length < 2) return null;
  const count = Math.min(MEAN_OF_LOOKS, Math.floor(settled.length / 2));
  const mb = settled.map((look) => look.mb);
  const [ratio = Number.NaN] = ratios([mean(mb.slice(-count))], [mean(mb.slice(0, count))]);
  return { ratio, kbPerThousandSales: slope(settled) * PER_SALES * KB_PER_MB };
}

/** A soak as far as it has come, in one line: whoever stops it has the growth until then. */
export function soakText(looks: readonly Look[], sales: number, elapsedMs: number): string {
  const { sale = 0, mb = Number.NaN } = looks.at(-1) ?? {};
  const growth = growthOf(looks);
  const so = `  ${String(sale)} of ${String(sales)} sales, ${(elapsedMs / MINUTE_MS).toFixed(1)} min: ${mb.toFixed(1)} MB`;
  if (growth === null) return so;
  return `${so}, × ${growth.ratio.toFixed(3)}, ${growth.kbPerThousandSales.toFixed(0)} kB per 1,000 sales`;
}

/** Makes paid sales, one after the other in one run of the kiosk, and tells of each look. */
export async function soakLines(ground: Ground, sales: number): Promise<readonly Line[]> {
  const looks: Look[] = [];
  const startMs = performance.now();
  await measureSales(ground, sales, 'soak', ({ pid }, sale) => {
    if (sale % LOOK_EVERY_SALES !== 0) return;
    looks.push({ sale, mb: pssMb(pid) });
    ground.tell(soakText(looks, sales, performance.now() - startMs));
  });
  const growth = growthOf(looks);
  if (growth === null) return [];
  return [
    line('memory after the soak ÷ after its first 500 sales', '×', [growth.ratio], TARGETS.soakRatio),
    line('  memory per 1,000 sales', 'kB', [growth.kbPerThousandSales]),
    line(
      `  memory every ${String(LOOK_EVERY_SALES)} sales`,
      'MB',
      looks.map(({ mb }) => mb),
    ),
  ];
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** Least squares, in megabytes per sale. */
function slope(looks: readonly Look[]): number {
  const [saleMean, mbMean] = [mean(looks.map(({ sale }) => sale)), mean(looks.map(({ mb }) => mb))];
  const both = looks.reduce((sum, { sale, mb }) => sum + (sale - saleMean) * (mb - mbMean), 0);
  return both / looks.reduce((sum, { sale }) => sum + (sale - saleMean) ** 2, 0);
}
