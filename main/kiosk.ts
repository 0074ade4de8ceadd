import type { KaspiSettings, KioskConfig } from '../app/config/schema.ts';
import { text } from '../app/messages/text.ts';
import type { PaymentProvider, RefundWay } from '../app/payment/provider.ts';
import { ok, type Result } from '../app/result.ts';
import type { KioskEvent } from '../app/session/event.ts';
import type { Problem } from '../app/session/problem.ts';
import { initialState, type KioskSettings, type KioskState } from '../app/session/state.ts';
import { stuckProducts } from '../app/session/stuck.ts';
import type { View } from '../app/session/view.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { BillAcceptor } from '../drivers/bill-acceptor/bill-acceptor.ts';
import type { DropSensor } from '../drivers/drop-sensor/drop-sensor.ts';
import type { Printer } from '../drivers/printer/printer.ts';
import type { Relay } from '../drivers/relay/relay.ts';
import { JournalKeeper } from './journal/journal-keeper.ts';
import type { JournalEntry } from '../app/journal/entry.ts';
import type { LogStore } from './log/log-store.ts';
import { followAcceptor } from './peripherals/follow-acceptor.ts';
import { createDispenser } from './peripherals/dispenser.ts';
import { followPrinter } from './peripherals/follow-printer.ts';
import { queuePrints } from './peripherals/print-queue.ts';
import { followRelay, followSensor } from './peripherals/follow-relay.ts';
import { createEventLoop, type EventLoop } from './runtime/event-loop.ts';
import { runEffect } from './runtime/run-effect.ts';

/** Everything a running kiosk is made of; `main/compose` chooses real or simulated. */
export interface KioskParts {
  readonly config: KioskConfig;
  readonly version: string;
  readonly dataDirectory: string;
  readonly demo: boolean;
  readonly clock: Clock;
  readonly log: LogStore;
  readonly payments: PaymentProvider;
  readonly relay: Relay | null;
  readonly sensor: DropSensor | null;
  readonly acceptor: BillAcceptor | null;
  readonly printer: Printer | null;
  readonly show: (view: View) => void;
  /** Why the kiosk could not be composed; it then only shows the reason and keeps its journal. */
  readonly broken: Problem | null;
}

export interface Kiosk {
  readonly loop: EventLoop;
  /** Lets a pulse come to its end and be written down, switches the peripherals off and closes the databases. */
  stop(): Promise<void>;
}

/**
 * Which service a sale can be asked about at: contract, host and organisation. Not the port or the version in the
 * path, which change without the purchases being lost.
 */
function bindingOf({ payment }: KioskConfig): string {
  if (payment === undefined) return 'demo';
  const { kaspi } = payment;
  const organization = kaspi.scheme === 'enhanced' ? ` ${kaspi.organizationBin}` : '';
  return `kaspi ${kaspi.scheme} ${new URL(kaspi.baseUrl).hostname}${organization}`;
}

/** Each kind of contract gives money back in its own way (facts, section 1). */
const REFUND_WAYS: Readonly<Record<KaspiSettings['scheme'], RefundWay>> = {
  lite: 'by-hand',
  standard: 'with-customer',
  enhanced: 'direct',
};

/** The stand-in of demo mode speaks the standard scheme. */
function refundWayOf({ payment }: KioskConfig): RefundWay {
  return REFUND_WAYS[payment?.kaspi.scheme ?? 'standard'];
}

/** The facts of the configuration that the session needs. */
export function settingsOf(config: KioskConfig, demo: boolean, hasAcceptor = false): KioskSettings {
  const { dropSensor, printer } = config.peripherals;
  return {
    languages: config.languages,
    operatorName: config.operator.name,
    operatorBin: config.operator.bin ?? null,
    contact: config.operator.contact ?? null,
    catalogue: config.catalogue,
    productDetails: config.display.productDetails,
    maxQuantity: config.display.maxQuantity,
    pulseMs: config.peripherals.relay?.pulseMs ?? 0,
    hasRelay: config.peripherals.relay !== undefined,
    hasAcceptor,
    drop: dropSensor === undefined ? null : { limitMs: dropSensor.timeoutMs, extraPulses: dropSensor.extraPulses },
    printer: printer === undefined ? 'absent' : printer.required ? 'required' : 'optional',
    diagonalInches: config.display.diagonalInches,
    demo,
    binding: bindingOf(config),
    refundWay: refundWayOf(config),
    change: config.payment?.cash?.change ?? 'owe',
    moreProducts: config.payment?.cash?.moreProducts ?? demo,
  };
}

