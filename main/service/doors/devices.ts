import { readFile } from 'node:fs/promises';
import { valueAt, type FileValue, type NotUndone } from '../../../app/config/change.ts';
import { DEVICE_KINDS, type DeviceKind, type PeripheralsConfig } from '../../../app/config/peripherals.ts';
import type { PortFacts } from '../../../app/devices/found-device.ts';
import { NUMBER_FIELDS } from '../../../app/service/doors/devices/actions.ts';
import type {
  DevicesDoor,
  DevicesEffect,
  DevicesFacts,
  DevicesOutcome,
  DriverChoice,
  FileDevice,
  PortState,
} from '../../../app/service/doors/devices/types.ts';
import { unreachable, type Result } from '../../../app/result.ts';
import { registry } from '../../../drivers/registry.ts';
import type { ReadConfig } from '../../config/edit/config-editor.ts';
import { readYaml } from '../../config/edit/edit-text.ts';
import type { FoundPort } from '../../devices-search/ports/found-port.ts';
import { portsHere } from '../../devices-search/ports/ports-here.ts';
import { realName } from '../../devices-search/search-devices.ts';
import { searchOnce } from '../../devices-search/search-once.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';

type Tell = (outcome: DevicesOutcome) => void;
type ListPorts = typeof portsHere;

/** Lists the ports, searches the free ones, and writes devices into the configuration. */
export function runDevices(ports: ServicePorts, listPorts = portsHere): DoorRunner<DevicesDoor> {
  /** One search at a time: a second one would find the ports taken by the first. */
  let searching: Promise<void> = Promise.resolve();
  return async (effect, tell) => {
    switch (effect.kind) {
      case 'read':
        tell({ kind: 'read', facts: await factsNow(ports, listPorts) });
        return;
      case 'search': {
        const search = searching.then(() => searchAll(effect.token, { ports, listPorts }, tell));
        searching = search;
        await search;
        return;
      }
      case 'write':
        tell(await write(effect, ports, listPorts));
        return;
      case 'undo':
        tell(outcomeOf(await ports.editor.undo(), effect.changes, ports, await factsNow(ports, listPorts)));
        return;
      case 'restart':
        ports.end('restart');
        return;
      default:
        unreachable(effect);
    }
  };
}

interface Here {
  readonly ports: ServicePorts;
  readonly listPorts: ListPorts;
}

async function searchAll(token: number, { ports, listPorts }: Here, tell: Tell): Promise<void> {
  try {
    const found = await listPorts();
    const inUse = [...runningPorts(ports).values()].flat();
    await searchOnce(found, inUse, ({ path, done, of, outcome }) => {
      tell({ kind: 'progress', token, path, search: { done, of, outcome } });
    });
    tell({ kind: 'searched', token, facts: await factsNow(ports, listPorts) });
  } catch (error) {
    tell({ kind: 'not-searched', token, detail: error instanceof Error ? error.message : String(error) });
  }
}

type Write = Extract<DevicesEffect, { readonly kind: 'write' }>;

/** A device whose port was pulled out since it was found is not written: the machine would wait for it in vain. */
async function write({ changes, found }: Write, ports: ServicePorts, listPorts: ListPorts): Promise<DevicesOutcome> {
  if (found !== null && !(await isThere(found, listPorts))) {
    const facts = await factsNow(ports, listPorts);
    return { kind: 'not-written', changes, why: { kind: 'port-gone', port: found }, facts };
  }
  const result = await ports.editor.change(changes);
  return outcomeOf(result, changes, ports, await factsNow(ports, listPorts));
}

/** Ports that cannot be listed may all be there. */
async function isThere(path: string, listPorts: ListPorts): Promise<boolean> {
  const listed = await listPorts().catch(() => null);
  return listed === null || listed.some((port) => port.path === path);
}

function outcomeOf(
  result: Result<ReadConfig, NotUndone>,
  changes: Write['changes'],
  ports: ServicePorts,
  facts: DevicesFacts,
): DevicesOutcome {
  return result.ok
    ? { kind: 'written', changes, facts, settings: ports.settingsOf(result.value.config) }
    : { kind: 'not-written', changes, why: result.error, facts };
}

