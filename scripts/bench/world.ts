/** Starts the kiosk's environment: a line made by socat, and a process with the sandbox and the relay board. */
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { start, stop } from '../setup/child.mjs';
import { Failure } from '../setup/failure.mjs';
import { ROOT } from '../setup/project.ts';
import { toolNode } from '../setup/tool-node.mjs';
import type { FromWorld, PaidSale, Ready, StackedNote, SwitchedOff, ToWorld } from './world-messages.ts';

const START_LIMIT_MS = 30_000;
const SALE_LIMIT_MS = 20_000;
const LOOK_MS = 20;

/** The running environment of the measured kiosk. */
export class World {
  readonly ready: Ready;
  readonly #process: ChildProcess;
  readonly #lines: readonly ChildProcess[];

  private constructor(ready: Ready, process: ChildProcess, lines: readonly ChildProcess[]) {
    this.ready = ready;
    this.#process = process;
    this.#lines = lines;
  }

  static async start(workFolder: string): Promise<World> {
    const dir = join(workFolder, 'world');
    mkdirSync(dir, { recursive: true });
    const relay = await openLine(dir, 'relay');
    const notes = await openLine(dir, 'notes');
    const paper = await openLine(dir, 'paper');
    const script = join(import.meta.dirname, 'world-process.ts');
    const child = start(
      toolNode(ROOT),
      [script, dir, ...[relay, notes, paper].flatMap(({ kioskPort, devicePort }) => [kioskPort, devicePort])],
      {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      },
    );
    const ready = await next(child, 'ready', START_LIMIT_MS);
    return new World(ready, child, [relay.line, notes.line, paper.line]);
  }

  /** Pays the open purchase; resolves when the relay was switched. */
  pay(): Promise<PaidSale> {
    const paid = next(this.#process, 'paid', SALE_LIMIT_MS);
    this.#process.send({ kind: 'pay' } satisfies ToWorld);
    return paid;
  }

  /** Inserts a note as soon as the validator accepts it; resolves when it is in the cassette. */
  insertNote(): Promise<StackedNote> {
    const stacked = next(this.#process, 'stacked', SALE_LIMIT_MS);
    this.#process.send({ kind: 'insert' } satisfies ToWorld);
    return stacked;
  }

  /** Kills the kiosk; resolves when its guardian has switched the board off. */
  kill(pid: number): Promise<SwitchedOff> {
    const off = next(this.#process, 'switched-off', SALE_LIMIT_MS);
    this.#process.send({ kind: 'kill', pid } satisfies ToWorld);
    return off;
  }

  /** The times between the starts of the polls since the last call, in milliseconds. */
  async pollIntervals(): Promise<readonly number[]> {
    const polls = next(this.#process, 'polls', SALE_LIMIT_MS);
    this.#process.send({ kind: 'polls' } satisfies ToWorld);
    return (await polls).intervalsMs;
  }

  async stop(): Promise<void> {
    await stop(this.#process);
    for (const line of this.#lines) await stop(line);
  }
}

/** Connects two pseudo-terminals; resolves when both exist. */
async function openLine(
  dir: string,
  name: string,
): Promise<{ kioskPort: string; devicePort: string; line: ChildProcess }> {
  const [kioskPort, devicePort] = [join(dir, `${name}-kiosk`), join(dir, `${name}-device`)];
  const pty = (link: string): string => `pty,raw,echo=0,link=${link}`;
  const line = start('socat', [pty(kioskPort), pty(devicePort)], { stdio: 'ignore', last: true });
  line.once('error', () => undefined);
  await bothThere(kioskPort, devicePort);
  return { kioskPort, devicePort, line };
}

async function bothThere(...paths: readonly string[]): Promise<void> {
  const endMs = performance.now() + START_LIMIT_MS;
  while (!paths.every((path) => existsSync(path))) {
    if (performance.now() > endMs) throw new Failure('socat made no line; the suite needs the package "socat".');
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** The next message of this kind. It is not decoded, because both sides are built from the same type. */
function next<K extends Exclude<FromWorld['kind'], 'failed'>>(
  child: ChildProcess,
  kind: K,
  limitMs: number,
): Promise<Extract<FromWorld, { kind: K }>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      end(new Error(`nothing within ${limitMs / 1000} s`));
    }, limitMs);
    const settle = (work: () => void): void => {
      clearTimeout(timer);
      child.off('message', hear);
      child.off('exit', leave);
      work();
    };
    const end = (error: Error): void => {
      settle(() => {
        reject(new Failure(`The world around the kiosk failed: ${error.message}.`));
      });
    };
    const leave = (): void => {
      end(new Error('its process ended'));
    };
    const hear = (data: unknown): void => {
      const message = data as FromWorld;
      if (message.kind === 'failed') end(new Error(message.message));
      else if (message.kind === kind)
        settle(() => {
          resolve(message as Extract<FromWorld, { kind: K }>);
        });
    };
    child.on('message', hear);
    child.once('exit', leave);
  });
}
