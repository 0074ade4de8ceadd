import { LCUS_CHANNEL_RANGE } from './lcus-channels.ts';
import type { BillAcceptorSettings, DropSensorSettings, PrinterSettings, Product, RelaySettings } from './schema.ts';
import { isTestServer, type KaspiSettings } from './kaspi.ts';

/** The parts of a configuration that have to fit together. */
export interface RuledConfig {
  readonly catalogue: readonly Product[];
  readonly payment?:
    | {
        readonly kaspi?: KaspiSettings | undefined;
        readonly cash?: { readonly change: string; readonly moreProducts: boolean } | undefined;
      }
    | undefined;
  readonly peripherals: {
    readonly relay?: RelaySettings | undefined;
    readonly dropSensor?: DropSensorSettings | undefined;
    readonly billAcceptor?: BillAcceptorSettings | undefined;
    readonly printer?: PrinterSettings | undefined;
  };
}

/** What is wrong, or deserves a look; the words belong to whoever reads the file. */
export interface Finding {
  readonly path: readonly (string | number)[];
  readonly rule: string;
  /** The number that the words of the rule need. */
  readonly highest?: number;
}

/** What keeps a configuration with valid values from being used. */
export function brokenRules(config: RuledConfig): readonly Finding[] {
  return [
    ...sharedPorts(config),
    ...coilsOffTheBus(config),
    ...dropSensorPlace(config),
    ...latchOfRelay(config),
    ...unknownBlocks(config),
    ...absentChannels(config),
    ...noWayToPay(config),
    ...pretendedMoney(config),
  ];
}

/** A path under /dev that is given in the order of plugging in. */
const UNSTABLE_PORT = /^\/dev\/tty(USB|ACM)\d+$/;

/** What is allowed, but is likely to be a mistake or to become one. */
export function doubtfulChoices(config: RuledConfig): readonly Finding[] {
  const unstable = usedPorts(config)
    .filter(({ port }) => UNSTABLE_PORT.test(port))
    .map(({ name }) => ({ path: ['peripherals', name, 'port'], rule: 'unstable-port' }));
  return [...unstable, ...idleCashSettings(config)];
}

/** Settings about notes that have no effect. */
function idleCashSettings({ payment, peripherals }: RuledConfig): readonly Finding[] {
  if (payment?.cash === undefined) return [];
  const { cash } = payment;
  const path = ['payment', 'cash'];
  const forNobody = { path, rule: 'cash-without-acceptor' };
  const nothingOwed = { path: [...path, 'moreProducts'], rule: 'more-products-without-debt' };
  return [
    // Without a service it is no doubt but a mistake, see `noWayToPay`.
    ...(peripherals.billAcceptor === undefined && hasService(payment) ? [forNobody] : []),
    ...(cash.moreProducts && cash.change !== 'owe' ? [nothingOwed] : []),
  ];
}

interface UsedPort {
  readonly name: string;
  readonly port: string;
}

function usedPorts({ peripherals }: RuledConfig): readonly UsedPort[] {
  const { relay, dropSensor, billAcceptor, printer } = peripherals;
  return Object.entries({ relay, dropSensor, billAcceptor, printer }).flatMap(([name, settings]) =>
    settings !== undefined && 'port' in settings && settings.port !== undefined ? [{ name, port: settings.port }] : [],
  );
}

/** Windows has several spellings for one port. */
function sameName(port: string): string {
  const windows = /^(?:\\\\\.\\)?(COM\d+)$/i.exec(port)?.[1];
  return windows?.toUpperCase() ?? port;
}

function sharedPorts(config: RuledConfig): readonly Finding[] {
  const owners = new Map<string, string>();
  return usedPorts(config).flatMap(({ name, port }): Finding[] => {
    const owner = owners.get(sameName(port));
    owners.set(sameName(port), owner ?? name);
    if (owner === undefined || (name === 'dropSensor' && owner === 'relay' && sharesBus(config))) return [];
    return [{ path: ['peripherals', name, 'port'], rule: 'port-twice' }];
  });
}

/** A Modbus line carries many devices. It is known by its name, letter by letter: two spellings would open it twice. */
function sharesBus({ peripherals: { relay, dropSensor } }: RuledConfig): boolean {
  return relay?.driver === 'modbus' && dropSensor?.driver === 'modbus' && relay.port === dropSensor.port;
}

function dropSensorPlace({ peripherals: { relay, dropSensor }, payment }: RuledConfig): readonly Finding[] {
  if (dropSensor === undefined) return [];
  const path = ['peripherals', 'dropSensor'];
  if (dropSensor.driver === 'modbus' && dropSensor.port === undefined && relay?.driver !== 'modbus') {
    return [{ path, rule: 'drop-sensor-without-line' }];
  }
  // Demo mode has its simulated board in any case.
  if (relay === undefined) return payment === undefined ? [] : [{ path, rule: 'drop-sensor-without-relay' }];
  if (dropSensor.driver !== 'modbus' || relay.driver !== 'modbus') return [];
  if (dropSensor.port !== undefined && dropSensor.port !== relay.port) return [];
  return (['baudRate', 'parity'] as const)
    .filter((key) => dropSensor[key] !== undefined && dropSensor[key] !== relay[key])
    .map((key) => ({ path: [...path, key], rule: 'bus-settings-differ' }));
}

