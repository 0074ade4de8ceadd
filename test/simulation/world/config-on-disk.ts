import { z } from 'zod';
import type { KioskConfig } from '../../../app/config/config.ts';
import {
  changedValues,
  inverseOf,
  isSame,
  valueAt,
  type ConfigChange,
  type FileValue,
  type NotChanged,
} from '../../../app/config/change.ts';
import { productSchema, type Product } from '../../../app/config/schema.ts';
import { problem } from '../../../app/problem.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { ConfigEditor, ReadConfig } from '../../../main/config/edit/config-editor.ts';
import { parseConfig } from '../../../main/config/load-config.ts';
import type { RunClock } from '../engine/scheduler.ts';
import { count, type SimulationContext } from './simulation-context.ts';

type Read = Result<ReadConfig, NotChanged>;

/** Whoever wants to know what becomes of the file. */
export interface FileWatch {
  /** The menu's program replaces the file. */
  onReplaced(before: FileValue, after: FileValue): void;
  /** Somebody saves it with an editor. */
  onEdited(): void;
}

const READ_MS = [2, 40, 4_000] as const;
const WRITE_MS = [10, 300, 20_000] as const;
const SLOW_WEIGHTS = [6, 3, 1] as const;
const MAX_UNDO = 10;
const TIYN_PER_TENGE = 100;
/** What a channel holds beside what was loaded. */
const SPARE = 3;

const catalogueSchema = z.object({ catalogue: z.array(productSchema) });

/** Whatever the catalogue does not say; read once, because that takes longer than a simulation. */
let rest: KioskConfig | null = null;
/** What a start reads of a file that names the operator alone. */
export function restOfConfig(): KioskConfig {
  if (rest !== null) return rest;
  const read = parseConfig('version: 1\noperator: { name: Simulation }\n', 'sauda.yaml');
  if (!read.ok) throw new Error(`the simulated configuration is none: ${JSON.stringify(read.error)}`);
  rest = read.value;
  return rest;
}

interface Done {
  readonly before: FileValue;
  readonly after: FileValue;
  readonly inverse: readonly ConfigChange[];
}

/** The configuration file of a simulated machine: replaced as a whole, by the menu or by somebody's editor. */
export class ConfigOnDisk {
  readonly #world: SimulationContext;
  readonly #watch: FileWatch;
  readonly #canWrite: () => boolean;
  #values: FileValue;
  #writing: (() => void) | null = null;
  /** Questions and changes of this run that have no answer. */
  #inHand = 0;

  constructor(
    world: SimulationContext,
    catalogue: readonly Product[],
    parts: { readonly watch: FileWatch; readonly canWrite: () => boolean },
  ) {
    this.#world = world;
    this.#watch = parts.watch;
    this.#canWrite = parts.canWrite;
    this.#values = { catalogue: catalogue.map(fileProduct) };
  }

  /** It is being read or written. */
  get isBusy(): boolean {
    return this.#inHand > 0;
  }

