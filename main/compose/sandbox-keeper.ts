import type { FromSandbox, ToSandbox } from '../../app/ipc/sandbox-process.ts';
import type { Log } from '../../app/log/events.ts';
import type { CancelTimer, Clock } from '../../app/ports/clock.ts';
import type { Result } from '../../app/result.ts';
import { MINUTE_MS, SECOND_MS } from '../../app/units.ts';

/** The messages after the sandbox is ready. */
export type SandboxNews = Exclude<FromSandbox, { kind: 'ready' | 'failed' }>;

/** The sandbox as the bench uses it, whichever process it is at the moment. */
export interface SandboxLink {
  /** Lost where no process runs. */
  send(message: ToSandbox): void;
  onNews(listener: (news: SandboxNews) => void): void;
}

/** One process of the sandbox, which listens. */
export interface RunningSandbox extends SandboxLink {
  /** With a sentence; also after `stop`. */
  onEnd(listener: (detail: string) => void): void;
  stop(): void;
}

/** Generating certificates takes seconds; where that was too short, the next start is given twice the time. */
export const START_LIMIT_MS = 30 * SECOND_MS;
const LONGEST_START_MS = 4 * MINUTE_MS;
/** Between two starts: doubled each time, until one has run for long. */
export const AGAIN_MS = SECOND_MS;
const SELDOM_AGAIN_MS = MINUTE_MS;
const RAN_LONG_MS = 10 * MINUTE_MS;

interface KeeperPorts {
  /** Starts a process and waits for it, not longer than the limit. */
  readonly start: (limitMs: number) => Promise<Result<RunningSandbox, string>>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Keeps the bank of a demonstration running: a process that is not ready in time, or ends, is started again, more and
 * more seldom. Meanwhile the demonstration has a bank that does not answer.
 */
export class SandboxKeeper implements SandboxLink {
  readonly #ports: KeeperPorts;
  readonly #listeners: ((news: SandboxNews) => void)[] = [];
  #running: RunningSandbox | null = null;
  #isStopped = false;
  #hasFailed = false;
  #againMs = AGAIN_MS;
  #limitMs = START_LIMIT_MS;
  #cancelAgain: CancelTimer = () => undefined;

  constructor(ports: KeeperPorts) {
    this.#ports = ports;
  }

  /** Whether a process listens. */
  get isReady(): boolean {
    return this.#running !== null;
  }

  /** Resolves after the first attempt, whatever came of it. */
  async start(): Promise<void> {
    const { clock, log, start } = this.#ports;
    const started = await start(this.#limitMs);
    if (!started.ok) {
      this.#limitMs = Math.min(2 * this.#limitMs, LONGEST_START_MS);
      this.#again(started.error);
      return;
    }
    const running = started.value;
    if (this.#isStopped) {
      running.stop();
      return;
    }
    this.#running = running;
    if (this.#hasFailed) log.write('info', 'sandbox-back');
    const sinceMonoMs = clock.monoMs();
    for (const listener of this.#listeners) running.onNews(listener);
    running.onEnd((detail) => {
      this.#running = null;
      if (clock.monoMs() - sinceMonoMs >= RAN_LONG_MS) this.#againMs = AGAIN_MS;
      this.#again(detail);
    });
  }

  send(message: ToSandbox): void {
    this.#running?.send(message);
  }

  onNews(listener: (news: SandboxNews) => void): void {
    this.#listeners.push(listener);
    this.#running?.onNews(listener);
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelAgain();
    this.#running?.stop();
  }

  #again(detail: string): void {
    if (this.#isStopped) return;
    this.#hasFailed = true;
    const againMs = this.#againMs;
    this.#againMs = Math.min(2 * againMs, SELDOM_AGAIN_MS);
    this.#ports.log.write('error', 'sandbox-gone', { detail, againMs });
    this.#cancelAgain = this.#ports.clock.setTimer(againMs, () => {
      void this.start();
    });
  }
}
