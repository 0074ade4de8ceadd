import type { KioskConfig } from '../../../app/config/config.ts';
import {
  changedValues,
  inverseOf,
  type ConfigChange,
  type FileValue,
  type NotChanged,
  type NotUndone,
} from '../../../app/config/change.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import { problem } from '../../../app/problem.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { parseConfig } from '../load-config.ts';
import type { ConfigStore } from './config-store.ts';
import { editedText, readYaml } from './edit-text.ts';

/** The configuration as it stands in the file. */
export interface ReadConfig {
  readonly config: KioskConfig;
  /** The values as they are written, before the schema completes them. */
  readonly values: FileValue;
  /** The changes that would take the last one back; null where there is none in this run. */
  readonly undo: readonly ConfigChange[] | null;
}

/** Changes the configuration file while the machine runs. */
export interface ConfigEditor {
  read(): Promise<Result<ReadConfig, NotChanged>>;
  /** Whether the changes could be written; writes nothing. */
  check(changes: readonly ConfigChange[]): Promise<Result<ReadConfig, NotChanged>>;
  /** Writes all changes or none; the same schema and rules as at a start decide. */
  change(changes: readonly ConfigChange[]): Promise<Result<ReadConfig, NotChanged>>;
  /** Takes back the last change of this run that was not taken back yet. */
  undo(): Promise<Result<ReadConfig, NotUndone>>;
}

/** So many changes can be taken back, as many as versions are kept. */
const MAX_UNDO = 10;
/** An editor that writes between reading and replacing: the changes are made again in its text. */
const MAX_TRIES = 3;

/** One change that can be taken back. */
interface Done {
  readonly before: string;
  readonly after: string;
  readonly inverse: readonly ConfigChange[];
}

/** An editor of the configuration in this store; `file` is its name in sentences. */
export function createConfigEditor(store: ConfigStore, file: string, clock: Pick<Clock, 'wallMs'>): ConfigEditor {
  return new Editor(store, file, clock);
}

class Editor implements ConfigEditor {
  readonly #store: ConfigStore;
  readonly #file: string;
  readonly #clock: Pick<Clock, 'wallMs'>;
  #done: readonly Done[] = [];
  /** The text that was read or written last. */
  #seen: string | null = null;
  /** One change after the other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: ConfigStore, file: string, clock: Pick<Clock, 'wallMs'>) {
    this.#store = store;
    this.#file = file;
    this.#clock = clock;
  }

  read(): Promise<Result<ReadConfig, NotChanged>> {
    return this.#inTurn(async () => this.#checked(await this.#settled()));
  }

  check(changes: readonly ConfigChange[]): Promise<Result<ReadConfig, NotChanged>> {
    return this.#inTurn(async () => this.#edited(await this.#store.read(), changes));
  }

  change(changes: readonly ConfigChange[]): Promise<Result<ReadConfig, NotChanged>> {
    return this.#inTurn(() => this.#change(changes));
  }

  undo(): Promise<Result<ReadConfig, NotUndone>> {
    return this.#inTurn(async (): Promise<Result<ReadConfig, NotUndone>> => {
      const last = this.#done.at(-1);
      if (last === undefined) return err({ kind: 'nothing-to-undo' });
      const text = await this.#settled();
      // The file is unchanged since, so its previous content is restored exactly.
      const undone = text === last.after ? await this.#write(text, last.before) : await this.#applied(last.inverse);
      if (!undone.ok) return undone;
      this.#done = this.#done.slice(0, -1);
      return ok({ ...undone.value, undo: this.#undo() });
    });
  }

  async #change(changes: readonly ConfigChange[]): Promise<Result<ReadConfig, NotChanged>> {
    const before = await this.#settled();
    const written = await this.#applied(changes);
    if (!written.ok) return written;
    const after = await this.#store.read();
    const inverse = inverseOfAll(before, changes);
    if (after !== before) this.#done = [...this.#done, { before, after, inverse }].slice(-MAX_UNDO);
    return ok({ ...written.value, undo: this.#undo() });
  }

  /**
   * The text once another program that has begun to save it is done. Half of a file may be a valid configuration, and
   * replacing it would lose the other half, which is written into a file that has no name any more.
   */
  async #settled(): Promise<string> {
    for (let tries = 1; ; tries += 1) {
      const text = await this.#store.read();
      const isOthers = this.#seen !== null && text !== this.#seen;
      this.#seen = text;
      if (!isOthers || tries > MAX_TRIES) return text;
      await this.#store.settle?.();
    }
  }

  /** Makes the changes in the text as it is now. */
  async #applied(changes: readonly ConfigChange[]): Promise<Result<ReadConfig, NotChanged>> {
    for (let tries = 1; ; tries += 1) {
      const text = await this.#store.read();
      const edited = this.#edited(text, changes);
      if (!edited.ok) return edited;
      // If the file was saved by another program meanwhile, the new content is changed, not replaced.
      if (tries < MAX_TRIES && (await this.#store.read()) !== text) continue;
      return await this.#write(text, edited.value.text);
    }
  }

  /** The changes made in this text, where the rules have nothing against the result. */
  #edited(text: string, changes: readonly ConfigChange[]): Result<ReadConfig & { readonly text: string }, NotChanged> {
    const edited = editedText(text, changes);
    if (!edited.ok) {
      if (edited.error !== null) return err({ kind: 'conflict', conflict: edited.error });
      const asItIs = this.#checked(text);
      return asItIs.ok ? err({ kind: 'refused', problem: problem('config-invalid', { file: this.#file }) }) : asItIs;
    }
    const checked = this.#checked(edited.value.text);
    return checked.ok ? ok({ ...checked.value, text: edited.value.text }) : checked;
  }

  async #write(before: string, text: string): Promise<Result<ReadConfig, NotChanged>> {
    const checked = this.#checked(text);
    if (!checked.ok || text === before) return checked;
    await this.#store.replace(before, text, this.#clock.wallMs());
    this.#seen = text;
    return checked;
  }

  #checked(text: string): Result<ReadConfig, NotChanged> {
    const parsed = parseConfig(text, this.#file);
    if (!parsed.ok) return err({ kind: 'refused', problem: parsed.error });
    const values = readYaml(text)?.values ?? null;
    return ok({ config: parsed.value, values, undo: this.#undo() });
  }

  #undo(): readonly ConfigChange[] | null {
    return this.#done.at(-1)?.inverse ?? null;
  }

  #inTurn<E>(act: () => Promise<Result<ReadConfig, E>>): Promise<Result<ReadConfig, E | NotChanged>> {
    const turn = this.#last.then(act).catch((error: unknown): Result<ReadConfig, NotChanged> => {
      const detail = error instanceof Error ? error.message : String(error);
      return err({ kind: 'not-written', detail });
    });
    this.#last = turn;
    return turn;
  }
}

/** What takes the changes back, the last one first, each in the file that it left. */
function inverseOfAll(text: string, changes: readonly ConfigChange[]): readonly ConfigChange[] {
  const inverse: ConfigChange[] = [];
  let values = readYaml(text)?.values ?? null;
  for (const change of changes) {
    inverse.unshift(inverseOf(change, values));
    const after = changedValues(values, change);
    if (after.ok) values = after.value;
  }
  return inverse;
}
