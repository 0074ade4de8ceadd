import type { JournalEntry } from '../../../app/journal/entry.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import type { Check } from './audit-parts.ts';

/** Where a note that was tried really went. */
type Whereabouts = 'returned' | 'stacked';

/** Watches what is tried at the menu: pulses without a sale, and notes that belong to nobody. */
export class ChecksAuditor {
  readonly #check: Check;
  readonly #pulsing = new Set<number>();
  /** A note whose way back is intended and has no end on record. */
  #tried: { readonly billTiyn: number; really: Whereabouts | null } | null = null;
  /** Somebody at the menu has asked for a note to try. */
  #isAsked = false;
  #unrecorded = 0;

  constructor(check: Check) {
    this.#check = check;
  }

  powerFailed(): void {
    this.#pulsing.clear();
    this.#unrecorded = 0;
    this.#isAsked = false;
  }

  /** Whether somebody tries a note, so that one may come in without a sale. */
  get wantsNote(): boolean {
    return this.#isAsked;
  }

  /** Somebody touches the button for it. */
  asked(): void {
    this.#isAsked = true;
  }

  /** The door is left, and with it the trial. */
  left(): void {
    this.#isAsked = false;
  }

  /** The acceptor is told to take notes while the menu is open. */
  onAccept(): void {
    this.#check(this.#isAsked, 'the menu takes a note only for whoever asked for it', 'nobody did');
  }

  /** A tried note is on its way back. */
  get isTrying(): boolean {
    return this.#tried !== null;
  }

  onEntry(entry: JournalEntry): void {
    switch (entry.kind) {
      case 'channel-test-intended':
        this.#check(this.#pulsing.size === 0, 'one channel at a time is tried', String(entry.channel));
        this.#check(this.#tried === null, 'nothing else moves while a note is tried', String(entry.channel));
        this.#pulsing.add(entry.channel);
        return;
      case 'channel-test-pulsed':
      case 'channel-test-failed':
        this.#check(
          this.#pulsing.delete(entry.channel),
          'no outcome of a test pulse without an intent',
          String(entry.channel),
        );
        this.#unrecorded = 0;
        return;
      case 'note-try-intended':
        this.#check(this.#tried === null, 'one note at a time is tried', String(entry.billTiyn));
        this.#tried = { billTiyn: entry.billTiyn, really: null };
        return;
      case 'note-try-ended':
        this.#ended(entry);
        return;
      case 'bill-intended':
        this.#check(this.#tried === null, 'a note that is tried pays for nothing', entry.saleId);
        return;
      default:
        return;
    }
  }

  #ended({ billTiyn, outcome }: Extract<JournalEntry, { kind: 'note-try-ended' }>): void {
    const really = this.#tried?.really ?? null;
    this.#check(
      outcome === 'unknown' || really === null || really === outcome,
      'a note that was tried ends as it really did',
      `${outcome}, really ${String(really)}`,
    );
    this.#check(
      this.#tried === null || billTiyn === null || billTiyn === this.#tried.billTiyn,
      'a note that was tried ends as it really did',
      `${String(billTiyn)}, not ${String(this.#tried?.billTiyn)}`,
    );
    this.#tried = null;
  }

  /** A note leaves the head of the acceptor. */
  noteWent(where: Whereabouts): void {
    if (this.#tried !== null) this.#tried.really ??= where;
  }

  /** A pulse is asked for. */
  onPulse(channel: number, { session, bill }: KioskState): void {
    this.#check(this.#pulsing.has(channel), 'no test pulse without an intent', String(channel));
    this.#check(
      session.kind === 'service' && bill === null,
      'a channel is tried only while nothing is sold',
      session.kind,
    );
  }

  /** Before an outcome is told, and after it. */
  telling(isPulse: boolean): void {
    if (isPulse) this.#unrecorded += 1;
  }

  told(isWritable: boolean): void {
    if (isWritable)
      this.#check(this.#unrecorded === 0, 'what came of a test pulse is on record', String(this.#unrecorded));
    this.#unrecorded = 0;
  }

  /** Nothing moves any more, also after power cuts in the middle of it. */
  atRest(): void {
    this.#check(this.#tried === null, 'every note that was tried has an end on record', String(this.#tried?.billTiyn));
    this.#check(this.#pulsing.size === 0, 'every test pulse has an end on record', [...this.#pulsing].join());
  }
}