/** A Modbus bus counts its coils from 0 to 65535. */
const MAX_COIL = 0xffff;

function coilsOffTheBus({ peripherals: { relay } }: RuledConfig): readonly Finding[] {
  if (relay?.driver !== 'modbus' || relay.firstCoil + relay.channels - 1 <= MAX_COIL) return [];
  return [
    { path: ['peripherals', 'relay', 'firstCoil'], rule: 'coils-off-the-bus', highest: MAX_COIL + 1 - relay.channels },
  ];
}

/** Clearing a latch must not switch a motor of the same board. */
function latchOfRelay(config: RuledConfig): readonly Finding[] {
  const { relay, dropSensor } = config.peripherals;
  if (relay?.driver !== 'modbus' || dropSensor?.driver !== 'modbus' || typeof dropSensor.latch === 'string') return [];
  const isSameLine = dropSensor.port === undefined || sharesBus(config);
  const isSameBoard = isSameLine && (dropSensor.address ?? relay.address) === relay.address;
  const { clearCoil } = dropSensor.latch;
  if (!isSameBoard || clearCoil < relay.firstCoil || clearCoil >= relay.firstCoil + relay.channels) return [];
  return [{ path: ['peripherals', 'dropSensor', 'latch', 'clearCoil'], rule: 'latch-of-relay' }];
}

/** Without a latch a sensor may look away while something falls: how long that takes, only the operator knows. */
function unknownBlocks({ peripherals: { dropSensor } }: RuledConfig): readonly Finding[] {
  if (dropSensor === undefined || dropSensor.driver === 'simulated' || dropSensor.blocksMs !== undefined) return [];
  const hasLatch = dropSensor.driver === 'modbus' && dropSensor.latch !== 'none';
  return hasLatch ? [] : [{ path: ['peripherals', 'dropSensor'], rule: 'blocks-unknown' }];
}

/** A board cannot close a contact that it does not have. */
function absentChannels({ catalogue, payment, peripherals }: RuledConfig): readonly Finding[] {
  // Demo mode has its simulated board, whatever the configuration says.
  const relay = payment === undefined ? ({ driver: 'simulated' } as const) : peripherals.relay;
  if (relay === undefined) return [];
  const highest = relay.driver === 'modbus' ? relay.channels : LCUS_CHANNEL_RANGE.highest;
  return catalogue.flatMap(({ channel }, index) =>
    channel > highest ? [{ path: ['catalogue', index, 'channel'], rule: 'channel-too-high', highest }] : [],
  );
}

type RuledPayment = NonNullable<RuledConfig['payment']>;

function hasService(payment: RuledPayment): boolean {
  return payment.kaspi !== undefined;
}

/** A machine without any service sells for notes alone, and needs something that takes them. */
function noWayToPay({ payment, peripherals }: RuledConfig): readonly Finding[] {
  if (payment === undefined || hasService(payment)) return [];
  if (payment.cash === undefined) return [{ path: ['payment'], rule: 'no-way-to-pay' }];
  return peripherals.billAcceptor === undefined ? [{ path: ['payment', 'cash'], rule: 'notes-without-acceptor' }] : [];
}

/** Real money must never buy a simulated product, and simulated money no real one. */
function pretendedMoney({ payment, peripherals }: RuledConfig): readonly Finding[] {
  // Without payment this is demo mode: nothing real is driven.
  if (payment === undefined) return [];
  return [...mixedWorlds(peripherals), ...(takesRealMoney(payment, peripherals) ? simulatedDevices(peripherals) : [])];
}

function mixedWorlds({ relay, billAcceptor, dropSensor }: RuledConfig['peripherals']): readonly Finding[] {
  if (relay === undefined) return [];
  if (relay.driver === 'simulated') {
    const isRealMoney = billAcceptor !== undefined && billAcceptor.driver !== 'simulated';
    return isRealMoney ? [{ path: ['peripherals', 'billAcceptor'], rule: 'notes-for-nothing' }] : [];
  }
  const acceptor = { path: ['peripherals', 'billAcceptor', 'driver'], rule: 'goods-for-nothing' };
  const sensor = { path: ['peripherals', 'dropSensor', 'driver'], rule: 'pretended-drops' };
  return [
    ...(billAcceptor?.driver === 'simulated' ? [acceptor] : []),
    ...(dropSensor?.driver === 'simulated' ? [sensor] : []),
  ];
}

/** Where nobody pays by a service, the notes tell; beside a test server no real note buys a simulated product. */
function takesRealMoney({ kaspi }: RuledPayment, { billAcceptor }: RuledConfig['peripherals']): boolean {
  return kaspi === undefined ? billAcceptor?.driver !== 'simulated' : !isTestServer(kaspi);
}

function simulatedDevices({
  relay,
  dropSensor,
  billAcceptor,
  printer,
}: RuledConfig['peripherals']): readonly Finding[] {
  return Object.entries({ relay, dropSensor, billAcceptor, printer })
    .filter(([, settings]) => settings?.driver === 'simulated')
    .map(([name]) => ({
      path: ['peripherals', name, 'driver'],
      rule: name === 'relay' ? 'simulated-relay' : 'simulated-peripheral',
    }));
}
