import { claimsOf } from '../../../app/claims/claim.ts';
import type { DebtsEffect, DebtsOutcome, DebtsView } from '../../../app/service/doors/debts/types.ts';
import type { JournalEntry } from '../../../app/journal/entry.ts';
import type { Role } from '../../../app/role.ts';
import { recorded } from '../../unit/journal/history.ts';
import { ServiceHarness } from './service-harness.ts';
import type { MachineSettings } from './machine-settings.ts';

/** The real loop and menu over a journal with past sales, a person at the door `debts`. */
export class DebtsHarness extends ServiceHarness {
  readonly #past: number;
  #role: Role = 'technician';

  constructor(past: readonly object[], settings: MachineSettings = {}) {
    super(settings);
    this.entries.push(...recorded(past));
    this.#past = past.length;
    this.ready();
  }

  at(role: Role): this {
    this.#role = role;
    this.enter(role);
    this.open('debts');
    return this;
  }

  /** What was written since the past. */
  get written(): readonly JournalEntry[] {
    return this.entries.slice(this.#past).map(({ entry }) => entry);
  }

  get door(): DebtsView {
    const { content } = this.menu;
    if (content.step !== 'debts') throw new Error(`the menu is at ${content.step}`);
    return content.door;
  }

  get lastEffect(): DebtsEffect {
    const last = this.serviceEffects.at(-1);
    if (last?.kind !== 'door-effect' || last.step !== 'debts') throw new Error('the door asked for nothing');
    return last.effect;
  }

  /** Touches a sale and answers with what the journal has of it. */
  look(saleId: string): this {
    this.act({ step: 'debts', action: { kind: 'choose', saleId } });
    return this.answer();
  }

  /** The thread of past sales answers the last question about a sale. */
  answer(effect = this.lastEffect): this {
    if (effect.kind !== 'read-claim') throw new Error('nothing was asked about a sale');
    const own = this.entries.filter(({ entry }) => 'saleId' in entry && entry.saleId === effect.saleId);
    const outcome = {
      kind: 'claim-read',
      token: effect.token,
      claim: claimsOf(own)[0] ?? null,
      isUnreadable: false,
    } as const;
    this.tell(outcome);
    return this;
  }

  tell(outcome: DebtsOutcome): void {
    this.loop.dispatch({ kind: 'door-outcome', step: 'debts', role: this.#role, outcome });
  }

  pay(amountTiyn: number): this {
    this.act({ step: 'debts', action: { kind: 'pay', amountTiyn } });
    return this;
  }

  refund(amountTiyn: number): this {
    this.act({ step: 'debts', action: { kind: 'refund', amountTiyn } });
    return this;
  }

  settled(): readonly JournalEntry[] {
    return this.written.filter(({ kind }) => kind === 'debt-settled');
  }
}
