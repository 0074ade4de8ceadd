import type { PortOpener } from '../../port/byte-port.ts';
import type { UnfinishedPaper } from '../../../app/ports/unfinished-paper.ts';

const remembered = new WeakMap<PortOpener, Map<string, boolean>>();

/** As long as the program runs, for every driver that is made for the same port. */
export function unfinishedInMemory(opener: PortOpener, path: string): UnfinishedPaper {
  const ports = remembered.get(opener) ?? new Map<string, boolean>();
  remembered.set(opener, ports);
  return {
    isUnfinished: () => Promise.resolve(ports.get(path) ?? false),
    note(isUnfinished) {
      ports.set(path, isUnfinished);
      return Promise.resolve();
    },
  };
}

/** What the last paper has left in the printer; it lasts longer than a link. */
export class Leftover {
  readonly #memory: UnfinishedPaper;
  #isUnfinished = false;
  #isLoaded = false;
  /** Whether the printer may be in the middle of a command, as after an earlier run. */
  needsFill = true;
  /** Whether the printer has reported that its buffers are empty. */
  isCleared = false;

  constructor(memory: UnfinishedPaper) {
    this.#memory = memory;
  }

  /** Whether the paper that hangs out of the printer, or its buffer, may have a part of an earlier document. */
  get isUnfinished(): boolean {
    return this.#isUnfinished;
  }

  /** Asks once what an earlier run has left. */
  async load(): Promise<void> {
    if (this.#isLoaded) return;
    this.#isLoaded = true;
    this.#isUnfinished = await this.#memory.isUnfinished();
  }

  /** A paper is begun: from now on it is unfinished. */
  async begin(): Promise<void> {
    if (!this.#isUnfinished) await this.#memory.note(true);
    this.#isUnfinished = true;
    this.isCleared = false;
  }

  /** It is cut off, or was never begun. */
  async end(): Promise<void> {
    await this.#memory.note(false);
    this.#isUnfinished = false;
  }
}
