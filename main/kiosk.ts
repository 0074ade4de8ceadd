import { join } from 'node:path';
import type { KioskConfig } from '../app/config/schema.ts';
import { replay } from '../app/journal/replay.ts';
import { text } from '../app/messages/text.ts';
import type { PaymentProvider } from '../app/payment/provider.ts';
import { err, ok, type Result } from '../app/result.ts';
import { problem, type Problem } from '../app/session/problem.ts';
import { initialState, type KioskSettings } from '../app/session/state.ts';
import type { View } from '../app/session/view.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { Relay } from '../drivers/relay/relay.ts';
import { openJournal, type Journal } from './journal/journal.ts';
import type { LogStore } from './log/log-store.ts';
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
  readonly show: (view: View) => void;
  /** Why the kiosk could not be composed; it then only shows the reason and keeps its journal. */
  readonly broken: Problem | null;
}

export interface Kiosk {
  readonly loop: EventLoop;
  /** Switches the peripherals off and closes the databases. */
  stop(): Promise<void>;
}

/** The facts of the configuration that the session needs. */
export function settingsOf(config: KioskConfig, demo: boolean): KioskSettings {
  return {
    languages: config.languages,
    operatorName: config.operator.name,
    operatorBin: config.operator.bin ?? null,
    contact: config.operator.contact ?? null,
    catalogue: config.catalogue,
    productDetails: config.display.productDetails,
    pulseMs: config.peripherals.relay?.pulseMs ?? 0,
    hasRelay: config.peripherals.relay !== undefined,
    diagonalInches: config.display.diagonalInches,
    demo,
  };
}

/** Starts the loop, reads the journal, connects the peripherals. Whatever fails becomes a screen with a reason. */
export function startKiosk(parts: KioskParts): Kiosk {
  const { config, clock, log, relay } = parts;
  const opened = openMoneyJournal(parts.dataDirectory);
  const journal = opened.ok ? opened.value.journal : null;
  const refused: Problem = opened.ok ? problem('internal-error') : opened.error;
  const show = withServiceLog(parts, parts.show);
  const loop = createEventLoop(initialState(settingsOf(config, parts.demo)), {
    clock,
    append: (entries, now) => (journal === null ? err(refused) : journal.append(entries, now)),
    show,
    run(effect): void {
      runEffect(effect, {
        payments: parts.payments,
        relay,
        probeJournal: () => (journal === null ? err(refused) : journal.probe()),
        dispatch: (event) => {
          loop.dispatch(event);
        },
        log,
      });
    },
    log,
  });
  if (parts.broken !== null) loop.dispatch({ kind: 'broken', problem: parts.broken });
  if (opened.ok) {
    loop.dispatch({ kind: 'booted', ledger: opened.value.ledger, version: parts.version });
    if (relay !== null) followRelay(relay, loop, parts);
  } else {
    loop.dispatch({ kind: 'broken', problem: opened.error });
  }
  return {
    loop,
    async stop(): Promise<void> {
      loop.stop();
      await relay?.stop();
      journal?.close();
      log.close();
    },
  };
}

function openMoneyJournal(
  dataDirectory: string,
): Result<{ journal: Journal; ledger: ReturnType<typeof replay> }, Problem> {
  const opened = openJournal(join(dataDirectory, 'journal.db'), join(dataDirectory, 'backups'));
  if (!opened.ok) return opened;
  try {
    return ok({ journal: opened.value, ledger: replay(opened.value.read()) });
  } catch (error) {
    opened.value.close();
    return err(problem('journal-damaged', { detail: error instanceof Error ? error.message : String(error) }));
  }
}

function followRelay(relay: Relay, loop: EventLoop, { config, log }: KioskParts): void {
  const settings = config.peripherals.relay;
  const port = settings !== undefined && 'port' in settings ? settings.port : 'simulated';
  relay.onEvent((event) => {
    if (event.kind === 'ready') {
      log.write('info', 'relay-ready', { port, feedback: event.feedback });
      loop.dispatch({ kind: 'relay-ready' });
    } else {
      const { kind, message } = event.reason;
      log.write('error', 'relay-lost', { port, kind, detail: message });
      loop.dispatch({ kind: 'relay-lost', problem: problem('relay-lost', { port, code: kind, detail: message }) });
    }
  });
  relay.start();
}

/** The out-of-service screen's sentence also goes into the log, word for word. */
function withServiceLog({ config, log }: KioskParts, show: (view: View) => void): (view: View) => void {
  const language = config.languages[0] ?? 'kk';
  let last = '';
  return (view): void => {
    const { screen } = view;
    show(view);
    const key = screen.name === 'out-of-service' ? JSON.stringify(screen.problem) : screen.name;
    if (key === last) return;
    if (screen.name === 'out-of-service') {
      const { reason, parameters } = screen.problem;
      const message = text(language, `problem.${reason}.technician`, parameters);
      log.write('error', 'out-of-service', { ...parameters, reason, message });
    } else {
      log.write('info', 'screen-changed', { screen: screen.name, ...(screen.name === 'error' ? { reason: screen.reason } : {}) });
    }
    last = key;
  };
}
