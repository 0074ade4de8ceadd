import { err, ok, type Result } from '../../app/result.ts';
import type { DriverEnvironment } from '../definition/define-driver.ts';
import type { Unsubscribe } from '../common/listeners.ts';
import type { PortError } from '../port/byte-port.ts';
import type { LinkEvent } from '../port/supervisor.ts';
import { type LineSettings, ModbusLine, type Urgency } from './line.ts';
import type { ModbusAnswer, ModbusFailure, ModbusRequest } from './request.ts';

interface Shared {
  readonly line: ModbusLine;
  /** Drivers that were made and not stopped. */
  readonly users: Set<LineUser>;
  /** The devices that need the line open. */
  readonly started: Set<LineUser>;
}

const linesOf = new WeakMap<DriverEnvironment, Map<string, Shared>>();

/** What the line reports to a driver. */
export interface LineHandler {
  onLink(event: LinkEvent): void;
  /** At once when the open line ends; `lost` follows. */
  onEnd(reason: PortError): void;
}

/** One driver's share of a line: the line is open while any of its drivers is started. */
export class LineUser {
  readonly #shared: Shared;
  #unsubscribe: Unsubscribe = () => undefined;

  constructor(shared: Shared) {
    this.#shared = shared;
    shared.users.add(this);
  }

  /** Whether requests can be sent. */
  get isOpen(): boolean {
    return this.#shared.started.has(this) && this.#shared.line.isOpen;
  }

  /** Opens the line unless it is open, and reports its state from now on; no effect when already started. */
  start(handler: LineHandler): void {
    const { line, users, started } = this.#shared;
    if (started.has(this)) return;
    users.add(this);
    started.add(this);
    const unsubscribers = [
      line.onEvent((event) => handler.onLink(event)),
      line.onEnd((reason) => handler.onEnd(reason)),
    ];
    this.#unsubscribe = () => {
      for (const unsubscribe of unsubscribers) unsubscribe();
    };
    line.start();
  }

  /** Ends the reports, and closes the line if no other driver uses it. */
  async stop(): Promise<void> {
    const { line, users, started } = this.#shared;
    users.delete(this);
    this.#unsubscribe();
    if (started.delete(this) && started.size === 0) await line.stop();
  }

  /** See `ModbusLine.reserve`. */
  reserve(atMonoMs: number): void {
    this.#shared.line.reserve(atMonoMs);
  }

  /** See `ModbusLine.request`. */
  request(
    request: ModbusRequest,
    urgency: Urgency,
    answerLimitMs?: number,
  ): Promise<Result<ModbusAnswer, ModbusFailure>> {
    return this.#shared.line.request(request, urgency, answerLimitMs);
  }
}

/**
 * A driver's share of the line at this path. Drivers of the same environment (the same object) and path share one line;
 * the error means that another driver uses it with other settings.
 */
export function joinLine(settings: LineSettings, environment: DriverEnvironment): Result<LineUser, string> {
  const lines = linesOf.get(environment) ?? new Map<string, Shared>();
  linesOf.set(environment, lines);
  const present = lines.get(settings.path);
  if (present?.line.hasSettings(settings) === true) return ok(new LineUser(present));
  if ((present?.users.size ?? 0) > 0)
    return err(`port: another device on ${settings.path} has another baud rate, parity, echo or modem lines`);
  const shared: Shared = { line: new ModbusLine(settings, environment), users: new Set(), started: new Set() };
  lines.set(settings.path, shared);
  return ok(new LineUser(shared));
}
