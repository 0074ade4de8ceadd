/** The part `journal`: the money journal's numbers, from the plain file up to the real kiosk. */
import { join } from 'node:path';
import { measureSales, startOnce, warmUpKiosk, type Ground, type SaleSample } from '../measure.ts';
import { ratios } from '../numbers.ts';
import { line, stage, TARGETS, type Line } from '../results.ts';
import type { Stages } from '../subject.ts';
import { measureAppends, type AppendRates } from './appends.ts';
import { measureJournalSales, measureOpening, prepare, type Pairs } from './measure-journal.ts';
import { placePast } from './past-journal.ts';

const APPEND_ROUNDS_PER_RUN = 4;
const JOURNAL_SALES_PER_RUN = 20;
const KIOSK_SALES_PER_TURN = 2;

export interface JournalPart {
  /** The folder in which journals with a history are kept between runs. */
  readonly keptIn: string;
  readonly sales: number;
  readonly runs: number;
}

/** Measures the journal and returns its lines of the table. */
export async function journalLines(ground: Ground, { keptIn, sales, runs }: JournalPart): Promise<Line[]> {
  const { workFolder, progress } = ground;
  const appends = [1, 2].map((entries) => {
    progress(`appends of ${entries}`);
    return appendLines(entries, measureAppends(workFolder, entries, runs * APPEND_ROUNDS_PER_RUN));
  });
  const names = { none: 'data-none', many: 'data-many' } as const;
  const directories = { none: join(workFolder, names.none), many: join(workFolder, names.many) };
  prepare(directories.none);
  placePast(keptIn, sales, directories.many, progress);
  progress('opening');
  const opening = measureOpening(directories, runs * 2);
  progress('journal-sales');
  const journal = measureJournalSales(directories, runs * JOURNAL_SALES_PER_RUN);
  for (const name of Object.values(names)) await warmUpKiosk(ground, name);
  const starts = await measureStarts(ground, names, runs);
  const sold = await measureTurns(ground, names, runs);
  return [...appends.flat(), ...startLines(sales, opening, starts), ...saleLines(sales, journal, sold)];
}

interface Names {
  readonly none: string;
  readonly many: string;
}

async function measureStarts(ground: Ground, { none, many }: Names, runs: number): Promise<Pairs> {
  const samples = { none: new Array<Stages>(), many: new Array<Stages>() };
  for (let run = 1; run <= runs; run += 1) {
    samples.none.push(await startOnce(ground, { data: none }));
    samples.many.push(await startOnce(ground, { data: many }));
    ground.progress(`history-start ${run}/${runs}`);
  }
  return { none: stage('touch-taken', samples.none), many: stage('touch-taken', samples.many) };
}

/** Measures the kiosk's own share of a sale: from the touch to the code, and from the payment to the relay. */
async function measureTurns(ground: Ground, { none, many }: Names, runs: number): Promise<Pairs> {
  const pairs = { none: new Array<number>(), many: new Array<number>() };
  const own = ({ touchMs, createMs, relayMs }: SaleSample): number => touchMs - createMs + relayMs;
  for (let turn = 0; turn < Math.ceil(runs / KIOSK_SALES_PER_TURN); turn += 1) {
    pairs.none.push(...(await measureSales(ground, KIOSK_SALES_PER_TURN, { data: none })).map(own));
    pairs.many.push(...(await measureSales(ground, KIOSK_SALES_PER_TURN, { data: many })).map(own));
  }
  return pairs;
}

function appendLines(entries: number, { journal, bare }: AppendRates): Line[] {
  const what = entries === 1 ? 'one entry' : `${entries} entries`;
  return [
    line(`durable appends of ${what}: journal ÷ bare loop`, '×', ratios(journal, bare), { least: TARGETS.appendRatio }),
    line('  journal', '/s', journal),
    line('  bare loop, synchronous=FULL', '/s', bare),
  ];
}

function startLines(sales: number, opening: Pairs, starts: Pairs): Line[] {
  return [
    line(`start: kiosk with ${sales} sales ÷ with none`, '×', ratios(starts.many, starts.none), TARGETS.historyRatio),
    line('  kiosk with them', 'ms', starts.many),
    line('  kiosk with none', 'ms', starts.none),
    line('  of it opening the journal with them', 'ms', opening.many),
    line('  of it opening the journal with none', 'ms', opening.none),
  ];
}

function saleLines(sales: number, journal: Pairs, sold: Pairs): Line[] {
  return [
    line(
      `sale: the journal’s part with ${sales} sales ÷ with none`,
      '×',
      ratios(journal.many, journal.none),
      TARGETS.historyRatio,
    ),
    line('  journal with them', 'ms', journal.many),
    line('  journal with none', 'ms', journal.none),
    line(
      `sale: the kiosk’s own part with ${sales} sales ÷ with none`,
      '×',
      ratios(sold.many, sold.none),
      TARGETS.historyRatio,
    ),
    line('  kiosk with them', 'ms', sold.many),
    line('  kiosk with none', 'ms', sold.none),
  ];
}
