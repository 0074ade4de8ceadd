import type { JournalEntry } from '../../../app/journal/entry.ts';
import type { Role } from '../../../app/role.ts';
import type { DoorEffect, DoorOutcome } from '../../../app/service/doors/types.ts';
import type { ServiceView } from '../../../app/service/view.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import type { View } from '../../../app/session/view/view.ts';
import type { Check } from './audit-parts.ts';
import { ChecksAuditor } from './checks-auditor.ts';
import { CollectionAuditor } from './collection-auditor.ts';
import { DebtsAuditor } from './debts-auditor.ts';
import { PINS, isPinOf } from './pins.ts';
import { SettingsAuditor } from './settings-auditor.ts';
import { StockAuditor } from './stock-auditor.ts';

/** Written a second time here: the promises must not be what the program takes them for. */
const WAITS_MS = [0, 0, 0, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000];
const LOCKED_MS = 900_000;
const COLLECTOR_DOORS: ReadonlySet<string> = new Set(['home', 'cash', 'stock', 'debts']);
/** What has a role, and is a collector's. */
const COLLECTOR_ENTRIES: ReadonlySet<JournalEntry['kind']> = new Set([
  'service-opened',
  'service-closed',
  'cash-collected',
  'collection-started',
  'collection-cassette',
  'collection-noted',
  'collection-counted',
  'collection-dropped',
  'bill-stacked',
  'bill-returned',
  'debt-settled',
  'stock-set',
  'product-off',
  'spiral-cleared',
]);
/** Money or goods that a customer is asked for, or gets. */
const SELLING: ReadonlySet<JournalEntry['kind']> = new Set([
  'sale-opened',
  'purchase-asked',
  'bill-intended',
  'dispense-intended',
]);
const BEFORE_MENU: ReadonlySet<string> = new Set(['starting', 'idle', 'out-of-service', 'error', 'service', 'dark']);
const NO_SALE: ReadonlySet<string> = new Set(['starting', 'idle', 'out-of-service', 'refund', 'error', 'service']);

/** Watches the menu: who gets in and when, what stands still meanwhile, and that nothing is done that is not on record. */
export class MenuAuditor {
  readonly #check: Check;
  readonly #nowMs: () => number;
  readonly stock: StockAuditor;
  readonly settings: SettingsAuditor;
  readonly checks: ChecksAuditor;
  readonly collections: CollectionAuditor;
  readonly debts: DebtsAuditor;
  /** Somebody may come to the menu at all. */
  #isWatched = false;
  #screen = 'dark';
  #failures = 0;
  /** Whose PIN was typed last, rightly. */
  #known: Role | null = null;
  /** It was typed before the power failed. */
  #isKnownOfLastRun = false;
  #triedAtMs = 0;
  /** A note or a product is on its way by what is on record. */
  #isMoving = false;
  #acted: { readonly what: string } | null = null;
  /** What became of an export is being told. */
  #isExporting = false;

  constructor(check: Check, nowMs: () => number) {
    this.#check = check;
    this.#nowMs = nowMs;
    this.stock = new StockAuditor(check);
    this.settings = new SettingsAuditor(check);
    this.checks = new ChecksAuditor(check);
    this.collections = new CollectionAuditor(check);
    this.debts = new DebtsAuditor(check);
  }

  /** From now on somebody may come. */
  watch(): void {
    this.#isWatched = true;
  }

  /**
   * `kept`: the wrong PINs that are on a disk which has refused the last count, and when they were counted; null for a
   * disk that has kept it.
   */
  powerFailed(kept: { readonly failures: number; readonly atMs: number } | null): void {
    this.#screen = 'dark';
    this.#isMoving = false;
    this.checks.powerFailed();
    this.settings.powerFailed();
    this.debts.powerFailed();
    this.#acted = null;
    this.#isExporting = false;
    this.#isKnownOfLastRun = true;
    if (kept === null) return;
    this.#failures = kept.failures;
    this.#triedAtMs = kept.atMs;
  }

  onEntry(entry: JournalEntry): void {
    this.#check(!this.#isExporting || entry.kind === 'service-acted', 'an export changes nothing', entry.kind);
    this.#check(
      this.#screen !== 'service' || !SELLING.has(entry.kind),
      'nothing is sold while the menu is open',
      entry.kind,
    );
    this.stock.onEntry(entry);
    // An entry of the last run may have been under way when the power failed. A disk that was full at the start has this
    // one written later, with somebody at the pad already.
    if (entry.kind === 'started' && this.#isKnownOfLastRun) this.#known = null;
    if (!this.#isWatched) return;
    this.secret('no PIN in the journal', JSON.stringify(entry));
    this.settings.onEntry(entry);
    this.checks.onEntry(entry);
    this.collections.onEntry(entry);
    this.debts.onEntry(entry);
    this.#checkRole(entry);
    if (entry.kind === 'bill-intended' || entry.kind === 'dispense-intended') this.#isMoving = true;
    else if (entry.kind.startsWith('bill-') || entry.kind === 'relay-pulsed' || entry.kind === 'dispense-failed')
      this.#isMoving = false;
    else if (entry.kind === 'service-acted') this.#acted = entry;
    else if (entry.kind === 'service-opened')
      this.#check(entry.role === this.#known, 'only the PIN of a role opens the menu as that role', entry.role);
  }

  /** What a collector does is their work and nothing else, whatever a window may ask for. */
  #checkRole(entry: JournalEntry): void {
    if (!('role' in entry) || entry.role !== 'collector') return;
    const isOurs =
      entry.kind === 'service-acted' || entry.kind === 'settings-intended'
        ? COLLECTOR_DOORS.has(entry.step)
        : COLLECTOR_ENTRIES.has(entry.kind);
    this.#check(isOurs, 'a role does what is its own', `${entry.kind} by a collector`);
  }

