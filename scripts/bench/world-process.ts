/**
 * The environment of the measured kiosk: the sandbox, and an LCUS board at the other end of a real line. Both are in
 * one process, so that answer and pulse are timed with one clock, and not in the kiosk's, so that they do not slow it
 * down.
 */
import { closeSync, constants, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { BytePort } from '../../drivers/port/byte-port.ts';
import { createSerialOpener } from '../../drivers/port/serial-port.ts';
import { EscposSimulator } from '../../drivers/printer/escpos/simulator/simulator.ts';
import { LCUS_CHANNELS } from '../../drivers/relay/lcus/protocol/channels.ts';
import { encodeSwitch } from '../../drivers/relay/lcus/protocol/dialect.ts';
import { LcusSimulator } from '../../drivers/relay/lcus/simulator/simulator.ts';
import { systemClock } from '../../drivers/common/system-clock.ts';
import type { Sandbox } from '../../sandbox/options.ts';
import { hashPin } from '../../main/service/pin/pin-hash.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { openValidator } from './validator.ts';
import type { FromWorld, ToWorld } from './world-messages.ts';

const BAUD_RATE = 9600;
/** The fastest, so that a receipt is on paper before the next sale is paid. */
const PAPER_BAUD_RATE = 115_200;
/** The shortest pulse that a configuration may have, so that many sales fit into a run. */
const PULSE_MS = 50;
/** The same for the time in which a product comes to rest: a soak is about the number of its sales. */
const SOAK_SETTLE_MS = 100;
const PLENTY = 100_000;
/** As often as the kiosk asks at most: a sale takes hardly longer than this. */
const POLLING_S = 0.1;
const PIN = '736405';

const LAST_OFF = Buffer.from(encodeSwitch('frames', LCUS_CHANNELS.at(-1) ?? 1, 'off'));

interface Marks {
  /** The server's time for the last `qr/create`. */
  createMs: number;
  /** When `Processed` was answered; null once the first byte has arrived after it. */
  answeredMs: number | null;
  /** When the kiosk was killed and its board is not off yet. */
  killedMs: number | null;
}

function say(message: FromWorld): void {
  process.send?.(message);
}

/** What one configuration has more than the others. */
interface Extra {
  readonly notesPort?: string;
  readonly paperPort?: string;
  readonly settleMs?: number;
  /** The technician's, as its hash. */
  readonly pinHash?: string;
}

/** Writes the sandbox's configuration with the real relay and a stock that does not run out. */
function writeConfig(
  file: string,
  standard: string,
  relayPort: string,
  { notesPort, paperPort, settleMs, pinHash }: Extra = {},
): string {
  const config = parse(readFileSync(standard, 'utf8')) as {
    catalogue: { stock: number }[];
    peripherals: object;
    service?: object;
  };
  for (const product of config.catalogue) product.stock = PLENTY;
  const relay = {
    driver: 'lcus',
    port: relayPort,
    baudRate: BAUD_RATE,
    pulseMs: PULSE_MS,
    ...(settleMs === undefined ? {} : { settleMs }),
  };
  config.peripherals = {
    relay,
    ...(notesPort === undefined ? {} : { billAcceptor: { driver: 'ccnet', port: notesPort } }),
    ...(paperPort === undefined ? {} : { printer: { driver: 'escpos', port: paperPort, baudRate: PAPER_BAUD_RATE } }),
  };
  if (pinHash !== undefined) config.service = { pinHash };
  writeFileSync(file, stringify(config));
  return file;
}

async function openSandbox(dir: string, marks: Marks): Promise<Sandbox> {
  const sandbox: Sandbox = await startSandbox({
    dir,
    behaviour: { pollingIntervalS: POLLING_S },
    apiPay: { port: 0 },
    // The sandbox calls this right after it has written the answer to the connection.
    log: ({ method, path, durationMs }) => {
      const nowMs = systemClock.monoMs();
      if (method === 'qr/create') marks.createMs = durationMs;
      const last = sandbox.purchases().at(-1);
      const isPaid = method === 'payment/status' && last?.status === 'Processed' && path.endsWith(`/${last.id}`);
      if (isPaid) marks.answeredMs ??= nowMs;
    },
  });
  return sandbox;
}

/** Opens the board, which reports the moment in which the first byte of a pulse arrives. */
async function openBoard(devicePort: string, marks: Marks): Promise<void> {
  const opened = await createSerialOpener(systemClock).open({ path: devicePort, baudRate: BAUD_RATE });
  if (!opened.ok) throw new Error(opened.error.message);
  opened.value.onBytes(() => {
    if (marks.answeredMs === null) return;
    const relayMs = systemClock.monoMs() - marks.answeredMs;
    marks.answeredMs = null;
    say({ kind: 'paid', createMs: marks.createMs, relayMs });
  });
  tellSwitchedOff(opened.value, marks);
  new LcusSimulator({ clock: systemClock }).attach(opened.value);
}

/** Opens a receipt printer that prints at once. */
async function openPrinter(devicePort: string): Promise<void> {
  const opened = await createSerialOpener(systemClock).open({ path: devicePort, baudRate: PAPER_BAUD_RATE });
  if (!opened.ok) throw new Error(opened.error.message);
  new EscposSimulator({ clock: systemClock }).attach(opened.value);
}

/** What is sent after a kill can only be the guardian's. */
function tellSwitchedOff(port: BytePort, marks: Marks): void {
  let heard: Buffer[] = [];
  let firstMs = 0;
  port.onBytes((bytes) => {
    if (marks.killedMs === null) return;
    const sinceMs = systemClock.monoMs() - marks.killedMs;
    if (heard.length === 0) firstMs = sinceMs;
    heard.push(Buffer.from(bytes));
    if (!Buffer.concat(heard).includes(LAST_OFF)) return;
    heard = [];
    marks.killedMs = null;
    say({ kind: 'switched-off', firstMs, lastMs: sinceMs });
  });
}

async function pay(sandbox: Sandbox): Promise<void> {
  const id = sandbox.purchases().at(-1)?.id ?? '';
  for (const action of ['scan', 'confirm'] as const) {
    const done = await sandbox.phone.act(action, id);
    if (!done.ok) throw new Error(`${action}: ${done.error.message}`);
  }
}

function fail(error: unknown): void {
  say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}

async function main([
  dir = '',
  kioskPort = '',
  devicePort = '',
  notesKioskPort = '',
  notesDevicePort = '',
  paperKioskPort = '',
  paperDevicePort = '',
]: string[]): Promise<void> {
  // The open descriptors keep socat running while no kiosk has the line open: socat ends when a side is closed.
  const keepers = [kioskPort, notesKioskPort, paperKioskPort].map((port) =>
    openSync(port, constants.O_RDWR | constants.O_NOCTTY),
  );
  process.once('exit', () => {
    keepers.forEach((keeper) => {
      closeSync(keeper);
    });
  });
  const marks: Marks = { createMs: 0, answeredMs: null, killedMs: null };
  const sandbox = await openSandbox(dir, marks);
  await openBoard(devicePort, marks);
  await openPrinter(paperDevicePort);
  const validator = await openValidator(notesDevicePort, (stackMs) => {
    say({ kind: 'stacked', stackMs });
  });
  process.on('message', (data) => {
    const message = data as ToWorld;
    if (message.kind === 'pay') void pay(sandbox).catch(fail);
    else if (message.kind === 'insert') validator.insertWhenTaken();
    else if (message.kind === 'kill') {
      marks.killedMs = systemClock.monoMs();
      process.kill(message.pid, 'SIGKILL');
    } else say({ kind: 'polls', intervalsMs: validator.takeIntervals() });
  });
  process.once('disconnect', () => process.exit(0));
  const { configs, rootCa, pfx, passphrase } = sandbox.files;
  const { standard = '' } = sandbox.urls;
  const { apiPay } = sandbox;
  if (apiPay === null) throw new Error('ApiPay is not open');
  const write = (name: string, extra?: Extra): string =>
    writeConfig(join(dir, name), configs.standard ?? '', kioskPort, extra);
  say({
    kind: 'ready',
    configFile: write('bench.yaml'),
    soakConfigFile: write('bench-soak.yaml', { paperPort: paperKioskPort, settleMs: SOAK_SETTLE_MS }),
    notesConfigFile: write('bench-notes.yaml', { notesPort: notesKioskPort }),
    menuConfigFile: write('bench-menu.yaml', { pinHash: await hashPin(PIN) }),
    apiPay: {
      configFile: writeConfig(join(dir, 'bench-apipay.yaml'), apiPay.config, kioskPort),
      url: apiPay.url,
      keyFile: apiPay.secretFile,
    },
    pin: PIN,
    baseUrl: standard,
    rootCa,
    pfx,
    passphrase,
  });
}

await main(process.argv.slice(2)).catch(fail);
