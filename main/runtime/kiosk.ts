import type { KioskConfig } from '../../app/config/config.ts';
import type { KioskEvent } from '../../app/session/state/event.ts';
import { initialState } from '../../app/session/state/state.ts';
import { operatorFiles } from '../config/operator-files.ts';
import { settingsOf } from '../config/session-settings.ts';
import { LOCK_LIMIT_MS } from '../journal/lock-limit.ts';
import { portOf, relayBoard } from '../peripherals/board-place.ts';
import { createDispenser, type Dispenser } from '../peripherals/dispenser.ts';
import { EscrowWatch } from '../peripherals/escrow-watch.ts';
import { followAcceptor } from '../peripherals/follow-acceptor.ts';
import { followPrinter } from '../peripherals/follow-printer.ts';
import { followRelay, followSensor, type RelayPorts } from '../peripherals/follow-relay.ts';
import { queuePrints } from '../peripherals/print-queue.ts';
import { createEventLoop, type EventLoop } from './event-loop.ts';
import { keepJournal, type KeptJournal } from './keep-journal.ts';
import { type KioskParts, type OpenService, servicesOfKiosk } from './kiosk-parts.ts';
import { logEscrowOff } from './observers/log-escrow-off.ts';
import { logMoney } from './observers/log-money.ts';
import { logScreens } from './observers/log-screens.ts';
import { logStuckProducts } from './observers/log-stuck-products.ts';
import { tidyAtIdle } from './observers/tidy-at-idle.ts';
import { runEffect } from './run-effect.ts';
import { within } from './within.ts';

export interface Kiosk {
  readonly loop: EventLoop;
  /** The one way to set a product in motion, also for the service menu; null without a relay. */
  readonly dispenser: Dispenser | null;
  /**
   * Stops the kiosk: waits for a running pulse and its entry, switches the peripherals off and closes the databases.
   */
  stop(): Promise<void>;
}

/** Starts the loop, opens the journal and connects the peripherals. Failures appear as a screen with a reason. */
export function startKiosk(parts: KioskParts): Kiosk {
  const { config, clock, log, version } = parts;
  const { relay, sensor, acceptor, printer } = parts;
  const prints = printer === null ? null : queuePrints(printer);
  const dispenser = relay === null ? null : createDispenser(relay, sensor, clock);
  /** Events that arrive while the journal is being opened; null at other times. */
  let early: KioskEvent[] | null = null;
  const dispatch = (event: KioskEvent): void => {
    if (early === null) loop.dispatch(event);
    else early.push(event);
  };
  const escrow = new EscrowWatch();
  const journal = keepJournal(parts.journal, {
    clock,
    log,
    version,
    dispatch: (event) => {
      loop.dispatch(event);
    },
    isIdle: () => loop.view().screen.name === 'idle',
  });
  // The peripherals come first, because switching every channel off takes longest; they report after the rest is ready.
  followPeripherals(parts, dispatch, escrow);
  const { demo, offersSetup = false } = parts;
  const opened = servicesOfKiosk(parts);
  const services = opened.map(({ capabilities }) => capabilities);
  const settings = settingsOf(
    config,
    { demo, offersSetup, hasAcceptor: acceptor !== null, services },
    operatorFiles(config, log),
  );
  const loop = createEventLoop(initialState(settings), {
    clock,
    append: (entries, now) => parts.journal.append(entries, now),
    show: parts.show,
    onCrash: parts.onCrash,
    run(effect, cause): void {
      runEffect(effect, {
        clock,
        payments: (provider) => providerOf(opened, provider).payments,
        dispenser,
        printer: prints,
        acceptor: acceptor === null ? null : escrow.askedBy(cause, acceptor),
        probeJournal: () => journal.probe(),
        dispatch,
        knowsPurchase: (qrPaymentId, provider) =>
          parts.journal.knowsPurchase(qrPaymentId, providerOf(opened, provider).capabilities.binding),
        log,
      });
    },
    log,
    observers: [
      logMoney(log),
      logScreens(log, config.languages[0] ?? 'kk'),
      tidyAtIdle(() => journal.tidy()),
      logStuckProducts(log),
      logEscrowOff(log),
      ...(parts.observer === undefined || parts.observer === null ? [] : [parts.observer]),
    ],
  });
  if (parts.broken !== null) dispatch({ kind: 'broken', problem: parts.broken });
  const reading = journal.open();
  if (reading instanceof Promise) {
    early = [];
    void reading.then(() => {
      const missed = early ?? [];
      early = null;
      for (const event of missed) loop.dispatch(event);
    });
  }
  return { loop, dispenser, stop: () => stopInOrder(parts, { loop, journal, dispenser }) };
}

