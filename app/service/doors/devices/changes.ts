import { valueAt, type ConfigChange, type FileValue } from '../../../config/change.ts';
import { DEVICE_KINDS, type DeviceKind } from '../../../config/peripherals.ts';
import type { FoundDevice } from '../../../devices/found-device.ts';
import { err, ok, type Result } from '../../../result.ts';
import { NUMBER_FIELDS, type DeviceForm, type NumberField } from './actions.ts';
import type { DevicesFacts } from './types.ts';

/** Keys that belong to the kind: another driver keeps them. */
const KEYS_OF_KIND: Readonly<Record<DeviceKind, readonly string[]>> = {
  relay: ['pulseMs', 'settleMs'],
  dropSensor: ['timeoutMs', 'extraPulses'],
  billAcceptor: ['denominationsTenge'],
  printer: ['required'],
};
/** Keys that a search tells: without a value in what was found the default counts. */
const KEYS_OF_SEARCH = ['baudRate', 'parity', 'address', 'channels'];
const MOST_DIGITS = 6;

type Values = Readonly<Record<string, FileValue>>;

/** A device's keys as they are written; empty where it is not in the file. */
export function valuesOf(facts: DevicesFacts, kind: DeviceKind): Values {
  const values = facts.devices[kind]?.values;
  return typeof values === 'object' && values !== null && !Array.isArray(values) ? values : {};
}

/** The other kind of device that the file gives this port to, by whatever name; null where none has it. */
export function wantedBy(
  facts: DevicesFacts,
  { kind, driver, port }: { readonly kind: DeviceKind; readonly driver: string; readonly port: string },
): DeviceKind | null {
  const wanted = systemNameOf(facts, port);
  const other = DEVICE_KINDS.find((one) => {
    if (one === kind) return false;
    const own = valuesOf(facts, one);
    const isOnPort = own['port'] === port || facts.devices[one]?.systemPort === wanted;
    return isOnPort && !isOneBoard([kind, one], [driver, own['driver']]);
  });
  return other ?? null;
}

/** As the system calls a port now. */
function systemNameOf({ ports, devices }: DevicesFacts, port: string): string {
  const listed = ports.find(({ path, device }) => path === port || device === port)?.device;
  const written = DEVICE_KINDS.map((kind) => devices[kind]).find(
    (device) => valueAt(device?.values, ['port']) === port,
  );
  return listed ?? written?.systemPort ?? port;
}

/** Outputs and inputs of one Modbus board are two devices on one port. */
function isOneBoard(kinds: readonly DeviceKind[], drivers: readonly unknown[]): boolean {
  return drivers.every((driver) => driver === 'modbus') && kinds.includes('relay') && kinds.includes('dropSensor');
}

/** The changes that make a found device the configured one; none where it is. */
export function takingOf(facts: DevicesFacts, path: string, found: FoundDevice): readonly ConfigChange[] {
  const { kind, driver, settings } = found;
  const before = valuesOf(facts, kind);
  if (before['driver'] !== driver) return replacing(facts, kind, { driver, port: path, ...settings });
  const told = KEYS_OF_SEARCH.filter((key) => key in before && !(key in settings));
  const removed = Object.fromEntries(told.map((key) => [key, undefined]));
  return settingOf(kind, before, { port: path, ...removed, ...settings });
}

/** The changes that make a device what was typed, or the field that is wrong. */
export function savingOf(
  facts: DevicesFacts,
  kind: DeviceKind,
  form: DeviceForm,
): Result<readonly ConfigChange[], NumberField | 'port'> {
  const fields = facts.drivers[kind].find(({ name }) => name === form.driver)?.fields ?? [];
  const typed: Record<string, FileValue | undefined> = {};
  for (const field of NUMBER_FIELDS.filter((one) => fields.includes(one))) {
    const text = form[field].trim();
    if (text !== '' && (!/^\d+$/.test(text) || text.length > MOST_DIGITS)) return err(field);
    typed[field] = text === '' ? undefined : Number(text);
  }
  const port = form.port.trim();
  // A Modbus sensor without a port is on the relay's line.
  if (port === '' && kind !== 'dropSensor') return err('port');
  const values = { port: port === '' ? undefined : port, ...typed };
  const before = valuesOf(facts, kind);
  if (before['driver'] === form.driver) return ok(settingOf(kind, before, values));
  const written = Object.fromEntries(Object.entries(values).filter((entry) => entry[1] !== undefined));
  return ok(replacing(facts, kind, { driver: form.driver, ...written }));
}

/** Takes a device out of the file; none where it is not there. */
export function removingOf(facts: DevicesFacts, kind: DeviceKind): readonly ConfigChange[] {
  const before = facts.devices[kind]?.values;
  return before === undefined ? [] : [{ kind: 'set', path: ['peripherals', kind], before, after: undefined }];
}

/** One change for each key that differs, so that comments beside the others stay. */
function settingOf(
  kind: DeviceKind,
  before: Values,
  values: Readonly<Record<string, FileValue | undefined>>,
): readonly ConfigChange[] {
  return Object.entries(values).flatMap(([key, after]): readonly ConfigChange[] =>
    JSON.stringify(before[key]) === JSON.stringify(after)
      ? []
      : [{ kind: 'set', path: ['peripherals', kind, key], before: before[key], after }],
  );
}

/** Another driver has other keys: the device is written anew. */
function replacing(
  facts: DevicesFacts,
  kind: DeviceKind,
  values: Readonly<Record<string, FileValue | undefined>>,
): readonly ConfigChange[] {
  const own = valuesOf(facts, kind);
  const after: Record<string, FileValue> = {};
  for (const [key, value] of Object.entries(values)) if (value !== undefined) after[key] = value;
  for (const key of KEYS_OF_KIND[kind]) {
    const kept = own[key];
    if (kept !== undefined && !(key in after)) after[key] = kept;
  }
  return [{ kind: 'set', path: ['peripherals', kind], before: facts.devices[kind]?.values, after }];
}
