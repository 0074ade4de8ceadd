import type { JournalEntry } from '../../../app/journal/entry.ts';
import type { Role } from '../../../app/role.ts';
import type { DoorEffect, DoorOutcome } from '../../../app/service/doors/types.ts';
import type { ServiceView } from '../../../app/service/view.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import type { View } from '../../../app/session/view/view.ts';
import type { Check } from './audit-parts.ts';
import { PINS, isPinOf } from './pins.ts';

/** Written a second time here: the promises must not be what the program takes them for. */
const WAITS_MS = [0, 0, 0, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000];
const LOCKED_MS = 900_000;
const COLLECTOR_DOORS: ReadonlySet<string> = new Set(['home', 'cash', 'stock', 'debts']);
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
  /** By the code that the customer got. */
  readonly #debtOf: (code: string) => number;
  #screen = 'dark';
  #failures = 0;
  /** Whose PIN was typed last, rightly. */
  #known: Role | null = null;
  #triedAtMs = 0;
  /** A note or a product is on its way by what is on record. */
  #isMoving = false;
  readonly #testing = new Set<number>();
  #acted: { readonly what: string } | null = null;
  /** Outcomes that were reported and are not on record yet. */
  #untold = 0;

  constructor(check: Check, nowMs: () => number, debtOf: (code: string) => number) {
    this.#check = check;
    this.#nowMs = nowMs;
    this.#debtOf = debtOf;
  }

  /** `forgotten`: the wrong PINs that are on a disk which has refused to keep the last count; null for one that has kept it. */
  powerFailed(forgotten: number | null): void {
    this.#screen = 'dark';
    this.#isMoving = false;
    this.#testing.clear();
    this.#untold = 0;
    this.#acted = null;
    this.#known = null;
    if (forgotten !== null) this.#failures = forgotten;
  }

  onEntry(entry: JournalEntry): void {
    this.#check(
      this.#screen !== 'service' || !SELLING.has(entry.kind),
      'nothing is sold while the menu is open',
      entry.kind,
    );
    this.secret('no PIN in the journal', JSON.stringify(entry));
    if (entry.kind === 'bill-intended' || entry.kind === 'dispense-intended') this.#isMoving = true;
    else if (entry.kind.startsWith('bill-') || entry.kind === 'relay-pulsed' || entry.kind === 'dispense-failed')
      this.#isMoving = false;
    else if (entry.kind === 'channel-test-intended') this.#testing.add(entry.channel);
    else if (entry.kind === 'channel-test-pulsed' || entry.kind === 'channel-test-failed') {
      this.#testing.delete(entry.channel);
      this.#untold = 0;
    } else if (entry.kind === 'service-acted') this.#acted = entry;
    else if (entry.kind === 'service-opened')
      this.#check(entry.role === this.#known, 'only the PIN of a role opens the menu as that role', entry.role);
  }

  secret(rule: string, text: string): void {
    this.#check(!PINS.some(({ pin }) => text.includes(pin)), rule, text);
  }

  /** The session's screen. */
  onView({ screen }: View, { bill, journal }: KioskState): void {
    const before = this.#screen;
    this.#screen = screen.name;
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
    if (content.step === 'pin') {
      this.secret('no PIN in what the window is told', JSON.stringify(view));
      return;
    }
    this.#check(role !== null, 'nobody is in without a role', content.step);
    this.#check(role === 'technician' || COLLECTOR_DOORS.has(content.step), 'a door opens to its roles', content.step);
    if (content.step !== 'debts') return;
    const { chosen } = content.door;
    if (chosen?.done?.kind !== 'paid' || chosen.facts === null) return;
    const { claimCode } = chosen.facts;
    this.#check(this.#debtOf(claimCode) === 0, 'a debt is on record as paid before anybody is told so', claimCode);
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
    this.#known = PINS.find((one) => isPinOf(pin, one.hash))?.role ?? null;
    this.#failures = this.#known === null ? this.#failures + 1 : 0;
    this.#triedAtMs = this.#nowMs();
  }

  /** Something is done for a door. */
  onDoorEffect({ step, effect }: DoorEffect, isWritable: boolean): void {
    if (step === 'checks' && effect.kind === 'pulse-channel')
      this.#check(this.#testing.has(effect.channel), 'no test pulse without an intent', String(effect.channel));
    // A technician who repairs the disk may begin anew without an entry.
    if (step === 'system' && effect.kind === 'end' && isWritable)
      this.#check(this.#acted?.what === effect.how, 'whoever ends the machine is on record', effect.how);
  }

  /** Before an outcome is reported, and after it. */
  telling({ step, outcome }: DoorOutcome): void {
    if (step === 'checks' && outcome.kind === 'pulse-ended') this.#untold += 1;
  }

  told(isWritable: boolean): void {
    if (isWritable) this.#check(this.#untold === 0, 'what came of a test pulse is on record', String(this.#untold));
    this.#untold = 0;
  }
}