/** Starts the loop, reads the journal, connects the peripherals. Whatever fails becomes a screen with a reason. */
export function startKiosk(parts: KioskParts): Kiosk {
  const { config, clock, log, version } = parts;
  const { relay, sensor, acceptor, printer } = parts;
  const prints = printer === null ? null : queuePrints(printer);
  const dispenser = relay === null ? null : createDispenser(relay, sensor, clock);
  const keeper = new JournalKeeper(parts.dataDirectory);
  const dispatch = (event: KioskEvent): void => {
    loop.dispatch(event);
  };
  // First of all, because switching every channel off takes the longest; it reports itself when all else stands.
  const ports = (settings: object | undefined) => ({ port: portOf(settings), dispatch, log });
  if (relay !== null) followRelay(relay, ports(config.peripherals.relay));
  if (sensor !== null) followSensor(sensor, ports(sensorPlace(config)));
  if (acceptor !== null) followAcceptor(acceptor, ports(config.peripherals.billAcceptor));
  if (printer !== null) followPrinter(printer, ports(config.peripherals.printer));
  /** Also when it could not be opened at first: a disk that was full may have room again. */
  const probeJournal = (): Result<void, Problem> => {
    if (keeper.isOpen) return keeper.probe();
    const ledger = keeper.open();
    const { rescued } = keeper;
    if (rescued !== null && rescued.folder !== null) log.write('error', 'journal-rescued', { folder: rescued.folder });
    if (!ledger.ok) return ledger;
    dispatch({ kind: 'booted', ledger: ledger.value, version });
    return ok(undefined);
  };
  const settings = settingsOf(config, parts.demo, acceptor !== null);
  const loop = createEventLoop(initialState(parts.broken === null ? settings : { ...settings, binding: null }), {
    clock,
    append(entries, now): Result<void, Problem> {
      const written = keeper.append(entries, now);
      if (written.ok) logMoney(entries, log);
      return written;
    },
    show: withStuckLog(log, () => loop.state(), withTidying(keeper, clock, withServiceLog(parts, parts.show))),
    run(effect): void {
      runEffect(effect, {
        payments: parts.payments,
        dispenser,
        printer: prints,
        acceptor,
        probeJournal,
        dispatch,
        knowsPurchase: (qrPaymentId) => keeper.knowsPurchase(qrPaymentId),
        log,
      });
    },
    log,
  });
  if (parts.broken !== null) dispatch({ kind: 'broken', problem: parts.broken });
  const opened = probeJournal();
  if (!opened.ok) dispatch({ kind: 'journal-refused', problem: opened.error, refused: null });
  return {
    loop,
    async stop(): Promise<void> {
      // A note that is being drawn in is paid, but nothing that it pays for begins to fall any more.
      loop.dispatch({ kind: 'stopping' });
      await acceptor?.stop();
      // A product that is just falling is sold: without its outcome it would be a debt.
      await dispenser?.settled();
      loop.stop();
      await relay?.stop();
      await sensor?.stop();
      await printer?.stop();
      keeper.close();
      log.close();
    },
  };
}

/** What became of money that bought nothing, for the technician; the journal has the whole. */
function logMoney(entries: readonly JournalEntry[], log: LogStore): void {
  for (const entry of entries) {
    const { kind } = entry;
    if (kind === 'refund-done' || kind === 'debt-recorded' || kind === 'debt-settled') {
      log.write('warning', kind, { saleId: entry.saleId, amountTiyn: entry.amountTiyn });
    }
    if (kind === 'bill-doubtful') log.write('error', kind, { saleId: entry.saleId, billTiyn: entry.billTiyn });
    if (kind === 'orphan-recorded') log.write('error', kind, { orphanId: entry.orphanId, amountTiyn: entry.amountTiyn });
    if (kind === 'cash-collected') log.write('info', kind, { amountTiyn: entry.amountTiyn, bills: entry.bills });
    if (kind === 'refund-failed') log.write('error', kind, { saleId: entry.saleId, code: entry.code, certain: entry.certain });
  }
}

/** Without a port of its own a Modbus sensor hangs on the relay's line. */
function sensorPlace({ peripherals: { relay, dropSensor } }: KioskConfig): object | undefined {
  return dropSensor?.driver === 'modbus' && dropSensor.port === undefined ? relay : dropSensor;
}

/** What the technician looks for: the path, or that nothing real is there. */
function portOf(settings: object | undefined): string {
  return settings !== undefined && 'port' in settings && typeof settings.port === 'string' ? settings.port : 'simulated';
}

/** Back at idle is a quiet moment: the journal's file becomes complete in itself, for whoever copies only that. */
function withTidying(keeper: JournalKeeper, clock: Clock, show: (view: View) => void): (view: View) => void {
  let last = '';
  return (view): void => {
    show(view);
    const { name } = view.screen;
    if (name === 'idle' && last !== name) setImmediate(() => keeper.tidy({ wallMs: clock.wallMs(), monoMs: clock.monoMs() }));
    last = name;
  };
}

/** A product that is taken off the offer, once: the screen on which its last sale ends comes with it. */
function withStuckLog(log: LogStore, state: () => KioskState, show: (view: View) => void): (view: View) => void {
  let told: readonly string[] = [];
  return (view): void => {
    show(view);
    const stuck = stuckProducts(state());
    for (const productId of stuck) {
      if (!told.includes(productId)) log.write('warning', 'product-stuck', { productId });
    }
    told = stuck;
  };
}

/** The out-of-service screen's sentence also goes into the log, word for word. */
function withServiceLog({ config, log }: KioskParts, show: (view: View) => void): (view: View) => void {
  const language = config.languages[0] ?? 'kk';
  let last = '';
  let isClosed = false;
  return (view): void => {
    const { screen } = view;
    show(view);
    const key = screen.name === 'out-of-service' ? JSON.stringify(screen.problem) : screen.name;
    if (key === last) return;
    if (screen.name === 'out-of-service') {
      const { reason, parameters } = screen.problem;
      const message = text(language, `problem.${reason}.technician`, parameters);
      log.write('error', 'out-of-service', { ...parameters, reason, message });
      isClosed = true;
    } else {
      log.write('info', 'screen-changed', { screen: screen.name, ...(screen.name === 'error' ? { reason: screen.reason } : {}) });
    }
    if (isClosed && screen.name === 'idle') {
      log.write('info', 'back-in-service');
      isClosed = false;
    }
    last = key;
  };
}
