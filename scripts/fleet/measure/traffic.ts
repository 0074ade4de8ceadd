import { connectAsync } from 'mqtt';
import { readFileSync } from 'node:fs';
import { DAY_MS, SECOND_MS } from '../../../app/units.ts';
import { KEEP_ALIVE_S } from '../../../app/fleet/outbox/limits.ts';
import { Road, type Carried } from '../machine/road.ts';
import { FieldFleet, pause, until } from './field-fleet.ts';

/** Headers of IP and TCP, with a time stamp: for each piece, and for an acknowledgement of every second one. */
const HEADER_BYTES = 52 * 1.5;
const PIECES = 30;
const PINGS = 5;
const LIMIT_MS = 120 * SECOND_MS;

/** A day's data of one machine, in bytes. */
export interface Traffic {
  readonly sales: number;
  readonly messages: number;
  /** On the socket, TLS included, without keep-alive pings; both directions. */
  readonly up: number;
  readonly down: number;
  /** The first connection, with its handshake. */
  readonly handshake: number;
  /** One keep-alive ping and its answer, and how many a day has at most. */
  readonly ping: number;
  readonly pings: number;
  /** Everything on the socket, and the same with the headers of TCP and IP. */
  readonly total: number;
  readonly withHeaders: number;
}

/** A machine runs one day in seconds: sales, alarms, states, confirmations, the audit of the night. */
export async function measureTraffic(options: {
  readonly folder: string;
  readonly sales: number;
  /** So many times as fast as the field; the keeper of the books as well. */
  readonly hurry: number;
}): Promise<Traffic> {
  const { folder, sales, hurry } = options;
  const fleet = await FieldFleet.start({
    folder,
    machines: 1,
    hasDefaultQueue: false,
    hurry,
    fleetHurry: hurry,
    pieces: PIECES,
  });
  try {
    const [one] = fleet.machines;
    if (one === undefined) throw new Error('there is no machine');
    await until(() => fleet.isDelivered(), LIMIT_MS);
    const handshake = one.road.carried;
    for (let sale = 0; sale < sales; sale += 1) {
      one.machine.visit();
      await pause(DAY_MS / hurry / sales);
    }
    await until(() => fleet.isDelivered(), LIMIT_MS);
    const day = one.road.carried;
    const ping = await pingOf(fleet, one.machine.kioskId);
    const pings = Math.ceil(DAY_MS / SECOND_MS / KEEP_ALIVE_S);
    const socket = (carried: Carried): number => carried.upBytes + carried.downBytes;
    const pieces = day.upPieces + day.downPieces + 2 * pings;
    const total = socket(day) + ping * pings;
    return {
      sales: fleet.books.kept().sales,
      messages: fleet.books.kept().messages,
      up: day.upBytes,
      down: day.downBytes,
      handshake: socket(handshake),
      ping,
      pings,
      total,
      withHeaders: total + pieces * HEADER_BYTES,
    };
  } finally {
    await fleet.stop();
  }
}

/** What one keep-alive ping and its answer have on the socket, on a connection that says nothing else. */
async function pingOf(fleet: FieldFleet, name: string): Promise<number> {
  const road = await Road.open(fleet.broker.ports.machines);
  const files = await fleet.broker.certificates([`${name}-P`]);
  const { certFile = '', keyFile = '' } = files.get(`${name}-P`) ?? {};
  const client = await connectAsync(`mqtts://localhost:${road.port}`, {
    ca: readFileSync(fleet.broker.caFile),
    cert: readFileSync(certFile),
    key: readFileSync(keyFile),
    protocolVersion: 5,
    keepalive: 0,
  });
  // The session tickets of the handshake come behind it.
  await pause(SECOND_MS);
  const before = road.carried;
  for (let ping = 0; ping < PINGS; ping += 1) {
    client.sendPing();
    await pause(SECOND_MS / PINGS);
  }
  const after = road.carried;
  await client.endAsync(true);
  await road.end();
  return Math.ceil((after.upBytes + after.downBytes - before.upBytes - before.downBytes) / PINGS);
}