  secret(rule: string, text: string): void {
    this.#check(!PINS.some(({ pin }) => text.includes(pin)), rule, text);
  }

  /** The session's screen. */
  onView(view: View, state: KioskState): void {
    const { screen } = view;
    const { bill, journal } = state;
    this.stock.onState(state);
    if (!this.#isWatched) return;
    this.settings.onView(view, state);
    const before = this.#screen;
    this.#screen = screen.name;
    if (screen.name !== 'service') this.checks.left();
    if (screen.name === 'service' && before !== 'service') {
      this.#check(before !== 'dark', 'a start does not begin in the menu', before);
      this.#check(
        // What is over cannot be written while the disk refuses.
        bill === null && !(this.#isMoving && journal.kind === 'ready') && BEFORE_MENU.has(before),
        'the menu never opens while money or goods move',
        before,
      );
    }
    if (before === 'service')
      this.#check(NO_SALE.has(screen.name), 'the menu gives way to no sale', `${before}, then ${screen.name}`);
  }

  onMenu(view: ServiceView | null): void {
    if (view === null) return;
    this.#check(this.#screen !== 'dark' || view.content.step === 'pin', 'a start does not begin in the menu', 'dark');
    const { role } = view.frame;
    const { content } = view;
    if (content.step !== 'checks') this.checks.left();
    if (content.step === 'pin') {
      this.secret('no PIN in what the window is told', JSON.stringify(view));
      return;
    }
    this.#check(role !== null, 'nobody is in without a role', content.step);
    this.#check(role === 'technician' || COLLECTOR_DOORS.has(content.step), 'a door opens to its roles', content.step);
    if (content.step === 'debts') this.debts.onDoor(content.door, role);
    if (content.step === 'cash') this.collections.onDoor(content.door);
  }

  /** A PIN is checked: that must not happen before the wait after the last wrong one is over. */
  onPin(pin: string, hash: string): void {
    const sinceMs = this.#nowMs() - this.#triedAtMs;
    // Of two hashes for one try the second comes at the same moment.
    if (hash !== PINS[0].hash) return;
    const waitMs = this.#failures >= WAITS_MS.length ? LOCKED_MS : (WAITS_MS[this.#failures] ?? 0);
    this.#check(
      sinceMs >= waitMs,
      'no PIN is tried before its wait is over',
      `${this.#failures} wrong ones, ${sinceMs} of ${waitMs} ms`,
    );
    this.#isKnownOfLastRun = false;
    this.#known = PINS.find((one) => isPinOf(pin, one.hash))?.role ?? null;
    this.#failures = this.#known === null ? this.#failures + 1 : 0;
    this.#triedAtMs = this.#nowMs();
  }

  /** The acceptor takes other notes from now on. */
  onAccept(billsTiyn: readonly number[]): void {
    if (this.#isWatched && this.#screen === 'service' && billsTiyn.length > 0) this.checks.onAccept();
  }

  /** Something is done for a door. */
  onDoorEffect({ step, effect, role }: DoorEffect, state: KioskState): void {
    const isWritable = state.journal.kind === 'ready';
    this.#check(role === 'technician' || COLLECTOR_DOORS.has(step), 'a role does what is its own', step);
    if (step === 'checks' && effect.kind === 'pulse-channel') this.checks.onPulse(effect.channel, state);
    if (step === 'payment' && effect.kind === 'give-up')
      this.#check(
        state.watched.length === 0 && state.refunds.length === 0,
        'no device is given up while somebody’s money is under way',
        effect.kind,
      );
    const ending = endingOf({ step, effect });
    // Whoever comes to mend the disk may begin anew without an entry.
    if (ending !== null && isWritable)
      this.#check(this.#acted?.what === ending, 'whoever ends the machine is on record', ending);
  }

  /** Before an outcome is reported, and after it. */
  telling({ step, outcome }: DoorOutcome): void {
    this.checks.telling(step === 'checks' && outcome.kind === 'pulse-ended');
    this.#isExporting = step === 'export';
  }

  told(isWritable: boolean): void {
    this.checks.told(isWritable);
    this.#isExporting = false;
  }

  /** Nothing moves any more. */
  atRest(): void {
    this.checks.atRest();
    this.settings.atRest();
  }
}

/** What has to be on record before an effect ends the application; null for one that does not. */
function endingOf({ step, effect }: Pick<DoorEffect, 'step' | 'effect'>): string | null {
  if (step === 'system' && effect.kind === 'end') return effect.how;
  if ((step === 'devices' || step === 'import' || step === 'payment') && effect.kind === 'restart') return 'restart';
  return step === 'setup' && effect.kind === 'start' ? 'setup-start' : null;
}
