/** What a kiosk in a fleet pays for that, beside the same kiosk without one. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { keepBooks, type BooksKeeper } from '../fleet/books.ts';
import { startBroker } from '../fleet/broker.ts';
import { makeDemoCertificates } from '../fleet/machine/certificates.ts';
import { makeOperatorKey } from '../fleet/operator-key.ts';
import { Failure } from '../setup/failure.mjs';
import { measureSales, startOnce, startWithCost, type Ground, type KioskOptions } from './measure.ts';
import { ratios } from './numbers.ts';
import { line, stage, TARGETS, type Line } from './results.ts';
import type { Start } from './start-cost.ts';

/** A kiosk joins its fleet five seconds after its start; both wait as long. */
const JOINED_MS = 10_000;
const SALES_PER_TURN = 5;
/** A start is short, and scatters more than the two percent that it may cost. */
const STARTS_PER_RUN = 3;
const KIOSK_ID = 'BENCH-0001';
/** Both in one data directory: what Chromium keeps in each differs by what had run when it was written. */
const DATA = 'fleet';

/** A kiosk's configuration, and what its fleet has heard of it. */
interface FleetGround {
  readonly configFile: string;
  readonly keeper: BooksKeeper;
}

interface Pairs<T> {
  readonly without: T[];
  readonly within: T[];
}

/** Measures starts in pairs, and sales in turns, each configuration first as often as the other. */
export async function fleetLines(ground: Ground, runs: number): Promise<readonly Line[]> {
  return withFleet(ground, async (fleet) => {
    const starts = await measureStarts(ground, fleet, runs);
    const touches = await measureTouches(ground, fleet, runs);
    const paintedMs = (some: readonly Start[]): readonly number[] =>
      stage(
        'idle-painted',
        some.map(({ stages }) => stages),
      );
    const worked = (some: readonly Start[]): readonly number[] => some.flatMap(({ processorMs }) => processorMs ?? []);
    const work = ratios(worked(starts.within), worked(starts.without));
    return [
      line(
        'start: in a fleet ÷ without',
        '×',
        ratios(paintedMs(starts.within), paintedMs(starts.without)),
        TARGETS.fleetRatio,
      ),
      ...(work.length === 0 ? [] : [line('  the processors’ time until then', '×', work)]),
      line('  in a fleet until idle is painted', 'ms', paintedMs(starts.within)),
      line(
        'touch → painted QR: in a fleet ÷ without',
        '×',
        ratios(touches.within, touches.without),
        TARGETS.fleetRatio,
      ),
      line(`  in a fleet, mean of ${String(SALES_PER_TURN)} sales`, 'ms', touches.within),
    ];
  });
}

/** An embedded broker with a keeper of the books, for as long as the work takes. */
async function withFleet<T>({ workFolder, world }: Ground, work: (fleet: FleetGround) => Promise<T>): Promise<T> {
  const certificates = await makeDemoCertificates(join(workFolder, 'fleet-certificates'));
  const { caFile, machine } = certificates;
  const broker = await startBroker({ folder: workFolder, pagePort: 0, settings: {}, certificates });
  const key = makeOperatorKey();
  const keeper = keepBooks(
    {
      protocol: 'mqtts',
      host: 'localhost',
      port: broker.port,
      clientId: 'keeper-of-the-books',
      // The embedded broker speaks 3.1.1.
      protocolVersion: 4,
      ca: readFileSync(caFile),
      cert: readFileSync(machine.certFile),
      key: readFileSync(machine.keyFile),
    },
    key,
  );
  try {
    const configFile = join(dirname(world.ready.configFile), 'bench-fleet.yaml');
    const config = z.looseObject({}).parse(parse(readFileSync(world.ready.configFile, 'utf8')));
    const fleet = {
      ...{ broker: `mqtts://localhost:${String(broker.port)}`, kioskId: KIOSK_ID },
      ...{ certFile: machine.certFile, keyFile: machine.keyFile, caFiles: [caFile], operatorKeys: [key.publicKey] },
    };
    writeFileSync(configFile, stringify({ ...config, fleet }));
    return await work({ configFile, keeper });
  } finally {
    await keeper.close();
    await broker.close();
  }
}

/**
 * Each start is the second one with its configuration, as the first view is only of a start with the same. The order stays
 * the same: in turns every other one would be the fourth, and faster.
 */
async function measureStarts(ground: Ground, { configFile }: FleetGround, runs: number): Promise<Pairs<Start>> {
  const starts: Pairs<Start> = { without: [], within: [] };
  const measure = async (options: KioskOptions): Promise<Start> => {
    await startOnce(ground, options);
    return startWithCost(ground, options);
  };
  const pairs = runs * STARTS_PER_RUN;
  for (let pair = 1; pair <= pairs; pair += 1) {
    starts.without.push(await measure({ data: DATA }));
    starts.within.push(await measure({ data: DATA, configFile }));
    ground.progress(`fleet-start ${pair}/${pairs}`);
  }
  return starts;
}

/** The mean of the sales of each turn, less the server's time. */
async function measureTouches(ground: Ground, fleet: FleetGround, runs: number): Promise<Pairs<number>> {
  const touches: Pairs<number> = { without: [], within: [] };
  const measure = async (configFile?: string): Promise<number> => {
    const options = { data: DATA, settleMs: JOINED_MS, ...(configFile === undefined ? {} : { configFile }) };
    const samples = await measureSales(ground, SALES_PER_TURN, options);
    return samples.reduce((sum, { touchMs, createMs }) => sum + touchMs - createMs, 0) / samples.length;
  };
  for (let run = 1; run <= runs; run += 1) {
    await inTurns(run, {
      without: async () => void touches.without.push(await measure()),
      within: async () => {
        const before = fleet.keeper.kept().sales;
        touches.within.push(await measure(fleet.configFile));
        if (fleet.keeper.kept().sales === before) throw new Failure('The kiosk told its fleet of no sale.');
      },
    });
    ground.progress(`fleet-sale ${run}/${runs}`);
  }
  return touches;
}

async function inTurns(
  turn: number,
  { without, within }: Record<'without' | 'within', () => Promise<void>>,
): Promise<void> {
  const [first, second] = turn % 2 === 0 ? [without, within] : [within, without];
  await first();
  await second();
}
