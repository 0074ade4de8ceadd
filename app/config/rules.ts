import { TIYN_PER_TENGE } from '../money/money.ts';
import type { Finding } from './finding.ts';
import {
  DEVICE_KINDS,
  type DeviceCatalogue,
  type DeviceKind,
  type PeripheralsConfig,
  SIMULATED,
} from './peripherals.ts';
import { hasRealService, hasService, phoneInvoiceFindings, type PaymentSettings } from './payment.ts';
import type { Product } from './schema.ts';

/** The parts of a configuration that must be consistent with one another. */
export interface RuledConfig {
  readonly catalogue: readonly Product[];
  readonly payment?: PaymentSettings | undefined;
  readonly peripherals: PeripheralsConfig;
  readonly service: { readonly pinHash?: string | undefined; readonly collectorPinHash?: string | undefined };
}

/** The errors that make a configuration unusable although each value is valid. */
export function brokenRules(config: RuledConfig, devices: DeviceCatalogue): readonly Finding[] {
  const { peripherals } = config;
  return [
    ...sharedPorts(config, devices),
    ...ofDevices((kind) => devices.findingsBeside(kind, peripherals)),
    ...sensorWithoutRelay(config),
    ...ofDevices((kind) => devices.findings(kind, peripherals)),
    ...absentChannels(config, devices),
    ...noWayToPay(config),
    ...phoneInvoiceFindings(config.payment),
    ...pretendedMoney(config),
    ...onePinForBoth(config),
  ];
}

/** What the drivers find in their own settings, with the device's path in front. */
function ofDevices(find: (kind: DeviceKind) => readonly Finding[]): readonly Finding[] {
  return DEVICE_KINDS.flatMap((kind) =>
    find(kind).map((finding) => ({ ...finding, path: ['peripherals', kind, ...finding.path] })),
  );
}

/** A path under /dev that depends on the order of plugging in. */
const UNSTABLE_PORT = /^\/dev\/tty(USB|ACM)\d+$/;

/** Settings that are allowed but probably a mistake, now or later. */
export function doubtfulChoices(config: RuledConfig, devices: DeviceCatalogue): readonly Finding[] {
  const unstable = usedPorts(config)
    .filter(({ port }) => UNSTABLE_PORT.test(port))
    .map(({ name }) => ({ path: ['peripherals', name, 'port'], rule: 'unstable-port' }));
  const ofDrivers = ofDevices((kind) => devices.doubts(kind, config.peripherals));
  return [...unstable, ...ofDrivers, ...idleCashSettings(config), ...pricesOfNobody(config)];
}

/** Settings about notes that have no effect. */
function idleCashSettings({ payment, peripherals }: RuledConfig): readonly Finding[] {
  if (payment?.cash === undefined) return [];
  const { cash } = payment;
  const path = ['payment', 'cash'];
  const forNobody = { path, rule: 'cash-without-acceptor' };
  const nothingOwed = { path: [...path, 'moreProducts'], rule: 'more-products-without-debt' };
  return [
    // Without a payment service this is an error, see `noWayToPay`.
    ...(peripherals.billAcceptor === undefined && hasService(payment) ? [forNobody] : []),
    ...(cash.moreProducts && cash.change !== 'owe' ? [nothingOwed] : []),
  ];
}

/** Prices that no way to pay takes: ApiPay takes whole tenge, and the product would look sold out for ever. */
function pricesOfNobody({ catalogue, payment, peripherals }: RuledConfig): readonly Finding[] {
  const isApiPayAlone = payment?.apiPay !== undefined && payment.kaspi === undefined && payment.byFly === undefined;
  if (!isApiPayAlone || peripherals.billAcceptor !== undefined) return [];
  return catalogue.flatMap(({ priceTiyn }, index) =>
    priceTiyn % TIYN_PER_TENGE === 0
      ? []
      : [{ path: ['catalogue', index, 'priceTenge'], rule: 'price-that-nothing-takes' }],
  );
}

interface UsedPort {
  readonly name: DeviceKind;
  readonly port: string;
}

function usedPorts({ peripherals }: RuledConfig): readonly UsedPort[] {
  return DEVICE_KINDS.flatMap((name) => {
    const port = peripherals[name]?.port;
    return port === undefined ? [] : [{ name, port }];
  });
}

/** The key by which port names are compared: Windows has several spellings for one port. */
function sameName(port: string): string {
  const windows = /^(?:\\\\\.\\)?(COM\d+)$/i.exec(port)?.[1];
  return windows?.toUpperCase() ?? port;
}

