import { err, ok, type Result } from '../../app/result.ts';
import type { DriverEnvironment } from '../definition/define-driver.ts';
import { delays } from '../common/delays.ts';
import { Listeners, type Unsubscribe } from '../common/listeners.ts';
import type { PortError } from '../port/byte-port.ts';
import { type ModemLines, modemOutputsOf } from '../port/modem-lines.ts';
import { type LinkEvent, PortSupervisor } from '../port/supervisor.ts';
import { ModbusClient } from './client.ts';
import type { EchoSetting } from './line-echo.ts';
import type { ModbusAnswer, ModbusFailure, ModbusRequest } from './request.ts';
import { frameGapMs, LONGEST_EXCHANGE, wireMs } from './timing.ts';

/** What all devices on one line have to agree upon. */
export interface LineSettings {
  readonly path: string;
  readonly baudRate: number;
  readonly parity: 'none' | 'even' | 'odd';
  /** Whether the adapter gives back what is sent; found out where absent. */
  readonly echo?: EchoSetting | undefined;
  /** The outputs of the port after opening; as the system sets them where absent. */
  readonly modemLines?: ModemLines | undefined;
}

/** `switching` goes before every `asking` that still waits: a relay is never later than by one running request. */
export type Urgency = 'switching' | 'asking';

/** More than all drivers on a line can have at a time. */
const LONGEST_QUEUE = 16;

interface Waiting {
  readonly request: ModbusRequest;
  readonly urgency: Urgency;
  readonly answerLimitMs: number | undefined;
  readonly settle: (outcome: Result<ModbusAnswer, ModbusFailure>) => void;
}

/** A supervised serial line to Modbus devices, for several drivers: one request at a time, with the gaps of the bus. */
export class ModbusLine {
  readonly #settings: LineSettings;
  readonly #environment: DriverEnvironment;
  readonly #link: PortSupervisor;
  readonly #events = new Listeners<LinkEvent>();
  readonly #ends = new Listeners<PortError>();
  readonly #waiting: Waiting[] = [];
  #client: ModbusClient | undefined;
  #isRunning = false;
  #isGapTimed = false;
  #freeAtMonoMs = 0;
  #reservedMonoMs = Infinity;
  #lastEvent: LinkEvent | undefined;