async function factsNow(ports: ServicePorts, listPorts: ListPorts): Promise<DevicesFacts> {
  const [listed, read] = await Promise.all([listPorts().catch(() => []), ports.editor.read()]);
  return {
    ports: await portsOf(listed, ports),
    drivers: DRIVERS,
    devices: read.ok
      ? await devicesOf(read.value.values, read.value.config.peripherals, ports)
      : await devicesOf(await valuesIn(ports.configFile), {}, ports),
    running: DEVICE_KINDS.filter((kind) => isRunning(kind, ports)),
    unreadable: read.ok ? null : read.error,
    isDemo: ports.configFile === null,
    undo: read.ok ? read.value.undo : null,
  };
}

/** The paths that the running devices have; one without a port of its own is on another one's. */
function runningPorts(ports: Pick<ServicePorts, 'parts'>): ReadonlyMap<DeviceKind, readonly string[]> {
  const { peripherals } = ports.parts.config;
  const running = DEVICE_KINDS.filter((kind) => isRunning(kind, ports));
  return new Map(running.map((kind) => [kind, portsIn(peripherals, kind)]));
}

function portsIn(peripherals: PeripheralsConfig, kind: DeviceKind): readonly string[] {
  const device = registry.completed(kind, peripherals);
  if (typeof device !== 'object' || device === null || !('port' in device)) return [];
  return typeof device.port === 'string' ? [device.port] : [];
}

function isRunning(kind: DeviceKind, { parts }: Pick<ServicePorts, 'parts'>): boolean {
  const { relay, sensor: dropSensor, acceptor: billAcceptor, printer } = parts;
  return { relay, dropSensor, billAcceptor, printer }[kind] !== null;
}

async function portsOf(listed: readonly FoundPort[], ports: ServicePorts): Promise<readonly PortState[]> {
  const running = runningPorts(ports);
  const uses = await Promise.all(
    DEVICE_KINDS.map(async (kind) => ({ kind, paths: await Promise.all((running.get(kind) ?? []).map(realName)) })),
  );
  return Promise.all(
    listed.map(async (port) => {
      const name = await realName(port.path);
      return { ...portFacts(port), uses: uses.filter(({ paths }) => paths.includes(name)).map(({ kind }) => kind) };
    }),
  );
}

function portFacts({ kind, path, isStable, device, usb }: FoundPort): PortFacts {
  const words = [usb?.words, usb?.ids].find((text) => text !== undefined && text !== '') ?? null;
  return { kind, path, isStable, device, words };
}

/** What is written in a file that the rules refuse: the right device may be what mends it. */
async function valuesIn(file: string | null): Promise<FileValue> {
  const text = file === null ? '' : await readFile(file, 'utf8').catch(() => '');
  return readYaml(text)?.values ?? null;
}

/** The devices of the file, and whether the running machine has them otherwise. */
async function devicesOf(
  values: FileValue,
  peripherals: PeripheralsConfig,
  ports: ServicePorts,
): Promise<DevicesFacts['devices']> {
  const running = ports.parts.config.peripherals;
  const devices: Partial<Record<DeviceKind, FileDevice>> = {};
  for (const kind of DEVICE_KINDS) {
    const own = valueAt(values, ['peripherals', kind]);
    if (own === undefined) continue;
    const isSame = JSON.stringify(peripherals[kind]) === JSON.stringify(running[kind]);
    const port = valueAt(own, ['port']);
    const systemPort = typeof port === 'string' ? await realName(port) : null;
    devices[kind] = { values: own, systemPort, isPending: !isSame || !isRunning(kind, ports) };
  }
  return devices;
}

/** What can be chosen by hand, with the numbers that the settings have. */
function choicesOf(kind: DeviceKind): readonly DriverChoice[] {
  return registry.settings[kind].map(({ shape }) => ({
    name: nameIn(shape),
    fields: NUMBER_FIELDS.filter((field) => field in shape),
  }));
}

function nameIn({ driver }: Readonly<Record<string, unknown>>): string {
  if (typeof driver !== 'object' || driver === null || !('value' in driver)) return '';
  return typeof driver.value === 'string' ? driver.value : '';
}

const DRIVERS: DevicesFacts['drivers'] = {
  relay: choicesOf('relay'),
  dropSensor: choicesOf('dropSensor'),
  billAcceptor: choicesOf('billAcceptor'),
  printer: choicesOf('printer'),
};
