import type { Clock } from '../../app/ports/clock.ts';
import { ok, type Result } from '../../app/result.ts';
import { delays } from '../common/delays.ts';
import { Listeners, type Unsubscribe } from '../common/listeners.ts';
import type { BytePort, PortError, PortOpener, PortSettings } from './byte-port.ts';

/**
 * `lost` is reported once when the link is lost, once after `start` when the device is absent, and again only when the
 * reason changes (unplugged, then back with `no-permission`). `not-found` after unplugging is not reported again.
 */
export type LinkEvent = { readonly kind: 'connected' } | { readonly kind: 'lost'; readonly reason: PortError };

/** The device to keep open, and what to do on each new line. */
export interface SupervisorSettings {
  readonly opener: PortOpener;
  readonly port: PortSettings;
  readonly clock: Clock;
  /** Runs on each fresh port before `connected` is reported; an error closes the port and counts as a failed open. */
  prepare(port: BytePort): Promise<Result<void, PortError>>;
  /** Runs before the port is closed by `stop`. */
  release?(port: BytePort): Promise<void>;
}

/**
 * Keeps one device open under its stable path. A loss is an event of the port; an absent device is looked for with
 * pauses from `delays.reopenFirstMs` to `delays.reopenLongestMs`, always with a new port object.
 */
export class PortSupervisor {
  readonly #settings: SupervisorSettings;
  readonly #events = new Listeners<LinkEvent>();
  #running = false;
  #loop: Promise<void> = Promise.resolve();
  #port: BytePort | undefined;
  #reportedLoss: string | undefined;
  #endPause: () => void = () => undefined;
  #endLink: (reason: PortError) => void = () => undefined;

  constructor(settings: SupervisorSettings) {
    this.#settings = settings;
  }

  /** The prepared port, or `undefined` while there is none. */
  current(): BytePort | undefined {
    return this.#port;
  }

  onEvent(listener: (event: LinkEvent) => void): Unsubscribe {
    return this.#events.add(listener);
  }

  /** Starts looking for the device; no effect when already started. */
  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#reportedLoss = undefined;
    this.#loop = this.#loop.then(() => this.#keepOpen());
  }

  /** Ends the link in order (release, close) and reports nothing more; await it before another `start`. */
  async stop(): Promise<void> {
    this.#running = false;
    this.#endPause();
    this.#endLink({ kind: 'closed', message: 'stopped' });
    await this.#loop;
  }

  /** Gives the current line up because the device misbehaves on it; it is opened and prepared again after a pause. */
  drop(reason: PortError): void {
    this.#endLink(reason);
  }

  async #keepOpen(): Promise<void> {
    let pauseMs: number = delays.reopenFirstMs;
    while (this.#running) {
      const { reason, wasConnected } = await this.#useOnce();
      if (this.#isStopped()) return;
      this.#reportLost(reason, wasConnected);
      if (wasConnected) pauseMs = delays.reopenFirstMs;
      await this.#pause(pauseMs);
      pauseMs = Math.min(pauseMs * 2, delays.reopenLongestMs);
    }
  }

  /** A method, because the compiler would not expect `stop` to be called during a wait. */
  #isStopped(): boolean {
    return !this.#running;
  }

  /** Uses the link once, from opening to its end. */
  async #useOnce(): Promise<{ reason: PortError; wasConnected: boolean }> {
    const opened = await this.#settings.opener.open(this.#settings.port);
    if (!opened.ok) return { reason: opened.error, wasConnected: false };
    const port = opened.value;
    const ended = new Promise<PortError>((resolve) => {
      this.#endLink = resolve;
      port.onClosed(resolve);
    });
    const prepared = this.#running ? await this.#settings.prepare(port) : ok(undefined);
    if (!prepared.ok && this.#running) {
      await port.close();
      return { reason: prepared.error, wasConnected: false };
    }
    if (this.#running) {
      this.#port = port;
      this.#reportedLoss = undefined;
      this.#events.emit({ kind: 'connected' });
    }
    const reason = this.#running ? await ended : { kind: 'closed' as const, message: 'stopped' };
    this.#port = undefined;
    if (!this.#running) await this.#settings.release?.(port);
    await port.close();
    return { reason, wasConnected: true };
  }

  #reportLost(reason: PortError, wasConnected: boolean): void {
    const isAbsent = reason.kind === 'not-found' || (wasConnected && reason.kind === 'io');
    const loss = isAbsent ? 'absent' : `${reason.kind}: ${reason.message}`;
    if (this.#reportedLoss === loss) return;
    this.#reportedLoss = loss;
    this.#events.emit({ kind: 'lost', reason });
  }

  #pause(pauseMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#settings.clock.setTimer(pauseMs, resolve);
      this.#endPause = () => {
        cancel();
        resolve();
      };
    });
  }
}
