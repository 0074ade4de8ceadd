import { realpath } from 'node:fs/promises';
import type { FoundDevice, PortOutcome } from '../../app/devices/found-device.ts';
import { type PortHolder, portHolders } from '../../drivers/port/port-holder.ts';
import type { FoundPort } from './ports/found-port.ts';
import { heldBy, searchPort, type SearchParts } from './search-port.ts';

/** Largest number of ports in one search; a kiosk has four to eight. */
const MOST_PORTS = 32;

/** Pseudo-terminals, which the program at their far end has open, too. */
const FAR_END_HOLDS = '/dev/pts/';

/** The search on all ports of a computer. */
export interface DevicesSearch extends SearchParts {
  readonly ports: readonly FoundPort[];
  /** Paths that the running devices have, by any name. */
  readonly inUse: readonly string[];
  /** The program that has a port open; undefined where none is known. */
  readonly holderOf?: (path: string) => Promise<PortHolder | undefined>;
  readonly tell: (progress: SearchProgress) => void;
}

/** How far the search on one port is. */
export interface SearchProgress {
  readonly path: string;
  readonly done: number;
  readonly of: number;
  /** Null while it goes on. */
  readonly outcome: PortOutcome | null;
}

/** Asks on all free ports at once; each outcome is told as soon as it is known. */
export async function searchDevices(search: DevicesSearch): Promise<void> {
  const holderOf = search.holderOf ?? portHolders();
  const inUse = new Set(await Promise.all(search.inUse.map(realName)));
  await Promise.all(
    search.ports.slice(0, MOST_PORTS).map(async (port) => {
      const outcome = inUse.has(await realName(port.path))
        ? ({ kind: 'in-use' } as const)
        : await searchOne(port, search, holderOf).catch(failedPort);
      search.tell({ path: port.path, done: 1, of: 1, outcome });
    }),
  );
}

/** A fault on one port ends the search on that port only. */
function failedPort(error: unknown): PortOutcome {
  return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };
}

async function searchOne(
  port: FoundPort,
  search: DevicesSearch,
  holderOf: (path: string) => Promise<PortHolder | undefined>,
): Promise<PortOutcome> {
  const { path, kind, access } = port;
  const { tell } = search;
  tell({ path, done: 0, of: 1, outcome: null });
  if (access.kind !== 'granted' && access.kind !== 'unknown') return { kind: 'no-permission' };
  // A console on the port need not have locked it: it would read the answers.
  const holder = port.device.startsWith(FAR_END_HOLDS) ? undefined : await holderOf(path);
  if (holder?.kind === 'program') return heldBy(holder);
  // The system reports the printer on USB by itself: no question has to be sent.
  if (kind === 'usb-printer') return { kind: 'found', devices: [usbPrinter(port)] };
  return searchPort(path, search, (done, of) => {
    tell({ path, done, of, outcome: null });
  });
}

function usbPrinter({ usb }: FoundPort): FoundDevice {
  const identity = { model: usb?.words ?? null, firmware: null, serialNumber: usb?.serialNumber ?? null };
  return { kind: 'printer', driver: 'escpos', settings: {}, baudRate: null, identity };
}

/** The device behind a path; the path itself where there is none, as for `COM3`. */
export function realName(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}
