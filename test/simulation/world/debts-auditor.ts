import { claimCode } from '../../../app/claim-code.ts';
import type { JournalEntry } from '../../../app/journal/entry.ts';
import type { Role } from '../../../app/role.ts';
import type { DebtsView } from '../../../app/service/doors/debts/types.ts';
import type { Check } from './audit-parts.ts';

/** Watches what is paid out: each debt once, to one hand, and found money to one sale. */
export class DebtsAuditor {
  readonly #check: Check;
  /** By sale. */
  readonly #owedTiyn = new Map<string, number>();
  /** The last payment by hand of this run, by the code that the customer has, and what it left owed. */
  readonly #paid = new Map<string, { readonly amountTiyn: number; readonly leftTiyn: number }>();
  /** Refunds that the bank may be carrying out. */
  readonly #atBank = new Map<string, string>();
  /** Money of no sale about which nobody has decided. */
  readonly #loose = new Map<string, number | null>();

  constructor(check: Check) {
    this.#check = check;
  }

  powerFailed(): void {
    this.#paid.clear();
  }

  onEntry(entry: JournalEntry): void {
    switch (entry.kind) {
      case 'debt-recorded':
        this.#owe(entry.saleId, entry.amountTiyn);
        return;
      case 'credit-given':
        this.#owe(entry.saleId, 0 - entry.amountTiyn);
        return;
      case 'debt-settled':
        this.#settled(entry);
        return;
      case 'refund-asked':
        this.#atBank.set(entry.qrPaymentId, entry.saleId);
        return;
      case 'refund-done':
      case 'refund-failed':
        this.#atBank.delete(entry.qrPaymentId);
        return;
      case 'orphan-recorded':
        this.#loose.set(entry.orphanId, entry.amountTiyn);
        return;
      case 'orphan-assigned':
        this.#check(
          this.#loose.get(entry.orphanId) === entry.amountTiyn,
          'found money goes to one sale, once',
          `${entry.orphanId}: ${entry.amountTiyn}`,
        );
        this.#loose.delete(entry.orphanId);
        return;
      case 'orphan-kept':
        this.#check(this.#loose.delete(entry.orphanId), 'found money goes to one sale, once', entry.orphanId);
        return;
      default:
        return;
    }
  }

  #owe(saleId: string, amountTiyn: number): void {
    this.#owedTiyn.set(saleId, (this.#owedTiyn.get(saleId) ?? 0) + amountTiyn);
  }

  #settled({ saleId, amountTiyn, how }: Extract<JournalEntry, { kind: 'debt-settled' }>): void {
    const owedTiyn = this.#owedTiyn.get(saleId) ?? 0;
    this.#check(amountTiyn <= owedTiyn, 'a debt is redeemed once', `${saleId}: ${amountTiyn} of ${owedTiyn}`);
    this.#owe(saleId, 0 - amountTiyn);
    if (how !== 'by-hand') return;
    this.#check(
      ![...this.#atBank.values()].includes(saleId),
      'nothing is paid by hand that the bank may be giving back',
      saleId,
    );
    this.#paid.set(claimCode(saleId), { amountTiyn, leftTiyn: owedTiyn - amountTiyn });
  }

  /** Whoever reads that a debt is paid counts that much into somebody's hand. */
  onDoor({ chosen, loose }: DebtsView, role: Role | null): void {
    this.#check(loose === null || role === 'technician', 'a role does what is its own', 'found money is decided about');
    if (chosen?.done?.kind !== 'paid' || chosen.facts === null) return;
    const { claimCode: code } = chosen.facts;
    const { amountTiyn } = chosen.done;
    const paid = this.#paid.get(code);
    // A note that the acceptor draws in afterwards is owed under the same code.
    this.#check(paid?.leftTiyn === 0, 'a debt is on record as paid before anybody is told so', code);
    this.#check(
      paid?.amountTiyn === amountTiyn,
      'what is told as paid is what is on record',
      `${code}: ${amountTiyn}, not ${String(paid?.amountTiyn)}`,
    );
  }
}
