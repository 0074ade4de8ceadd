import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { connectAsync } from 'mqtt';
import { signedText } from '../../../app/fleet/wire/signed-text.ts';
import { readTopic, topicOf, topicOfAll } from '../../../app/fleet/wire/topics.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../../app/units.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { makeOperatorKey, type OperatorKey } from '../operator-key.ts';
import { FieldFleet, until } from './field-fleet.ts';
import type { Flood } from './flooder.ts';

const HURRY = 10;
const NS_PER_MS = 1e6;
const KB = 1_024;
const EVERY_MS = 500;

/** What came of it. */
export interface FloodOutcome {
  readonly commands: number;
  /** From the first command until one that was sent behind all of them was answered. */
  readonly behindMs: number | null;
  readonly answers: number;
  readonly logLines: number;
  readonly carriedOut: number;
  /** Sales that were made meanwhile, and those of them that the books have exactly so. */
  readonly sales: number;
  readonly right: number;
  /** Delays of the kiosk's event loop, in milliseconds: the usual one of a hundred, and the worst. */
  readonly delayMs: { readonly p99: number; readonly most: number };
  /** The same for as long without the flood. */
  readonly quietDelayMs: { readonly p99: number; readonly most: number };
  /** Memory of the whole program before, and at most meanwhile. */
  readonly memoryMb: { readonly before: number; readonly most: number };
}

/** A machine sells while so many commands come: repeated, garbage, retained, expired, by a key that was taken away. */
export async function measureFlood(options: {
  readonly folder: string;
  readonly commands: number;
  readonly limitMs: number;
}): Promise<FloodOutcome> {
  const { folder, commands, limitMs } = options;
  const fleet = await FieldFleet.start({ folder, machines: 1, hasDefaultQueue: false, hurry: HURRY, inThread: true });
  try {
    const [one] = fleet.machines;
    if (one === undefined) throw new Error('there is no machine');
    await until(() => fleet.isDelivered(), limitMs);
    const { kioskId } = one.machine;
    const heard = await listen(fleet, kioskId);
    const customers = setInterval(() => {
      one.machine.visit();
    }, EVERY_MS);
    const quietDelayMs = await delaysWhile(() => until(() => false, QUIET_MS).then(() => undefined));
    const before = process.memoryUsage.rss();
    let most = before;
    const memory = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss());
    }, EVERY_MS);
    const logBefore = one.logged();
    const sinceMs = systemClock.monoMs();
    let behindMs: number | null = null;
    const delayMs = await delaysWhile(async () => {
      await flood(fleet, kioskId, commands);
      const behind = command(kioskId, fleet.key, {});
      await heard.client.publishAsync(topicOf(kioskId, 'commands'), behind.text, { qos: 1 });
      if (await until(() => heard.ids.has(behind.id), limitMs)) behindMs = Math.round(systemClock.monoMs() - sinceMs);
    });
    clearInterval(customers);
    clearInterval(memory);
    const { sales, right } = await fleet.compared(limitMs);
    await heard.client.endAsync();
    return {
      commands,
      behindMs,
      answers: heard.count(),
      logLines: one.logged() - logBefore,
      carriedOut: fleet.kept.carriedOut,
      sales,
      right,
      delayMs,
      quietDelayMs,
      memoryMb: { before: Math.round(before / KB / KB), most: Math.round(most / KB / KB) },
    };
  } finally {
    await fleet.stop();
  }
}

const QUIET_MS = 10 * SECOND_MS;

async function delaysWhile(act: () => Promise<void>): Promise<{ readonly p99: number; readonly most: number }> {
  const delays = monitorEventLoopDelay({ resolution: 5 });
  delays.enable();
  await act();
  delays.disable();
  return { p99: Math.round(delays.percentile(99) / NS_PER_MS), most: Math.round(delays.max / NS_PER_MS) };
}

async function listen(fleet: FieldFleet, kioskId: string) {
  const client = await connectAsync({
    host: '127.0.0.1',
    port: fleet.broker.ports.people,
    username: 'operator',
    password: 'operator',
    protocolVersion: 5,
  });
  const ids = new Set<string>();
  let count = 0;
  client.on('message', (topic, payload) => {
    if (readTopic(topic)?.kioskId !== kioskId) return;
    count += 1;
    const { id } = JSON.parse(payload.toString()) as { readonly id: string | null };
    if (id !== null) ids.add(id);
  });
  await client.subscribeAsync(topicOfAll('answers'), { qos: 1 });
  return { client, ids, count: () => count };
}

async function flood(fleet: FieldFleet, kioskId: string, count: number): Promise<void> {
  const taken = makeOperatorKey();
  const valid = command(kioskId, fleet.key, {});
  const messages: Flood['messages'] = [
    { text: valid.text, retain: false },
    { text: '{"garbage":', retain: false },
    { text: randomBytes(KB).toString('base64'), retain: false },
    { text: command(kioskId, fleet.key, {}).text, retain: true },
    { text: command(kioskId, fleet.key, { expires: Date.now() - DAY_MS }).text, retain: false },
    { text: command(kioskId, taken, {}).text, retain: false },
  ];
  const data: Flood = {
    port: fleet.broker.ports.people,
    username: 'operator',
    password: 'operator',
    topic: topicOf(kioskId, 'commands'),
    messages,
    count,
  };
  const worker = new Worker(join(import.meta.dirname, 'flooder.ts'), { workerData: data });
  await once(worker, 'message');
  await worker.terminate();
}

/** A signed command that changes nothing: it sends again what there is not. */
function command(
  kioskId: string,
  key: OperatorKey,
  { expires = Date.now() + 10 * MINUTE_MS }: { readonly expires?: number },
): { readonly id: string; readonly text: string } {
  const far = 1_000_000;
  const about = { id: randomBytes(9).toString('hex'), kind: 'resend', argument: { from: far, to: far }, expires };
  const text = signedText({ kioskId, ...about });
  if (!text.ok) throw new Error(text.error);
  return { id: about.id, text: JSON.stringify({ ...about, signature: key.sign(text.value) }) };
}
