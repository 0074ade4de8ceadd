import { replay } from '../../../app/journal/replay.ts';
import { CashHarness } from './cash-harness.ts';
import type { MachineSettings } from './machine-settings.ts';

/** A kiosk that has no payment service at all. */
export class NotesAloneHarness extends CashHarness {
  readonly #settings: MachineSettings;

  constructor(settings: MachineSettings = {}) {
    const all = { services: [], ...settings };
    super(all);
    this.#settings = all;
  }

  /** Booted, with everything there, without a bank. */
  override ready(): this {
    this.boot();
    this.send({ kind: 'relay-ready' });
    this.plugParts();
    return this.plugAcceptor();
  }

  /** The power is cut now, and the machine starts again after a while. */
  async restart(darkMs = 5_000): Promise<NotesAloneHarness> {
    const next = new NotesAloneHarness(this.#settings);
    await next.clock.advance(this.clock.monoMs() + darkMs);
    next.entries.push(...this.entries);
    return next;
  }

  /** The first event of a run: what earlier runs left in the journal. */
  boot(): this {
    this.send({ kind: 'booted', ledger: replay(this.entries), version: 'test' });
    return this;
  }
}