/** The session asks only services that it was given. Throws on another one, which is a programming error. */
function providerOf(services: readonly OpenService[], provider: string): OpenService {
  const found = services.find(({ capabilities }) => capabilities.provider === provider);
  if (found === undefined) throw new Error(`no payment service is called ${provider}`);
  return found;
}

function followPeripherals(parts: KioskParts, dispatch: (event: KioskEvent) => void, escrow: EscrowWatch): void {
  const { config, log, relay, sensor, acceptor, printer } = parts;
  const ports = (settings: object | undefined) => ({ port: portOf(settings), dispatch, log });
  const place = config.peripherals.relay;
  if (relay !== null) followRelay(relay, { ...ports(place), ...commissioningOf(parts) });
  if (sensor !== null) followSensor(sensor, ports(sensorPlace(config)));
  const acceptorPorts = ports(config.peripherals.billAcceptor);
  if (acceptor !== null) followAcceptor(acceptor, { ...acceptorPorts, dispatch: escrow.watching(dispatch) });
  if (printer !== null) followPrinter(printer, ports(config.peripherals.printer));
}

/** The record of confirmed boards; not for a simulated board. */
function commissioningOf({ config, commissioning }: KioskParts): Pick<RelayPorts, 'isCommissioned'> {
  const board = relayBoard(config);
  if (commissioning === undefined || board === null) return {};
  return { isCommissioned: () => commissioning.isCommissioned(board) };
}

/** The running parts of a kiosk. */
interface Running {
  readonly loop: EventLoop;
  readonly journal: KeptJournal;
  readonly dispenser: Dispenser | null;
}

async function stopInOrder(parts: KioskParts, { loop, journal, dispenser }: Running): Promise<void> {
  const { clock, log, relay, sensor, acceptor, printer } = parts;
  // A note that is being drawn in still counts as paid, but no further product is dispensed.
  loop.dispatch({ kind: 'stopping' });
  await acceptor?.stop();
  // A step that is being written may still start a pulse, whose outcome must be written as well.
  await within(STOP_WRITING_LIMIT_MS, loop.settled(), clock);
  // The outcome of a running pulse is awaited; without it, a sold product would become a debt.
  await dispenser?.settled();
  await within(STOP_WRITING_LIMIT_MS, loop.settled(), clock);
  loop.stop();
  journal.stop();
  await relay?.stop();
  await sensor?.stop();
  await printer?.stop();
  await within(CLOSE_JOURNAL_LIMIT_MS, parts.journal.close(), clock);
  await log.close();
}

/** Limit for the last write: longer than another program's lock is waited for, but a disk that hangs does not block. */
const STOP_WRITING_LIMIT_MS = LOCK_LIMIT_MS + 2_000;
/**
 * Every entry is on disk already; closing moves them into the file and flushes that, three waits for the disk. What has
 * not been moved by then is moved by the next start.
 */
export const CLOSE_JOURNAL_LIMIT_MS = 24_000;

/** The settings that name the sensor's port; a Modbus sensor without a port of its own is on the relay's line. */
function sensorPlace({ peripherals: { relay, dropSensor } }: KioskConfig): object | undefined {
  return dropSensor?.driver === 'modbus' && dropSensor.port === undefined ? relay : dropSensor;
}
