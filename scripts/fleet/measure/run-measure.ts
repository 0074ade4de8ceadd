import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MINUTE_MS, SECOND_MS } from '../../../app/units.ts';
import { step } from '../../setup/progress.mjs';
import { makeRunFolder } from '../machine/run-folder.ts';
import { measureFlood } from './flood.ts';
import { lossesOf, measureLosses } from './losses.ts';
import { measureTraffic } from './traffic.ts';
import { measureWeek } from './week.ts';

/** What can be measured instead of shown. */
export const MEASURES = ['losses', 'week', 'traffic', 'flood'] as const;
export type Measure = (typeof MEASURES)[number];

/** Promises of the product, which a busy computer may break. */
const DELIVERED_MS = 10 * SECOND_MS;
const WEEK_MS = MINUTE_MS;
const DAY_BYTES = 200_000;
const MOST_ANSWERS = 200;

const LIMIT_MS = 2 * MINUTE_MS;
const WEEK_SALES = 700;
const DAY_SALES = 100;
const DAY_HURRY = 600;
const COMMANDS = 100_000;
const FLOOD_LIMIT_MS = 10 * MINUTE_MS;
const SESSION_HURRY = 10;
const OUTAGE_SALES = 5;
const KEEPER_PAUSES_MS = 5 * SECOND_MS;

/** One fact, and whether it is as promised. */
interface Fact {
  readonly what: string;
  readonly value: string;
  readonly isKept: boolean;
}

/** What a measurement is made with. */
export interface MeasureRequest {
  readonly measure: Measure;
  readonly machines: number;
  readonly minutes: number;
}

/** Measures, and prints what came of it; 1 where a promise was not kept. Throws a `Failure` without Mosquitto. */
export async function runMeasure(request: MeasureRequest, print: (line: string) => void): Promise<number> {
  const folder = makeRunFolder(request.machines);
  try {
    const facts = await step(`Measuring ${request.measure}`, () => measured(request, folder, print));
    for (const { what, value, isKept } of facts) print(`${isKept ? '✓' : '✗'} ${what}: ${value}`);
    return facts.every(({ isKept }) => isKept) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measured(
  request: MeasureRequest,
  folder: string,
  say: (line: string) => void,
): Promise<readonly Fact[]> {
  switch (request.measure) {
    case 'losses':
      return [...(await losses(request, { folder, say }, false)), ...(await losses(request, { folder, say }, true))];
    case 'week':
      return week(folder);
    case 'traffic':
      return traffic(folder);
    case 'flood':
      return flood(folder);
  }
}

async function losses(
  { machines, minutes }: MeasureRequest,
  { folder, say }: { readonly folder: string; readonly say: (line: string) => void },
  hasDefaultQueue: boolean,
): Promise<readonly Fact[]> {
  const own = join(folder, hasDefaultQueue ? 'default-queue' : 'field');
  mkdirSync(own);
  say(hasDefaultQueue ? '• Mosquitto with its default queue of 1,000' : '• Mosquitto as in resources/fleet');
  const found = await measureLosses({
    machines,
    folder: own,
    hasDefaultQueue,
    hurry: SESSION_HURRY,
    ...lossesOf(machines, minutes),
    outageSales: OUTAGE_SALES,
    keeperPausesMs: KEEPER_PAUSES_MS,
    limitMs: LIMIT_MS,
    say,
  });
  return [
    fact('machines, connections that broke one by one', `${found.machines}, ${found.losses}`, true),
    fact('sales, and debts in them', `${found.sales}, ${found.debts}`, found.sales > 0),
    fact('of them in the books exactly as in the journals', String(found.right), found.right === found.sales),
    fact('numbers entered twice', String(found.twice), found.twice === 0),
    fact('messages that came again', String(found.repeated), true),
    fact('requests of the keeper', String(found.asked), true),
    within('from a new connection until the books had all, at most', found.slowestMs, DELIVERED_MS),
    within('after all had lost the broker, until the books had all', found.afterOutageMs, DELIVERED_MS),
  ];
}

async function week(folder: string): Promise<readonly Fact[]> {
  const { sales, messages, right, deliveredMs } = await measureWeek({ folder, sales: WEEK_SALES, limitMs: LIMIT_MS });
  return [
    fact('sales without a broker, and messages about them', `${sales}, ${messages}`, sales >= WEEK_SALES),
    fact('of them in the books exactly as in the journal', String(right), right === sales),
    within('from the connection until the books had all', deliveredMs, WEEK_MS),
  ];
}

async function traffic(folder: string): Promise<readonly Fact[]> {
  const day = await measureTraffic({ folder, sales: DAY_SALES, hurry: DAY_HURRY });
  const kb = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} kB`;
  return [
    fact('sales, messages in the count', `${day.sales}, ${day.messages}`, day.sales >= DAY_SALES * 0.9),
    fact('from the machine, to it', `${kb(day.up)}, ${kb(day.down)}`, true),
    fact('of these for the first connection', kb(day.handshake), true),
    fact('keep-alive pings', `${day.pings} × ${day.ping} bytes`, true),
    fact('a day on the socket, TLS included', kb(day.total), day.total <= DAY_BYTES),
    fact('the same with the headers of TCP and IP', kb(day.withHeaders), true),
  ];
}

async function flood(folder: string): Promise<readonly Fact[]> {
  const found = await measureFlood({ folder, commands: COMMANDS, limitMs: FLOOD_LIMIT_MS });
  const { behindMs, delayMs, quietDelayMs, memoryMb } = found;
  const delays = ({ p99, most }: typeof delayMs): string => `${p99} ms, at most ${most} ms`;
  return [
    fact('commands', String(found.commands), true),
    within('until one behind them was answered', behindMs, FLOOD_LIMIT_MS),
    fact('carried out', String(found.carriedOut), true),
    fact('answers, lines in the log', `${found.answers}, ${found.logLines}`, found.answers <= MOST_ANSWERS),
    fact('sales meanwhile, in the books', `${found.sales}, ${found.right}`, found.sales === found.right),
    fact("delay of the kiosk's loop, 99 of 100", delays(delayMs), true),
    fact('the same without the flood', delays(quietDelayMs), true),
    fact('memory before, at most', `${memoryMb.before} MB, ${memoryMb.most} MB`, true),
  ];
}

function fact(what: string, value: string, isKept: boolean): Fact {
  return { what, value, isKept };
}

function within(what: string, ms: number | null, limitMs: number): Fact {
  const value = ms === null ? 'never' : `${(ms / SECOND_MS).toFixed(1)} s`;
  return { what, value, isKept: ms !== null && ms <= limitMs };
}
