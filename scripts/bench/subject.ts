/** One running Electron with the probe loaded: the kiosk or the bare window. */
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { electronCommand, electronEnvironment } from '../demo/electron.ts';
import { start, stop } from '../setup/child.mjs';
import { Failure } from '../setup/failure.mjs';

const PROBE = join(import.meta.dirname, 'probe.cjs');
const MARK = '@bench ';
const START_LIMIT_MS = 30_000;
const TAIL_LENGTH = 4_000;

/** A message of the probe: a stage of the start, or the answer to a command. */
interface Said {
  readonly stage?: string;
  readonly atMs?: number;
  readonly id?: number;
  readonly value?: unknown;
  readonly error?: string;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Milliseconds from the start of the process to each stage. */
export type Stages = Readonly<Record<string, number>>;

function nowMs(): number {
  return performance.timeOrigin + performance.now();
}

/** A running Electron that is measured. */
export class Subject {
  readonly #child: ChildProcess;
  readonly #startedMs = nowMs();
  readonly #stages: Record<string, number> = {};
  readonly #waiting = new Map<number, Waiting>();
  readonly #painted: Promise<Stages>;
  #lastId = 0;
  #tail = '';

  /**
   * @param folder The application's folder; null for the kiosk.
   * @param profileFile Where a profile of main's thread until touches are taken is written; absent: none is made.
   * @param switches Chromium's.
   */
  constructor(
    folder: string | null,
    options: readonly string[],
    {
      profileFile,
      switches = [],
    }: { readonly profileFile?: string | undefined; readonly switches?: readonly string[] } = {},
  ) {
    const { executable, args } = electronCommand('bench');
    const flags = args.slice(0, -1);
    const application = folder ?? args.at(-1) ?? '.';
    this.#child = start(executable, [...flags, ...switches, '-r', PROBE, application, ...options], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...electronEnvironment(), ...(profileFile === undefined ? {} : { SAUDA_BENCH_PROFILE: profileFile }) },
    });
    this.#painted = new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(this.#failure('the idle screen did not come'));
      }, START_LIMIT_MS);
      this.#child.once('exit', () => {
        clearTimeout(timer);
        this.#end(reject);
      });
      this.#listen(() => {
        clearTimeout(timer);
        resolve(this.#stages);
      });
    });
    // A failure reaches the callers of `painted`; without one it is not an unhandled rejection.
    this.#painted.catch(() => undefined);
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw this.#failure('it did not start');
    return this.#child.pid;
  }

  /** Resolves when the idle screen or the bare page has been painted, and the kiosk takes touches. */
  painted(): Promise<Stages> {
    return this.#painted;
  }

  /** Runs a function in the page; it must not use anything but its argument. */
  async run<A, R>(work: (argument: A) => R, argument: A): Promise<Awaited<R>> {
    return (await this.#ask({ script: `(${work.toString()})(${JSON.stringify(argument)})` })) as Awaited<R>;
  }

  /** Presses at a point of the page, through Chromium's own input queue. */
  async touch(point: { readonly x: number; readonly y: number }, heldMs = 0): Promise<void> {
    await this.#ask({ point, heldMs });
  }

  /** Collects the garbage of main and of the page, which V8 lets wait as long as there is room. */
  async collect(): Promise<void> {
    await this.#ask({ isToCollect: true });
  }

  stop(): Promise<void> {
    return stop(this.#child);
  }

  #ask(command: object): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.stdin?.write(`${JSON.stringify({ id, ...command })}\n`);
    });
  }

  #listen(started: () => void): void {
    const { stdout, stderr } = this.#child;
    if (stdout === null || stderr === null) throw new Error('no pipes');
    createInterface({ input: stdout }).on('line', (line) => {
      if (line.startsWith(MARK)) this.#hear(JSON.parse(line.slice(MARK.length)) as Said, started);
    });
    stderr.on('data', (chunk) => {
      this.#tail = (this.#tail + String(chunk)).slice(-TAIL_LENGTH);
    });
  }

  #hear({ stage, atMs, id, value, error }: Said, started: () => void): void {
    if (stage !== undefined && atMs !== undefined) {
      this.#stages[stage] = atMs - this.#startedMs;
      if ('idle-painted' in this.#stages && 'touch-taken' in this.#stages) started();
    }
    if (id === undefined) return;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(value);
    else waiting?.reject(this.#failure(error));
  }

  #end(reject: (error: Error) => void): void {
    const failure = this.#failure('it ended');
    reject(failure);
    for (const waiting of this.#waiting.values()) waiting.reject(failure);
  }

  #failure(what: string): Failure {
    return new Failure(`Electron failed while being measured: ${what}.\n${this.#tail.trim()}`);
  }
}