  /** What a start reads. */
  catalogue(): Product[] {
    return catalogueOf(this.#values) ?? [];
  }

  values(): FileValue {
    return this.#values;
  }

  /** The name of the file is changed in one step: it is the new one, or still the old one. */
  powerLost(): void {
    const writing = this.#writing;
    this.#writing = null;
    this.#inHand = 0;
    if (writing === null) return;
    count(this.#world, 'cut-in-settings');
    if (this.#world.decisions.chance('menu: the file was replaced before the power failed', 0.5)) writing();
  }

  /** Somebody changes a price with an editor, beside the menu. */
  edit(priceTenge: number): void {
    // Of two who save at the same moment one loses, whatever the program does.
    if (this.#writing !== null) return;
    const [first] = this.catalogue();
    if (first === undefined) return;
    const path = ['catalogue', { id: first.id }, 'priceTenge'];
    const edited = changedValues(this.#values, {
      kind: 'set',
      path,
      before: valueAt(this.#values, path),
      after: priceTenge,
    });
    if (!edited.ok) return;
    count(this.#world, 'file-edited');
    this.#world.trace?.tell(`somebody edits the file: ${first.id} for ${priceTenge}`);
    this.#values = edited.value;
    this.#watch.onEdited();
  }

  /** As `createConfigEditor`, without the text: one change after the other, each by what stands there now. */
  open(clock: RunClock): ConfigEditor {
    let last: Promise<unknown> = Promise.resolve();
    let done: readonly Done[] = [];
    const read = (values: FileValue): Read => {
      const catalogue = catalogueOf(values);
      if (catalogue === null)
        return err({ kind: 'refused', problem: problem('config-invalid', { file: 'sauda.yaml' }) });
      return ok({ config: { ...restOfConfig(), catalogue }, values, undo: done.at(-1)?.inverse ?? null });
    };
    const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
      if (clock.isAlive) this.#inHand += 1;
      const turn = last.then(act).finally(() => {
        if (clock.isAlive) this.#inHand -= 1;
      });
      last = turn;
      return turn;
    };
    const edited = (changes: readonly ConfigChange[]): Result<Done, NotChanged> => {
      const before = this.#values;
      let after = before;
      const inverse: ConfigChange[] = [];
      for (const change of changes) {
        const changed = changedValues(after, change);
        if (!changed.ok) return err({ kind: 'conflict', conflict: changed.error });
        inverse.unshift(inverseOf(change, after));
        after = changed.value;
      }
      const checked = read(after);
      return checked.ok ? ok({ before, after, inverse }) : checked;
    };
    const write = async (changes: readonly ConfigChange[]): Promise<Result<Done, NotChanged>> => {
      const wanted = edited(changes);
      if (!wanted.ok) return wanted;
      const { before, after } = wanted.value;
      if (!isSame(before, after) && !(await this.#replace(clock, before, after)))
        return err({ kind: 'not-written', detail: 'no space left on the disk' });
      return wanted;
    };
    return {
      read: () =>
        inTurn(async () => {
          await this.#takesTime(clock, 'menu: the file is read', READ_MS);
          return read(this.#values);
        }),
      check: (changes) =>
        inTurn(() => {
          const wanted = edited(changes);
          return Promise.resolve(wanted.ok ? read(wanted.value.after) : wanted);
        }),
      change: (changes) =>
        inTurn(async () => {
          const written = await write(changes);
          if (!written.ok) {
            if (written.error.kind === 'conflict') count(this.#world, 'menu-settings-conflict');
            return written;
          }
          if (!isSame(written.value.before, written.value.after)) done = [...done, written.value].slice(-MAX_UNDO);
          return read(written.value.after);
        }),
      undo: () =>
        inTurn(async () => {
          const latest = done.at(-1);
          if (latest === undefined) return err({ kind: 'nothing-to-undo' });
          const written = await write(latest.inverse);
          if (!written.ok) return written;
          done = done.slice(0, -1);
          return read(written.value.after);
        }),
    };
  }

  /** Whether it could be written. */
  #replace(clock: RunClock, before: FileValue, after: FileValue): Promise<boolean> {
    const replaced = (): void => {
      this.#values = after;
      this.#watch.onReplaced(before, after);
    };
    // Whatever was to be written when the power failed is never begun.
    if (clock.isAlive) this.#writing = replaced;
    return this.#takesTime(clock, 'menu: the file is written', WRITE_MS).then(() => {
      this.#writing = null;
      if (!this.#canWrite()) return false;
      replaced();
      return true;
    });
  }

  #takesTime(clock: RunClock, what: string, choices: readonly number[]): Promise<void> {
    const { decisions } = this.#world;
    const longestMs = choices[decisions.weighted(`${what}: how slowly`, SLOW_WEIGHTS)] ?? 0;
    return new Promise((resolve) => {
      clock.setTimer(1 + decisions.below(what, longestMs), resolve);
    });
  }
}

/** Null where a start would refuse it. */
function catalogueOf(values: FileValue): Product[] | null {
  const read = catalogueSchema.safeParse(values);
  if (!read.success) return null;
  const { catalogue } = read.data;
  const isRepeated = (key: 'id' | 'channel'): boolean =>
    new Set(catalogue.map((one) => one[key])).size < catalogue.length;
  return isRepeated('id') || isRepeated('channel') ? null : catalogue;
}

function fileProduct({ id, channel, name, priceTiyn, stock, capacity }: Product): FileValue {
  return {
    id,
    channel,
    name: { ...name },
    priceTenge: priceTiyn / TIYN_PER_TENGE,
    ...(stock === undefined ? {} : { stock }),
    ...(stock === undefined ? {} : { capacity: capacity ?? stock + SPARE }),
  };
}
