import { readdir, readFile, statfs } from 'node:fs/promises';
import { hostname, networkInterfaces, release, type } from 'node:os';
import { join } from 'node:path';
import { KAZAKHSTAN_OFFSET_MS } from '../../../app/journal/days.ts';
import type { ClockFacts, SystemFacts } from '../../../app/service/doors/system/types.ts';
import { MINUTE_MS } from '../../../app/units.ts';
import type { ServicePorts } from '../port/service-ports.ts';

const THERMAL = '/sys/class/thermal';
/** More sensors than a board has. */
const MAX_ZONES = 16;
const MILLIDEGREES = 1_000;

/** Reads what is installed and how it fares. */
export async function systemFacts(ports: ServicePorts, pins: SystemFacts['pins']): Promise<SystemFacts> {
  const { version, dataDirectory, configFile } = ports;
  const { electron, chrome, node } = process.versions;
  const disk = await statfs(dataDirectory).catch(() => null);
  return {
    version,
    electron,
    chrome,
    node,
    system: `${type()} ${release()}`,
    host: hostname(),
    addresses: addresses(),
    dataDirectory,
    configFile,
    disk: disk === null ? null : { freeBytes: disk.bavail * disk.bsize, totalBytes: disk.blocks * disk.bsize },
    temperatures: await temperatures(),
    clock: clockFacts(ports),
    pins,
    demo: ports.training.facts,
    ...(ports.fleet === null ? {} : { fleet: await ports.fleet.standing() }),
    ...(ports.updates === null ? {} : { updates: await ports.updates.facts() }),
  };
}

function addresses(): readonly string[] {
  return Object.entries(networkInterfaces()).flatMap(([name, all]) =>
    (all ?? []).filter(({ internal }) => !internal).map(({ address }) => `${name} ${address}`),
  );
}

function clockFacts({ clock, parts }: ServicePorts): ClockFacts {
  const wallMs = clock.wallMs();
  const now = new Date(wallMs);
  return {
    wallMs,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    isZoneRight: -now.getTimezoneOffset() * MINUTE_MS === KAZAKHSTAN_OFFSET_MS,
    offsetMs: parts.payments.clockOffsetMs?.() ?? null,
  };
}

/** Of every sensor that Linux shows; none elsewhere, and none of a sensor that does not answer. */
async function temperatures(): Promise<SystemFacts['temperatures']> {
  const names = await readdir(THERMAL).catch(() => []);
  const zones = names.filter((name) => name.startsWith('thermal_zone')).slice(0, MAX_ZONES);
  const read = await Promise.all(zones.map((zone) => zoneOf(join(THERMAL, zone))));
  return read.filter((one) => one !== null);
}

async function zoneOf(folder: string): Promise<SystemFacts['temperatures'][number] | null> {
  try {
    const [name, millidegrees] = await Promise.all([
      readFile(join(folder, 'type'), 'utf8'),
      readFile(join(folder, 'temp'), 'utf8'),
    ]);
    const celsius = Number(millidegrees.trim()) / MILLIDEGREES;
    return Number.isFinite(celsius) ? { name: name.trim(), celsius } : null;
  } catch {
    return null;
  }
}
