import { join } from 'node:path';
import { SECOND_MS } from '../../../app/units.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { random } from './random.ts';
import type { DemoCertificates } from './certificates.ts';
import { SimulatedMachine } from './machine.ts';
import { Road } from './road.ts';

/** A customer comes to a machine about so often; to many machines less often, because one computer plays all of them. */
const CUSTOMER_EVERY_MS = 20 * SECOND_MS;
const CUSTOMERS_APART_MS = 150;
const TICK_MS = 250;
/** Every so often one machine loses its connection, for so long. */
const LOSS_EVERY_MS = 20 * SECOND_MS;
const LOSS_MS = 15 * SECOND_MS;
const STUCK_PERCENT = 3;
const PIECES = 12;
/** Machines that start at once. */
const STARTING = 20;

/** A machine, and its way to the broker. */
export interface Placed {
  readonly machine: SimulatedMachine;
  readonly road: Road;
}

/** The end of a run, from outside. */
export interface Interruption {
  readonly ended: Promise<void>;
  readonly isOver: () => boolean;
}

const NEVER: Interruption = { ended: new Promise(() => undefined), isOver: () => false };

/** Where machines are started, and what they know. */
export interface FleetPlan {
  readonly kioskIds: readonly string[];
  /** `told` resolves when so many machines have told their state. */
  readonly broker: { readonly port: number; told(machines: number): Promise<void> };
  readonly certificates: DemoCertificates;
  readonly operatorKeys: readonly string[];
  readonly folder: string;
}

/** Starts the machines, some at a time; no further ones once it is interrupted. */
export async function startMachines(
  { kioskIds, broker, certificates, operatorKeys, folder }: FleetPlan,
  { isOver, ended }: Interruption = NEVER,
): Promise<readonly Placed[]> {
  const { caFile, machine: own } = certificates;
  const start = async (kioskId: string, seed: number): Promise<Placed> => {
    const road = await Road.open(broker.port);
    const machine = new SimulatedMachine({
      fleet: {
        broker: `mqtts://localhost:${road.port}`,
        ...own,
        caFiles: [caFile],
        kioskId,
        operatorKeys: [...operatorKeys],
      },
      directory: join(folder, kioskId),
      clock: systemClock,
      chance: random(seed),
      stuckPercent: STUCK_PERCENT,
      pieces: PIECES,
    });
    return { machine, road };
  };
  const placed: Placed[] = [];
  const [one, ...others] = kioskIds;
  if (one !== undefined) placed.push(await start(one, 0));
  // It learns that this broker speaks an older MQTT, and the others need not.
  await Promise.race([broker.told(placed.length), ended]);
  for (let from = 0; from < others.length && !isOver(); from += STARTING) {
    const some = others.slice(from, from + STARTING);
    placed.push(...(await Promise.all(some.map((kioskId, index) => start(kioskId, 1 + from + index)))));
  }
  return placed;
}

/** Customers come, and connections break and return, until the returned function is called. */
export function live(placed: readonly Placed[]): () => void {
  const chance = random(placed.length + 1);
  const everyMs = Math.max(CUSTOMER_EVERY_MS, placed.length * CUSTOMERS_APART_MS);
  const away = new Map<Road, number>();
  let lostMs = Date.now();
  const timer = setInterval(() => {
    const nowMs = Date.now();
    for (const { machine } of placed) if (chance.below(everyMs / TICK_MS) === 0) machine.visit();
    for (const [road, untilMs] of away) {
      if (nowMs < untilMs) continue;
      away.delete(road);
      road.reopen();
    }
    const unlucky = placed[chance.below(placed.length)]?.road;
    if (nowMs - lostMs < LOSS_EVERY_MS || unlucky === undefined || away.has(unlucky)) return;
    lostMs = nowMs;
    away.set(unlucky, nowMs + LOSS_MS);
    unlucky.close();
  }, TICK_MS);
  return () => {
    clearInterval(timer);
    for (const road of away.keys()) road.reopen();
  };
}
