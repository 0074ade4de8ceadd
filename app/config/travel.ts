import { DEVICE_KINDS, SIMULATED, type DeviceKind } from './peripherals.ts';
import { idOf, isItem, isSame, valueAt, type ChangePath, type ConfigChange, type FileValue } from './change.ts';

/** The parts of a configuration that are taken from one machine to the next, each by itself. */
export const TRAVEL_SECTIONS = ['operator', 'products', 'removed', 'screen', 'cash', 'devices', 'other'] as const;
export type TravelSection = (typeof TRAVEL_SECTIONS)[number];

/** A change of this machine's configuration, and the part that it belongs to. */
export interface TravelChange {
  readonly section: TravelSection;
  readonly change: ConfigChange;
}

/** A device that is not taken over, and why. */
export interface LeftDevice {
  readonly device: DeviceKind;
  /** `port-missing`: there is no such port here; `other-driver`: this machine has another device in its place. */
  readonly why: 'port-missing' | 'other-driver';
  /** The port or the driver of the other machine. */
  readonly found: string;
}

type Values = Readonly<Record<string, FileValue>>;

/** Where something lies on one machine says nothing to another. */
const PLACE = /(file|files|folder|directory)$/i;
/** What a vending management system knows of a make and not of one machine. */
const OF_THE_MAKE = ['makerCode', 'model', 'decimals'];
/** How many lie in a channel is true of one machine. */
const COUNTED_HERE = 'stock';

/**
 * What of a configuration another machine can use. Left out: everything of the payment services (addresses, contract, device,
 * trade point, certificates, keys), PINs, the fleet, what names this one machine, and every path of a file. Keys that nobody
 * has named here stay where they are.
 */
export function travellingValues(values: FileValue): Values {
  const parts: Record<string, FileValue | undefined> = {
    languages: valueAt(values, ['languages']),
    operator: withoutPlaces(valueAt(values, ['operator'])),
    payment: within('cash', valueAt(values, ['payment', 'cash'])),
    peripherals: realDevices(valueAt(values, ['peripherals'])),
    catalogue: products(valueAt(values, ['catalogue'])),
    display: withoutPlaces(valueAt(values, ['display'])),
    service: within('leaveAfterS', valueAt(values, ['service', 'leaveAfterS'])),
    export: within('evaDts', only(OF_THE_MAKE, valueAt(values, ['export', 'evaDts']))),
  };
  return { version: 1, ...defined(parts) };
}

/** What changes here with the chosen parts of another machine's configuration. */
export function travelChanges(
  own: FileValue,
  theirs: FileValue,
  isChosen: (section: TravelSection) => boolean,
): readonly TravelChange[] {
  const brought = travellingValues(theirs);
  const of = (section: TravelSection, ...paths: readonly ChangePath[]): readonly TravelChange[] =>
    paths.flatMap((path) => {
      const wanted = valueAt(brought, path);
      // Key by key also where this machine has nothing of it yet.
      const here = valueAt(own, path) ?? (isItem(wanted) ? {} : undefined);
      return tagged(section, differences(path, here, wanted));
    });
  // Without a payment section this machine has not been told yet how it is paid.
  const isPaid = valueAt(own, ['payment']) !== undefined;
  return [
    ...of('operator', ['languages'], ['operator']),
    ...catalogueChanges(own, brought, isChosen),
    ...of('screen', ['display']),
    ...(isPaid ? of('cash', ['payment', 'cash']) : []),
    ...DEVICE_KINDS.flatMap((kind) => tagged('devices', deviceChanges(own, brought, kind))),
    ...of('other', ['service', 'leaveAfterS'], ['export', 'evaDts']),
  ];
}

/** The ports of another machine's devices that this one would have to have. */
export function wantedPorts(own: FileValue, theirs: FileValue): readonly string[] {
  return DEVICE_KINDS.flatMap((kind) => {
    const port = valueAt(theirs, ['peripherals', kind, 'port']);
    return valueAt(own, ['peripherals', kind]) === undefined && typeof port === 'string' ? [port] : [];
  });
}

/** The other machine's configuration without the devices that cannot be here, and which those are. */
export function withDevicesOf(
  own: FileValue,
  theirs: FileValue,
  missingPorts: readonly string[],
): { readonly values: FileValue; readonly left: readonly LeftDevice[] } {
  const left = DEVICE_KINDS.flatMap((device) => leftDevice(device, own, theirs, missingPorts));
  const devices = valueAt(theirs, ['peripherals']);
  if (left.length === 0 || !isItem(devices) || !isItem(theirs)) return { values: theirs, left };
  const kept = Object.entries(devices).filter(([kind]) => !left.some(({ device }) => device === kind));
  return { values: { ...theirs, peripherals: Object.fromEntries(kept) }, left };
}

function leftDevice(
  device: DeviceKind,
  own: FileValue,
  theirs: FileValue,
  missingPorts: readonly string[],
): readonly LeftDevice[] {
  const wanted = valueAt(theirs, ['peripherals', device]);
  if (wanted === undefined) return [];
  const { driver, port } = { driver: valueAt(wanted, ['driver']), port: valueAt(wanted, ['port']) };
  const here = valueAt(own, ['peripherals', device]);
  if (here !== undefined)
    return isSame(valueAt(here, ['driver']), driver) ? [] : [{ device, why: 'other-driver', found: wordOf(driver) }];
  return typeof port === 'string' && missingPorts.includes(port) ? [{ device, why: 'port-missing', found: port }] : [];
}

