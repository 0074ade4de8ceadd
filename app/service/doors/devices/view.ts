import { toldChange, type FileValue } from '../../../config/change.ts';
import { DEVICE_KINDS, type DeviceKind } from '../../../config/peripherals.ts';
import type { FoundDevice } from '../../../devices/found-device.ts';
import type { Problem } from '../../../problem.ts';
import type { KioskState } from '../../../session/state/state.ts';
import type { Level } from '../home/types.ts';
import type { DeviceForm } from './actions.ts';
import { takingOf, valuesOf, wantedBy } from './changes.ts';
import type { DeviceRow, DevicesFacts, DevicesState, DevicesView, FoundRow, PortRow, TakeDoubt } from './types.ts';

/** What the door shows: each kind of device, and each port with what hangs on it. */
export function devicesView(state: DevicesState, kiosk: KioskState): DevicesView {
  const { facts, search, writing, notice, written } = state;
  const rows = facts === null ? null : DEVICE_KINDS.map((kind) => deviceRow(kind, facts, kiosk));
  return {
    devices: rows,
    ports: facts === null ? [] : facts.ports.map((port) => portRow(port, facts, state)),
    drivers: facts?.drivers ?? null,
    isSearching: search?.isRunning ?? false,
    isSearched: search !== null && !search.isRunning,
    isWriting: writing !== null,
    isDemo: facts?.isDemo ?? false,
    needsRestart: rows?.some(({ isPending }) => isPending) ?? false,
    unreadable: facts?.unreadable ?? null,
    notice,
    undo: facts?.undo?.map(toldChange) ?? null,
    written,
  };
}

function deviceRow(kind: DeviceKind, facts: DevicesFacts, kiosk: KioskState): DeviceRow {
  const device = facts.devices[kind];
  const isRunning = facts.running.includes(kind);
  const waiting: Level = device === undefined ? 'absent' : 'attention';
  const { level, problem } = isRunning ? liveOf(kind, kiosk) : { level: waiting, problem: null };
  return {
    kind,
    form: device === undefined ? null : formOf(valuesOf(facts, kind)),
    level,
    problem,
    // Taken out of the file, and still there until the next start.
    isPending: device === undefined ? isRunning && facts.unreadable === null : device.isPending,
  };
}

const LEVELS: Readonly<Record<'absent' | 'starting' | 'ready' | 'lost' | 'out', Level>> = {
  absent: 'absent',
  starting: 'unknown',
  ready: 'works',
  lost: 'fault',
  out: 'fault',
};

/** How the running device fares. */
function liveOf(
  kind: DeviceKind,
  { relay, sensor, acceptor, printer }: KioskState,
): { level: Level; problem: Problem | null } {
  const gate = { relay, dropSensor: sensor, billAcceptor: acceptor, printer }[kind];
  return { level: LEVELS[gate.kind], problem: 'problem' in gate ? gate.problem : null };
}

function portRow(port: DevicesFacts['ports'][number], facts: DevicesFacts, { search }: DevicesState): PortRow {
  const own = search?.ports[port.path] ?? null;
  const devices = own?.outcome?.kind === 'found' ? own.outcome.devices : [];
  return { ...port, search: own, found: devices.map((device) => foundRow(port.path, device, facts, search)) };
}

function foundRow(path: string, device: FoundDevice, facts: DevicesFacts, search: DevicesState['search']): FoundRow {
  const { kind, driver, settings } = device;
  const own = valuesOf(facts, kind);
  const isSetUp = own['driver'] === driver && own['port'] === path && takingOf(facts, path, device).length === 0;
  const isElsewhere = typeof own['port'] === 'string' && own['port'] !== path;
  const hasTwin = Object.entries(search?.ports ?? {}).some(
    ([other, { outcome }]) =>
      other !== path && outcome?.kind === 'found' && outcome.devices.some((one) => one.kind === kind),
  );
  const other = wantedBy(facts, { kind, driver, port: path });
  const doubts: readonly (TakeDoubt | null)[] = isSetUp
    ? ['set-up']
    : [
        isElsewhere ? 'replaces' : null,
        hasTwin ? 'twin' : null,
        other === null ? null : 'wanted',
        // How long something blocks the beam is known to the operator alone.
        kind === 'dropSensor' ? 'needs-form' : null,
      ];
  const form = formOf({ ...own, ...settings, driver, port: path });
  return { device, doubts: doubts.filter((doubt) => doubt !== null), wantedBy: isSetUp ? null : other, form };
}

/** A device's keys as they are typed. */
function formOf(values: Readonly<Record<string, FileValue>>): DeviceForm {
  const text = (key: string): string => {
    const value = values[key];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  return {
    driver: text('driver'),
    port: text('port'),
    baudRate: text('baudRate'),
    address: text('address'),
    channels: text('channels'),
    pulseMs: text('pulseMs'),
    input: text('input'),
    blocksMs: text('blocksMs'),
  };
}
