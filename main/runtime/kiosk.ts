import type { KioskConfig } from '../../app/config/config.ts';
import type { Problem } from '../../app/problem.ts';
import { ok, type Result } from '../../app/result.ts';
import type { KioskEvent } from '../../app/session/state/event.ts';
import { initialState } from '../../app/session/state/state.ts';
import { settingsOf } from '../config/session-settings.ts';
import { JournalKeeper } from '../journal/keeper/journal-keeper.ts';
import { createDispenser } from '../peripherals/dispenser.ts';
import { followAcceptor } from '../peripherals/follow-acceptor.ts';
import { followPrinter } from '../peripherals/follow-printer.ts';
import { followRelay, followSensor } from '../peripherals/follow-relay.ts';
import { queuePrints } from '../peripherals/print-queue.ts';
import { createEventLoop, type EventLoop } from './event-loop.ts';
import type { KioskParts } from './kiosk-parts.ts';
import { logMoney } from './observers/log-money.ts';
import { logScreens } from './observers/log-screens.ts';
import { logStuckProducts } from './observers/log-stuck-products.ts';
import { tidyAtIdle } from './observers/tidy-at-idle.ts';
import { runEffect } from './run-effect.ts';

export interface Kiosk {
  readonly loop: EventLoop;
  /** Lets a pulse come to its end and be written down, switches the peripherals off and closes the databases. */
  stop(): Promise<void>;
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
  const { demo, capabilities } = parts;
  const settings = settingsOf(config, { demo, hasAcceptor: acceptor !== null, capabilities });
  const loop = createEventLoop(initialState(settings), {
    clock,
    append: (entries, now) => keeper.append(entries, now),
    show: parts.show,
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
    observers: [
      logMoney(log),
      logScreens(log, config.languages[0] ?? 'kk'),
      tidyAtIdle(() => keeper.tidy({ wallMs: clock.wallMs(), monoMs: clock.monoMs() })),
      logStuckProducts(log),
    ],
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

/** Without a port of its own a Modbus sensor hangs on the relay's line. */
function sensorPlace({ peripherals: { relay, dropSensor } }: KioskConfig): object | undefined {
  return dropSensor?.driver === 'modbus' && dropSensor.port === undefined ? relay : dropSensor;
}

/** What the technician looks for: the path, or that nothing real is there. */
function portOf(settings: object | undefined): string {
  return settings !== undefined && 'port' in settings && typeof settings.port === 'string'
    ? settings.port
    : 'simulated';
}
