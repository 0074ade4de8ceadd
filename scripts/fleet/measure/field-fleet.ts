import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { SECOND_MS } from '../../../app/units.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { keepBooks, type BooksKeeper } from '../books.ts';
import { SimulatedMachine } from '../machine/machine.ts';
import { hurriedClock } from '../machine/hurried-clock.ts';
import { random } from '../machine/random.ts';
import { Road } from '../machine/road.ts';
import { makeOperatorKey, type OperatorKey } from '../operator-key.ts';
import { KeptSales, type Compared } from './kept-sales.ts';
import { FieldMosquitto, type MosquittoOptions } from './mosquitto.ts';

const DIGITS = 4;
const STARTING = 20;
const STUCK_PERCENT = 20;
const DUTY_MS = SECOND_MS;
/** Whoever waits for something looks so often. */
const LOOK_MS = 10;

/** One machine of a measurement. */
export interface Measured {
  readonly machine: SimulatedMachine;
  readonly road: Road;
  /** Times of the computer's monotonic clock at which it was connected. */
  readonly connected: number[];
  /** Lines of the fleet in its log so far. */
  logged(): number;
}

/** What a fleet of a measurement is made with. */
export interface FieldFleetOptions extends MosquittoOptions {
  readonly machines: number;
  readonly folder: string;
  /** How much faster sessions and customers are than in the field. */
  readonly hurry: number;
  /** How much faster the fleet's own times are, pauses between connections included. */
  readonly fleetHurry?: number;
  /** Of each product; null where nobody counts. */
  readonly pieces?: number | null;
  /** Whether the fleet's side has a thread of its own, as in the field; otherwise all machines share one. */
  readonly inThread?: boolean;
}

/** Machines with the kiosk's own code, Mosquitto with the operator's files, and a keeper of the books. */
export class FieldFleet {
  readonly broker: FieldMosquitto;
  readonly machines: readonly Measured[];
  readonly books: BooksKeeper;
  readonly kept: KeptSales;
  readonly keeperRoad: Road;
  readonly key: OperatorKey;

  private constructor(parts: Pick<FieldFleet, 'broker' | 'machines' | 'books' | 'kept' | 'keeperRoad' | 'key'>) {
    this.broker = parts.broker;
    this.machines = parts.machines;
    this.books = parts.books;
    this.kept = parts.kept;
    this.keeperRoad = parts.keeperRoad;
    this.key = parts.key;
  }

  /** Starts all of it. Throws a `Failure` without Mosquitto. */
  static async start(options: FieldFleetOptions): Promise<FieldFleet> {
    const broker = await FieldMosquitto.start(options.folder, options);
    const kioskIds = Array.from(
      { length: options.machines },
      (_, index) => `M-${String(index + 1).padStart(DIGITS, '0')}`,
    );
    const certificates = await broker.certificates(kioskIds);
    const key = makeOperatorKey();
    const kept = new KeptSales();
    const keeperRoad = await Road.open(broker.ports.programs);
    const books = keepBooks({ host: '127.0.0.1', port: keeperRoad.port, clientId: 'keeper', ...broker.keeper }, key, {
      heard: (entry) => {
        kept.take(entry);
      },
      dutyMs: DUTY_MS / (options.fleetHurry ?? 1),
    });
    const sessionClock = hurriedClock(options.hurry);
    const clock = hurriedClock(options.fleetHurry ?? 1);
    const start = async (kioskId: string, seed: number): Promise<Measured> => {
      const road = await Road.open(broker.ports.machines);
      const connected: number[] = [];
      let lines = 0;
      const files = certificates.get(kioskId);
      if (files === undefined) throw new Error(`${kioskId} has no certificate`);
      const machine = new SimulatedMachine({
        fleet: {
          broker: `mqtts://localhost:${road.port}`,
          ...files,
          caFiles: [broker.caFile],
          kioskId,
          operatorKeys: [key.publicKey],
        },
        directory: join(options.folder, kioskId),
        clock,
        sessionClock,
        chance: random(seed),
        stuckPercent: STUCK_PERCENT,
        pieces: options.pieces ?? null,
        inThread: options.inThread ?? false,
        log: {
          write: (_level, event) => {
            if (event.startsWith('fleet-')) lines += 1;
            if (event === 'fleet-connected') connected.push(systemClock.monoMs());
          },
        },
      });
      return { machine, road, connected, logged: () => lines };
    };
    const machines: Measured[] = [];
    for (let from = 0; from < kioskIds.length; from += STARTING) {
      const some = kioskIds.slice(from, from + STARTING);
      machines.push(...(await Promise.all(some.map((kioskId, index) => start(kioskId, from + index)))));
    }
    return new FieldFleet({ broker, machines, books, kept, keeperRoad, key });
  }

  /** Up to where the books have everything of a machine, and the last number that it has given out. */
  position({ machine }: Measured): { readonly upTo: number; readonly last: number } {
    return { upTo: this.books.upTo(machine.kioskId), last: lastOf(machine.directory) };
  }

  /** Whether every machine is connected, and the books have all of it. */
  isDelivered(some: readonly Measured[] = this.machines): boolean {
    return some.every((one) => {
      const { upTo, last } = this.position(one);
      return last > 0 && upTo === last && !one.machine.hasCustomer;
    });
  }

  /** Compares the books with every journal: as soon as nobody buys and all is right, or after the limit. */
  async compared(limitMs: number): Promise<Compared> {
    const endMs = systemClock.monoMs() + limitMs;
    await until(() => this.machines.every(({ machine }) => !machine.hasCustomer), limitMs);
    for (;;) {
      const sums = { sales: 0, right: 0, debts: 0 };
      for (const { machine } of this.machines) {
        const { sales, right, debts } = this.kept.compare(machine.kioskId, machine.directory);
        sums.sales += sales;
        sums.right += right;
        sums.debts += debts;
      }
      if (sums.right === sums.sales || systemClock.monoMs() > endMs) return sums;
      await pause(SECOND_MS);
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.machines.map(({ machine }) => machine.stop()));
    await Promise.all([...this.machines.map(({ road }) => road.end()), this.books.close()]);
    await this.keeperRoad.end();
    await this.broker.stop();
  }
}

const numberSchema = z.coerce.number().int();

/** The last number that a machine's outbox has given out; 0 before its thread has made the file. */
function lastOf(directory: string): number {
  let database: Database.Database | null = null;
  try {
    database = new Database(join(directory, 'fleet.db'), { readonly: true });
    return numberSchema.parse(database.prepare("SELECT value FROM facts WHERE name = 'last'").pluck().get() ?? 0);
  } catch (error) {
    if (error instanceof Database.SqliteError) return 0;
    throw error;
  } finally {
    database?.close();
  }
}

/** Resolves when it is so; false after the limit. */
export async function until(isSo: () => boolean, limitMs: number): Promise<boolean> {
  const endMs = systemClock.monoMs() + limitMs;
  while (!isSo()) {
    if (systemClock.monoMs() > endMs) return false;
    await pause(LOOK_MS);
  }
  return true;
}

/** Time of the computer passes. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    systemClock.setTimer(ms, resolve);
  });
}
