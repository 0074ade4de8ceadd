import { MINUTE_MS } from '../../../app/units.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { random } from '../machine/random.ts';
import type { Compared } from './kept-sales.ts';
import { FieldFleet, pause, until, type FieldFleetOptions, type Measured } from './field-fleet.ts';

/** The pauses between a machine's attempts grow up to this. */
const LONGEST_PAUSE_MS = 6 * MINUTE_MS;

/** How much is to be lost. */
export interface LossesOptions extends Pick<
  FieldFleetOptions,
  'machines' | 'folder' | 'hasDefaultQueue' | 'hurry' | 'fleetHurry'
> {
  /** Connections that break one after the other, and the pause between two. */
  readonly losses: number;
  readonly apartMs: number;
  /** Sales of each machine while the broker cannot be reached, which all come back at one moment. */
  readonly outageSales: number;
  /** How long the keeper of the books does not read what comes after the outage: a broker's queue fills meanwhile. */
  readonly keeperPausesMs: number;
  /** Whatever is not there after so long counts as lost. */
  readonly limitMs: number;
  readonly say: (line: string) => void;
}

/** What came of it. */
export interface Losses extends Compared {
  readonly machines: number;
  readonly losses: number;
  /** Numbers that were entered twice; messages that came again, and were not. */
  readonly twice: number;
  readonly repeated: number;
  /** Requests of the keeper for what was missing. */
  readonly asked: number;
  /** From the new connection until the books had everything of before, at most; null where one never had. */
  readonly slowestMs: number | null;
  readonly afterOutageMs: number | null;
}

/** Machines sell while connections break, in the middle of a packet as well; then all of them lose the broker at once. */
export async function measureLosses(options: LossesOptions): Promise<Losses> {
  const fleet = await FieldFleet.start(options);
  try {
    const { machines } = fleet;
    const isConnected = await until(() => machines.every(({ connected }) => connected.length > 0), options.limitMs);
    options.say(`• ${machines.filter(({ connected }) => connected.length > 0).length} machines are connected`);
    if (!isConnected) throw new Error('not every machine has found the broker');
    const slowestMs = await breakConnections(fleet, options);
    options.say('• All of them lose the broker at once');
    const afterOutageMs = options.outageSales === 0 ? 0 : await outage(fleet, options);
    const sums = await fleet.compared(options.limitMs);
    const { twice, repeated } = fleet.kept;
    const { asked } = fleet.books.kept();
    const { losses } = options;
    return { machines: machines.length, losses, ...sums, twice, repeated, asked, slowestMs, afterOutageMs };
  } finally {
    await fleet.stop();
  }
}

/** Every second connection breaks in the middle of what its machine says about a sale. */
async function breakConnections(
  fleet: FieldFleet,
  { losses, apartMs, limitMs }: LossesOptions,
): Promise<number | null> {
  const chance = random(losses);
  const { machines } = fleet;
  const delivered: Promise<number | null>[] = [];
  for (let loss = 0; loss < losses; loss += 1) {
    const unlucky = machines[chance.below(machines.length)];
    if (unlucky === undefined) break;
    for (const { machine } of machines) if (chance.below(machines.length) < 2) machine.visit();
    unlucky.machine.visit();
    delivered.push(lose(fleet, unlucky, { isInPacket: loss % 2 === 0, limitMs }));
    if (apartMs > 0) await pause(apartMs);
    else await delivered.at(-1);
  }
  const times = await Promise.all(delivered);
  return times.includes(null) ? null : Math.max(0, ...times.filter((time) => time !== null));
}

/** Resolves with the time from the new connection until the books have what there was. */
async function lose(
  fleet: FieldFleet,
  one: Measured,
  { isInPacket, limitMs }: { readonly isInPacket: boolean; readonly limitMs: number },
): Promise<number | null> {
  const before = one.connected.length;
  if (isInPacket) await Promise.race([one.road.cutInPacket(), pause(limitMs)]);
  else one.road.cut();
  if (!(await until(() => one.connected.length > before, limitMs))) return null;
  const { last } = fleet.position(one);
  const sinceMs = one.connected.at(-1) ?? 0;
  const isThere = await until(() => fleet.position(one).upTo >= last, limitMs);
  return isThere ? Math.round(systemClock.monoMs() - sinceMs) : null;
}

async function outage(
  fleet: FieldFleet,
  { outageSales, keeperPausesMs, limitMs }: LossesOptions,
): Promise<number | null> {
  const { machines } = fleet;
  for (const { road } of machines) road.close();
  for (let sale = 0; sale < outageSales; sale += 1) {
    for (const { machine } of machines) machine.visit();
    await until(() => machines.every(({ machine }) => !machine.hasCustomer), limitMs);
  }
  if (keeperPausesMs > 0) fleet.keeperRoad.hold();
  const counts = machines.map(({ connected }) => connected.length);
  for (const { road } of machines) road.reopen();
  const isBack = (one: Measured, index: number): boolean => one.connected.length > (counts[index] ?? 0);
  if (!(await until(() => machines.every(isBack), limitMs + LONGEST_PAUSE_MS))) return null;
  if (keeperPausesMs > 0) {
    await pause(keeperPausesMs);
    fleet.keeperRoad.release();
  }
  const sinceMs = systemClock.monoMs();
  return (await until(() => fleet.isDelivered(), limitMs)) ? Math.round(systemClock.monoMs() - sinceMs) : null;
}

/** A tenth of the machines loses its connection each minute. */
export function lossesOf(machines: number, minutes: number): Pick<LossesOptions, 'losses' | 'apartMs'> {
  const losses = Math.max(1, Math.round((machines / 10) * minutes));
  return { losses, apartMs: (minutes * MINUTE_MS) / losses };
}