function wordOf(value: FileValue | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

/** A device that is here keeps its port: it is where it was plugged in. */
function deviceChanges(own: FileValue, theirs: Values, kind: DeviceKind): readonly ConfigChange[] {
  const path = ['peripherals', kind];
  const here = valueAt(own, path);
  const wanted = valueAt(theirs, path);
  if (!isItem(wanted)) return [];
  if (!isItem(here)) return differences(path, here, wanted);
  return isSame(here['driver'], wanted['driver']) ? differences(path, here, without('port', wanted)) : [];
}

/** New products come with an empty channel, and the number of pieces of those that are here stays. */
function catalogueChanges(
  own: FileValue,
  theirs: Values,
  isChosen: (section: TravelSection) => boolean,
): readonly TravelChange[] {
  const path = ['catalogue'];
  const here = itemsOf(valueAt(own, path));
  const wanted = itemsOf(valueAt(theirs, path));
  if (wanted.length === 0) return [];
  const twinOf = (item: Values, list: readonly Values[]): Values | undefined =>
    list.find((one) => idOf(one) === idOf(item));
  const changed = wanted.flatMap((item) => {
    const twin = twinOf(item, here);
    const place = [...path, { id: idOf(item) }];
    return twin === undefined ? [] : differences(place, without(COUNTED_HERE, twin), without(COUNTED_HERE, item), true);
  });
  const added = wanted.filter((item) => twinOf(item, here) === undefined);
  const removed = here.filter((item) => twinOf(item, wanted) === undefined);
  const adding = added.map((item): ConfigChange => ({ kind: 'add', path, item: emptied(item) }));
  const removing = removed.map((before): ConfigChange => ({ kind: 'remove', path, before }));
  const staying = here.filter((item) => !isChosen('removed') || !removed.includes(item)).map(idOf);
  const before = [...staying, ...added.map(idOf)];
  const first = wanted.map(idOf);
  const after = [...first, ...before.filter((id) => !first.includes(id))];
  const ordering: readonly ConfigChange[] = isSame(before, after) ? [] : [{ kind: 'order', path, before, after }];
  // In this order: a product that goes may have the channel of one that comes.
  return [...tagged('removed', removing), ...tagged('products', [...changed, ...adding, ...ordering])];
}

function emptied(item: Values): Values {
  return COUNTED_HERE in item ? { ...item, [COUNTED_HERE]: 0 } : item;
}

/** One change for each key that differs, so that comments beside the others stay. */
function differences(
  path: ChangePath,
  before: FileValue | undefined,
  after: FileValue | undefined,
  removesKeys = false,
): readonly ConfigChange[] {
  if (isSame(before, after) || (after === undefined && !removesKeys)) return [];
  if (!isItem(before) || !isItem(after)) return [{ kind: 'set', path, before, after }];
  const keys = [...new Set([...Object.keys(after), ...(removesKeys ? Object.keys(before) : [])])];
  return keys.flatMap((key) => differences([...path, key], before[key], after[key], removesKeys));
}

function tagged(section: TravelSection, changes: readonly ConfigChange[]): readonly TravelChange[] {
  return changes.map((change) => ({ section, change }));
}

function itemsOf(list: FileValue | undefined): readonly Values[] {
  return Array.isArray(list) ? list.filter(isItem) : [];
}

function products(list: FileValue | undefined): FileValue | undefined {
  const items = itemsOf(list).filter((item) => typeof item['id'] === 'string');
  return items.length === 0 ? undefined : items.map((item) => ({ ...item }));
}

function realDevices(devices: FileValue | undefined): FileValue | undefined {
  if (!isItem(devices)) return undefined;
  const real = Object.entries(devices).filter(
    ([kind, device]) => DEVICE_KINDS.some((one) => one === kind) && valueAt(device, ['driver']) !== SIMULATED,
  );
  return real.length === 0 ? undefined : Object.fromEntries(real);
}

function withoutPlaces(value: FileValue | undefined): FileValue | undefined {
  if (!isItem(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !PLACE.test(key));
  const inside = kept.map(([key, one]) => [key, withoutPlaces(one) ?? null] as const);
  return inside.length === 0 ? undefined : Object.fromEntries(inside);
}

function only(keys: readonly string[], value: FileValue | undefined): FileValue | undefined {
  if (!isItem(value)) return undefined;
  const kept = Object.entries(value).filter(([key]) => keys.includes(key));
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

function within(key: string, value: FileValue | undefined): FileValue | undefined {
  return value === undefined ? undefined : { [key]: value };
}

function without(key: string, values: Values): Record<string, FileValue> {
  return Object.fromEntries(Object.entries(values).filter(([one]) => one !== key));
}

function defined(parts: Readonly<Record<string, FileValue | undefined>>): Record<string, FileValue> {
  const kept: Record<string, FileValue> = {};
  for (const [key, value] of Object.entries(parts)) if (value !== undefined) kept[key] = value;
  return kept;
}