  constructor(settings: LineSettings, environment: DriverEnvironment) {
    this.#settings = settings;
    this.#environment = environment;
    const { opener, clock } = environment;
    this.#link = new PortSupervisor({
      opener,
      clock,
      port: {
        path: settings.path,
        baudRate: settings.baudRate,
        parity: settings.parity,
        modemLines: modemOutputsOf(settings.modemLines),
      },
      prepare: (port) => {
        const client = new ModbusClient(port, settings.baudRate, clock, settings.echo);
        // Before the other listeners of the end: a request of that very moment is refused, not lost.
        port.onClosed((reason) => this.#end(reason));
        this.#client = client;
        return Promise.resolve(ok(undefined));
      },
    });
    this.#link.onEvent((event) => {
      // A port that ended while it was being opened never was connected; `lost` follows.
      if (event.kind === 'connected' && this.#client === undefined) return;
      this.#lastEvent = event;
      this.#events.emit(event);
    });
  }

  /** The same settings, so that a second driver may share the line. */
  hasSettings(settings: LineSettings): boolean {
    return keyOf(this.#settings) === keyOf(settings);
  }

  /** Starts looking for the port; harmless when already started. */
  start(): void {
    this.#link.start();
  }

  /** Closes the port; what still waits is refused. */
  async stop(): Promise<void> {
    this.#lastEvent = undefined;
    await this.#link.stop();
  }

  /** Also reports the last event, a microtask later, to a listener that was added late. */
  onEvent(listener: (event: LinkEvent) => void): Unsubscribe {
    const unsubscribe = this.#events.add(listener);
    const missed = this.#lastEvent;
    let isWanted = true;
    if (missed !== undefined) {
      queueMicrotask(() => {
        if (isWanted && this.#lastEvent === missed) listener(missed);
      });
    }
    return () => {
      isWanted = false;
      unsubscribe();
    };
  }

  /** At once when the open line ends; the event `lost` comes when the port has been cleared away. */
  onEnd(listener: (reason: PortError) => void): Unsubscribe {
    return this.#ends.add(listener);
  }

  /** Whether requests can be sent. */
  get isOpen(): boolean {
    return this.#client !== undefined;
  }

  /** Asks a device. On a free bus the first byte is handed to the line before the call returns. */
  request(
    request: ModbusRequest,
    urgency: Urgency,
    answerLimitMs?: number,
  ): Promise<Result<ModbusAnswer, ModbusFailure>> {
    if (this.#client === undefined) return Promise.resolve(refused('the line is not open'));
    if (this.#waiting.length >= LONGEST_QUEUE)
      return Promise.resolve(refused(`${LONGEST_QUEUE} requests wait already`));
    return new Promise((settle) => {
      this.#waiting.push({ request, urgency, answerLimitMs, settle });
      this.#next();
    });
  }

  /** Moment from which the line must be free for a switching request; `Infinity` without one. */
  reserve(atMonoMs: number): void {
    this.#reservedMonoMs = atMonoMs;
    this.#next();
  }

  #next(): void {
    const client = this.#client;
    if (this.#isRunning || this.#isGapTimed || client === undefined || this.#waiting.length === 0) return;
    const { clock } = this.#environment;
    const gapMs = this.#freeAtMonoMs - clock.monoMs();
    if (gapMs > 0) {
      this.#isGapTimed = true;
      clock.setTimer(gapMs, () => {
        this.#isGapTimed = false;
        this.#next();
      });
      return;
    }
    const urgent = this.#waiting.findIndex(({ urgency }) => urgency === 'switching');
    const at = urgent >= 0 ? urgent : this.#waiting.findIndex((waiting) => this.#isOverInTime(waiting));
    const [waiting] = at < 0 ? [] : this.#waiting.splice(at, 1);
    if (waiting !== undefined) void this.#run(client, waiting);
  }

  /** A question that a slow gateway may answer late must not keep a contact closed: it waits until that is open. */
  #isOverInTime({ answerLimitMs = delays.modbusAnswerLimitMs }: Waiting): boolean {
    if (answerLimitMs <= delays.modbusAnswerLimitMs) return true;
    const { clock } = this.#environment;
    return clock.monoMs() + answerLimitMs + wireMs(LONGEST_EXCHANGE, this.#settings.baudRate) <= this.#reservedMonoMs;
  }

  // Nothing is awaited before `ask`: the bytes leave within the caller's turn.
  async #run(client: ModbusClient, { request, answerLimitMs, settle }: Waiting): Promise<void> {
    this.#isRunning = true;
    const outcome = await client.ask(request, answerLimitMs);
    this.#isRunning = false;
    // A late answer must not be taken for the next one's.
    const isClear = outcome.ok || outcome.error.kind === 'exception' || outcome.error.kind === 'not-sent';
    this.#freeAtMonoMs =
      this.#environment.clock.monoMs() + (isClear ? frameGapMs(this.#settings.baudRate) : delays.modbusSettleMs);
    settle(outcome);
    this.#next();
  }

  #end(reason: PortError): void {
    this.#client = undefined;
    this.#reservedMonoMs = Infinity;
    // Subscribers between the end and `lost` must not learn of a connection that is over.
    this.#lastEvent = undefined;
    for (const { settle } of this.#waiting.splice(0)) settle(err({ kind: 'not-sent', reason }));
    this.#ends.emit(reason);
  }
}

function keyOf({ path, baudRate, parity, echo = 'auto', modemLines }: LineSettings): string {
  return JSON.stringify([path, baudRate, parity, echo, modemOutputsOf(modemLines) ?? null]);
}

function refused(message: string): Result<never, ModbusFailure> {
  return err({ kind: 'not-sent', reason: { kind: 'closed', message } });
}
