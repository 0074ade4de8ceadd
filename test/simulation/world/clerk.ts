import { claimCode } from '../../../app/claim-code.ts';
import { claimsOf } from '../../../app/claims/claim.ts';
import { entriesFor, meantClaim } from '../../../app/claims/decide.ts';
import type { JournalEntry } from '../../../app/journal/entry.ts';
import type { Now } from '../../../app/ports/clock.ts';
import type { SimulatedJournal } from '../journal/simulated-journal.ts';
import type { Auditor } from './auditor.ts';
import { count, type SimulationContext } from './simulation-context.ts';

const COMES = 0.25;

/**
 * Somebody with the command `claim`. It needs the journal for itself, so that it is refused while the kiosk runs, and
 * pays in the dark what the menu may have paid a moment ago, or is asked to pay a moment later.
 */
export function payByCommand(
  world: SimulationContext,
  { journal, auditor }: { readonly journal: SimulatedJournal; readonly auditor: Auditor },
  now: Now,
): void {
  const { decisions } = world;
  if (!decisions.chance('command: somebody comes with a code', COMES)) return;
  const known = [...auditor.accounts.values()].filter(({ debts }) => debts > 0);
  const account = known[decisions.below('command: which code', known.length)];
  if (account === undefined) return;
  const code = claimCode(account.saleId);
  const claims = claimsOf(journal.entries()).filter(({ sale }) => claimCode(sale.saleId) === code);
  const meant = meantClaim(claims, null);
  if (!meant.ok) return;
  const { debtTiyn } = meant.value.sale;
  const decided = entriesFor(meant.value, { note: null, paid: { amountTiyn: debtTiyn, isChecked: false } });
  if (!decided.ok) return;
  const entries: readonly JournalEntry[] = [{ kind: 'started', version: 'simulation' }, ...decided.value];
  if (!journal.append(entries, now).ok) return;
  world.trace?.tell(`command: pays the debt of sale ${account.saleId}`);
  auditor.onEntries(entries);
  // The start of the command is none of the kiosk.
  auditor.menu.stock.powerFailed();
  count(world, 'claimed-by-command');
}
