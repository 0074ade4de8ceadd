import type { PaperDocument } from '../../../app/paper/document.ts';
import { VOID_PAPER } from '../../../app/paper/void-paper.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { DriverEnvironment } from '../../definition/define-driver.ts';
import type { Unsubscribe } from '../../common/listeners.ts';
import type { BytePort, PortError } from '../../port/byte-port.ts';
import { portKindOf } from '../../port/port-kind.ts';
import { PortSupervisor } from '../../port/supervisor.ts';
import type { Printer, PrinterError, PrinterEvent, PrintFailure } from '../printer.ts';
import { type Encoded, encodePaper } from './encode.ts';
import { type FlowControl, flowControlOf } from '../flow-control.ts';
import { Leftover, unfinishedInMemory } from './leftover.ts';
import { PrinterReporter } from './reporter.ts';
import { PrinterSession } from './session.ts';
import type { EscposSettings } from './settings.ts';
import { noKnownAnswers } from './watch.ts';

/** A driver for ESC/POS receipt printers (spec/peripherals section 5), not started yet. */
export function createEscposPrinter(settings: EscposSettings, environment: DriverEnvironment): Printer {
  return new EscposPrinter(settings, environment);
}

class EscposPrinter implements Printer {
  readonly #settings: EscposSettings;
  readonly #clock: Clock;
  readonly #link: PortSupervisor;
  readonly #reporter = new PrinterReporter();
  #session: PrinterSession | null = null;
  #isPrinting = false;
  readonly #leftover: Leftover;
  readonly #flowControl: FlowControl;
  readonly #voidPaper: Encoded;

  constructor(settings: EscposSettings, { opener, clock, unfinishedPaper }: DriverEnvironment) {
    this.#settings = settings;
    this.#leftover = new Leftover(unfinishedPaper ?? unfinishedInMemory(opener, settings.port));
    this.#flowControl = settings.flowControl ?? flowControlOf(settings.model);
    this.#voidPaper = encodePaper(VOID_PAPER, settings, 'waste');
    this.#clock = clock;
    this.#link = new PortSupervisor({
      opener,
      clock,
      port: {
        path: settings.port,
        baudRate: settings.baudRate,
        // The printer sends nothing before it sees that the computer is there.
        ...(this.#isWired() ? { modemLines: { dtr: true, rts: true } } : {}),
      },
      prepare: (port) => this.#begin(port),
      release: () => this.#finish(),
    });
    this.#link.onEvent((event) => {
      if (event.kind === 'lost') this.#reporter.lost(event.reason);
    });
  }

  onEvent(listener: (event: PrinterEvent) => void): Unsubscribe {
    return this.#reporter.onEvent(listener);
  }

  start(): void {
    this.#reporter.reset();
    this.#link.start();
  }

  async stop(): Promise<void> {
    this.#session?.leave({ kind: 'closed', message: 'the driver was stopped' });
    await this.#link.stop();
    await this.#session?.ended;
  }

  async print(document: PaperDocument): Promise<Result<void, PrintFailure>> {
    const session = this.#session;
    if (this.#isPrinting) return err(refused({ kind: 'busy', message: 'another paper is being printed' }));
    if (session === null || this.#link.current() === undefined)
      return err(refused({ kind: 'not-connected', message: 'the printer is not connected' }));
    this.#isPrinting = true;
    try {
      return await session.print(encodePaper(document, this.#settings));
    } finally {
      this.#isPrinting = false;
    }
  }

  /** Initialises the printer; one that does not answer is asked again over the open port. */
  async #begin(port: BytePort): Promise<Result<void, PortError>> {
    const { presenter, port: path } = this.#settings;
    await this.#leftover.load();
    const session = new PrinterSession(port, this.#clock, {
      // Another printer may be behind a port that is opened anew.
      knownAnswers: noKnownAnswers(),
      reporter: this.#reporter,
      hasPresenter: presenter === 'custom',
      flowControl: this.#flowControl,
      isSerial: portKindOf(path) === 'serial',
      leftover: this.#leftover,
      voidPaper: this.#voidPaper,
    });
    // Papers are refused until the link is there; a stop ends it already now.
    this.#session = session;
    const prepared = await session.prepare();
    if (!prepared.ok) return prepared;
    session.begin();
    return ok(undefined);
  }

  #isWired(): boolean {
    return this.#flowControl === 'dtr-dsr' || this.#flowControl === 'rts-cts';
  }

  async #finish(): Promise<void> {
    this.#session?.leave({ kind: 'closed', message: 'the driver was stopped' });
    await this.#session?.ended;
  }
}

function refused(reason: PrinterError): PrintFailure {
  return { isUntouched: true, reason };
}
