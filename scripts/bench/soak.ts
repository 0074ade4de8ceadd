/** Sales without end: whether the memory of the kiosk grows with their number. */
import { join } from 'node:path';
import { MINUTE_MS } from '../../app/units.ts';
import { footprintOf, type Footprint } from './footprint.ts';
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

/** The memory that all processes of the kiosk hold after a number of sales, without garbage and the pages of their files. */
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
  const footprints: Footprint[] = [];
  const startMs = performance.now();
  const data = 'soak';
  const options = { data, configFile: ground.world.ready.soakConfigFile, isStill: true };
  await measureSales(ground, sales, options, async (kiosk, sale) => {
    if (sale % LOOK_EVERY_SALES !== 0) return;
    const { pid } = kiosk;
    const withGarbageMb = pssMb(pid);
    await kiosk.collect();
    const footprint = footprintOf(pid, join(ground.workFolder, data));
    looks.push({ sale, mb: totalMb(footprint) });
    footprints.push(footprint);
    ground.tell(soakText(looks, sales, performance.now() - startMs));
    ground.tell(`    ${withGarbageMb.toFixed(1)} MB with garbage and files; ${footprintText(footprint, sale)}`);
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
    ...footprintLines(footprints),
  ];
}

/** The same by kind of process, with the open files and the data directory, at every look. */
function footprintLines(footprints: readonly Footprint[]): readonly Line[] {
  const kinds = [...new Set(footprints.flatMap(({ mbByKind }) => Object.keys(mbByKind)))];
  const mbOf = (kind: string): readonly number[] => footprints.map(({ mbByKind }) => mbByKind[kind] ?? 0);
  return [
    ...kinds.map((kind) => line(`  memory of ${kind}`, 'MB', mbOf(kind))),
    line(
      '  data directory',
      'MB',
      footprints.map(({ dataMb }) => dataMb),
    ),
    line(
      '  journal in it',
      'MB',
      footprints.map(({ journalMb }) => journalMb),
    ),
    line(
      '  open files',
      'files',
      footprints.map(({ handles }) => handles),
    ),
  ];
}

function totalMb({ mbByKind }: Footprint): number {
  return Object.values(mbByKind).reduce((sum, mb) => sum + mb, 0);
}

/** One moment in one line. */
function footprintText({ mbByKind, processorMsByKind, handles, dataMb, journalMb }: Footprint, sales: number): string {
  const kinds = Object.entries(mbByKind).map(
    ([kind, mb]) => `${kind} ${mb.toFixed(0)} MB ${((processorMsByKind[kind] ?? 0) / sales).toFixed(0)} ms`,
  );
  return `${kinds.join(', ')} of processors a sale; ${handles} open files; data directory ${dataMb.toFixed(1)} MB, journal in it ${journalMb.toFixed(1)} MB`;
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