function sharedPorts(config: RuledConfig, devices: DeviceCatalogue): readonly Finding[] {
  const owners = new Map<string, DeviceKind>();
  return usedPorts(config).flatMap(({ name, port }): Finding[] => {
    const owner = owners.get(sameName(port));
    owners.set(sameName(port), owner ?? name);
    if (owner === undefined || devices.sharesLine(name, owner, config.peripherals)) return [];
    return [{ path: ['peripherals', name, 'port'], rule: 'port-twice' }];
  });
}

/** Reports a drop sensor without a relay board. Demo mode always has a simulated board. */
function sensorWithoutRelay({ peripherals: { relay, dropSensor }, payment }: RuledConfig): readonly Finding[] {
  if (dropSensor === undefined || relay !== undefined || payment === undefined) return [];
  return [{ path: ['peripherals', 'dropSensor'], rule: 'drop-sensor-without-relay' }];
}

/**
 * The same line for both roles; different hashes of the same PIN cannot be recognised here; that PIN opens the
 * technician's menu.
 */
function onePinForBoth({ service: { pinHash, collectorPinHash } }: RuledConfig): readonly Finding[] {
  if (collectorPinHash === undefined || collectorPinHash !== pinHash) return [];
  return [{ path: ['service', 'collectorPinHash'], rule: 'pin-twice' }];
}

/** Reports channels that the relay board does not have. */
function absentChannels(
  { catalogue, payment, peripherals }: RuledConfig,
  devices: DeviceCatalogue,
): readonly Finding[] {
  // Demo mode always has the simulated board, with any configuration.
  const relay = payment === undefined ? { driver: SIMULATED } : peripherals.relay;
  if (relay === undefined) return [];
  const highest = devices.highestChannel(relay);
  if (highest === null) return [];
  return catalogue.flatMap(({ channel }, index) =>
    channel > highest ? [{ path: ['catalogue', index, 'channel'], rule: 'channel-too-high', highest }] : [],
  );
}

/** Reports a machine that has neither a payment service nor a bill acceptor. */
function noWayToPay({ payment, peripherals }: RuledConfig): readonly Finding[] {
  if (payment === undefined || hasService(payment)) return [];
  if (payment.cash === undefined) return [{ path: ['payment'], rule: 'no-way-to-pay' }];
  return peripherals.billAcceptor === undefined ? [{ path: ['payment', 'cash'], rule: 'notes-without-acceptor' }] : [];
}

/**
 * Reports a mix of real and simulated: real money must never buy a simulated product, nor simulated money a real one.
 */
function pretendedMoney({ payment, peripherals }: RuledConfig): readonly Finding[] {
  // A configuration without payment is demo mode, which drives nothing real.
  if (payment === undefined) return [];
  return [...mixedWorlds(peripherals), ...(takesRealMoney(payment, peripherals) ? simulatedDevices(peripherals) : [])];
}

function mixedWorlds({ relay, billAcceptor, dropSensor }: RuledConfig['peripherals']): readonly Finding[] {
  if (relay === undefined) return [];
  if (relay.driver === SIMULATED) {
    const isRealMoney = billAcceptor !== undefined && billAcceptor.driver !== SIMULATED;
    return isRealMoney ? [{ path: ['peripherals', 'billAcceptor'], rule: 'notes-for-nothing' }] : [];
  }
  const acceptor = { path: ['peripherals', 'billAcceptor', 'driver'], rule: 'goods-for-nothing' };
  const sensor = { path: ['peripherals', 'dropSensor', 'driver'], rule: 'pretended-drops' };
  return [
    ...(billAcceptor?.driver === SIMULATED ? [acceptor] : []),
    ...(dropSensor?.driver === SIMULATED ? [sensor] : []),
  ];
}

/**
 * Whether real money comes in. Without a payment service the notes decide; beside a test server real notes are not
 * allowed to buy simulated products.
 */
function takesRealMoney(payment: PaymentSettings, { billAcceptor }: RuledConfig['peripherals']): boolean {
  return hasService(payment) ? hasRealService(payment) : billAcceptor?.driver !== SIMULATED;
}

function simulatedDevices({
  relay,
  dropSensor,
  billAcceptor,
  printer,
}: RuledConfig['peripherals']): readonly Finding[] {
  return Object.entries({ relay, dropSensor, billAcceptor, printer })
    .filter(([, settings]) => settings?.driver === SIMULATED)
    .map(([name]) => ({
      path: ['peripherals', name, 'driver'],
      rule: name === 'relay' ? 'simulated-relay' : 'simulated-peripheral',
    }));
}
