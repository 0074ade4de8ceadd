import type { JournalEntry } from '../../../app/journal/entry.ts';
import type { CassetteRecord } from '../../../app/journal/replay.ts';
import type { Tiyn } from '../../../app/money/money.ts';
import type { ChangePolicy } from '../../../app/sale-outcome.ts';
import { NOTES } from './notes.ts';
import type { Account } from './account.ts';
import type { Check } from './audit-parts.ts';

/** A note on its way into the cassette, by the journal. */
interface OpenNote {
  readonly saleId: string;
  readonly billTiyn: Tiyn;
  /** STACK was sent for it. */
  isSent: boolean;
  /** The acceptor has reported its outcome to this run. */
  isReported: boolean;
}

/** Notes counted by value. */
type Counts = Map<number, number>;

/** Watches the notes: where each really is, and where it is in the journal. */
export class CashAuditor {
  readonly #check: Check;
  readonly #change: ChangePolicy;
  /** Went into a cassette, by what really happened. */
  readonly #kept: Counts = new Map();
  readonly #stacked: Counts = new Map();
  readonly #orphans: Counts = new Map();
  readonly #doubtful: Counts = new Map();
  /** The same by sale. */
  readonly #inDoubt = new Map<string, number[]>();
  #unnamed = 0;
  /** How often the acceptor has reported a note twice. */
  #repeated = 0;
  /** The same since the last collection: they are on record, and in no cassette. */
  #repeatedHere = 0;
  /** Recorded as unassigned while a sale was on the screen. */
  #ownerless = 0;
  /** Drawn in without a sale, and reported to a run that has not written it down yet. */
  #unreported: number[] = [];
  /** The same, when that run has died. Only an intent survives a power cut. */
  #unheard = 0;
  #open: OpenNote | null = null;
  /** Since the last recorded collection: the real content, and the journal's. */
  #really = { amountTiyn: 0, bills: 0 };
  #onRecord = { amountTiyn: 0, bills: 0 };
  /** It was taken out, and the journal has not recorded it yet. */
  #owesCollection = false;
  /** Notes about which truth and journal may differ. */
  #doubts = 0;
  /** Past the point of no return, and not in the cassette yet. */
  inStacker: () => Tiyn | null = () => null;

  constructor(check: Check, change: ChangePolicy) {
    this.#check = check;
    this.#change = change;
  }

  /** A note lies in the cassette now. */
  noteKept(billTiyn: Tiyn): void {
    add(this.#kept, billTiyn);
    this.#really = { amountTiyn: this.#really.amountTiyn + billTiyn, bills: this.#really.bills + 1 };
    // A note that the acceptor found in its stacker is on record before it has come to rest.
    const isOnRecord = this.#onRecord.bills - this.#repeatedHere >= this.#really.bills;
    if (this.#open?.isSent !== true && !isOnRecord) this.#unreported.push(billTiyn);
    // Into the next cassette, before the last one is on record.
    if (this.#owesCollection) this.#doubts += 1;
  }

  /** STACK reaches a note of this value. */
  noteAsked(billTiyn: Tiyn): void {
    this.#check(this.#open?.billTiyn === billTiyn, 'the note that is drawn in is the one on record', String(billTiyn));
  }

  /** The acceptor reports the outcome of the note that it was asked for. */
  reported(): void {
    if (this.#open !== null) this.#open.isReported = true;
  }

  /** A note is unassigned only without a customer at the machine, or when it is a repeated report. */
  ofNobody(saleOnScreen: string | null): void {
    if (saleOnScreen !== null) this.#ownerless += 1;
    this.#check(
      this.#ownerless <= this.#repeated,
      'a note that came in before a customer is theirs',
      String(saleOnScreen),
    );
  }

  reportedTwice(): void {
    this.#repeated += 1;
    this.#repeatedHere += 1;
    this.#doubts += 1;
  }

  /** The acceptor reports that the cassette is out. */
  cassetteGone(): void {
    // While the disk refuses, the notes before it are not on record either.
    if (this.#onRecord.bills > 0 || this.#unreported.length > 0) this.#owesCollection = true;
  }

  powerFailed(): void {
    this.#owesCollection = false;
    if (this.#open !== null) this.#open.isReported = false;
    this.#unheard += this.#unreported.length;
    this.#doubts += this.#unreported.length;
    this.#unreported = [];
  }

  onStack(): void {
    this.#check(
      this.#open !== null && !this.#open.isSent,
      'no note is drawn in without an intent on disk',
      this.#open === null ? 'none is open' : 'for the second time',
    );
    if (this.#open !== null) this.#open.isSent = true;
  }

  /** An entry that is on disk now; `account` without it. */
  onEntry(entry: JournalEntry, account: Account | null): void {
    switch (entry.kind) {
      case 'bill-intended':
        if (account !== null) this.#intended(entry.billTiyn, account);
        this.#open = { saleId: entry.saleId, billTiyn: entry.billTiyn, isSent: false, isReported: false };
        return;
      case 'bill-stacked':
        this.#end(entry);
        add(this.#stacked, entry.billTiyn);
        this.#checkCredit(entry.billTiyn);
        this.#record(entry.billTiyn);
        return;
      case 'bill-returned':
        this.#close(entry);
        return;
      case 'bill-doubtful':
        if (entry.billTiyn === null) {
          this.#unnamedInDoubt(entry.saleId);
          return;
        }
        this.#check(this.#open?.isReported !== true, 'in doubt is only what nobody can tell', entry.saleId);
        this.#close({ ...entry, billTiyn: entry.billTiyn });
        add(this.#doubtful, entry.billTiyn);
        this.#inDoubt.set(entry.saleId, [...(this.#inDoubt.get(entry.saleId) ?? []), entry.billTiyn]);
        this.#doubts += 1;
        return;
      case 'orphan-recorded':
        this.#heard(entry.amountTiyn);
        if (entry.amountTiyn === null) this.#unnamed += 1;
        else add(this.#orphans, entry.amountTiyn);
        if (entry.amountTiyn === null) this.#doubts += 1;
        this.#record(entry.amountTiyn ?? 0);
        return;
      case 'change-kept':
        if (account !== null) this.#changeKept(entry.amountTiyn, account);
        return;
      case 'cash-collected':
        this.#collected(entry);
        return;
      default:
        return;
    }
  }

  /** Asked for, or drawn in by the acceptor itself, or one that was in doubt and has turned up. */
  #end(entry: Extract<JournalEntry, { kind: 'bill-stacked' }>): void {
    const { saleId, billTiyn } = entry;
    if (entry.unasked === true) {
      this.#heard(billTiyn);
      return;
    }
    const isOpen = this.#open?.saleId === saleId && this.#open.billTiyn === billTiyn;
    const doubts = this.#inDoubt.get(saleId) ?? [];
    const found = doubts.indexOf(billTiyn);
    if (isOpen || found < 0) {
      this.#close(entry);
      return;
    }
    doubts.splice(found, 1);
    this.#doubtful.set(billTiyn, countOf(this.#doubtful, billTiyn) - 1);
  }

  /** It is in the cassette, and its value is unknown. */
  #unnamedInDoubt(saleId: string): void {
    this.#check(saleId !== '', 'a note without a name is in doubt for a sale', saleId);
    this.#heard(null);
    this.#unnamed += 1;
    this.#doubts += 1;
    // Nothing of the cassette that was taken is known by its value: that is no collection.
    if (this.#onRecord.bills === 0 && this.#unreported.length === 0) this.#owesCollection = false;
  }

  /** A note that was reported twice is none of those that wait. */
  #heard(amountTiyn: Tiyn | null): void {
    const at = amountTiyn === null ? 0 : this.#unreported.indexOf(amountTiyn);
    if (at >= 0) this.#unreported.splice(at, 1);
  }

  #intended(billTiyn: Tiyn, { saleId, notesTiyn, priceTiyn }: Account): void {
    this.#check(this.#open === null, 'one note at a time is drawn in', saleId);
    const restTiyn = priceTiyn - notesTiyn;
    const covering = NOTES.find((one) => one >= restTiyn);
    const isWanted = restTiyn > 0 && (billTiyn <= restTiyn || (this.#change !== 'refuse' && billTiyn === covering));
    this.#check(isWanted, 'no note is drawn in that is not needed', `${saleId}: ${billTiyn} for a rest of ${restTiyn}`);
  }

  #close({ saleId, billTiyn, kind }: { saleId: string; billTiyn: Tiyn; kind: string }): void {
    const isOpen = this.#open?.saleId === saleId && this.#open.billTiyn === billTiyn;
    this.#check(isOpen, 'a note ends once, for the sale of its intent', `${saleId}: ${kind}`);
    this.#open = null;
  }

  #checkCredit(billTiyn: Tiyn): void {
    const kept = countOf(this.#kept, billTiyn) + (this.inStacker() === billTiyn ? 1 : 0);
    this.#check(
      countOf(this.#stacked, billTiyn) <= kept,
      'only what lies in the cassette is credited',
      `${countOf(this.#stacked, billTiyn)} notes of ${billTiyn}, ${kept} in the cassette`,
    );
  }

  /**
   * Above the price is what lies in notes, with the one QR that paid the rest; another QR of the sale goes its own way. What
   * was paid too much at a service is no change.
   */
  #changeKept(amountTiyn: Tiyn, { saleId, notesTiyn, notesOwedTiyn, kept, wanted, priceTiyn }: Account): void {
    const byQr = [...kept].map(([id, tiyn]) => Math.min(tiyn, wanted.get(id) ?? tiyn));
    const above = [0, ...byQr].map((qrTiyn) => notesTiyn - notesOwedTiyn + qrTiyn - priceTiyn);
    this.#check(
      this.#change === 'donate' && above.includes(amountTiyn),
      'change is kept only where the screen says so',
      `${saleId}: ${amountTiyn}`,
    );
  }

  #record(amountTiyn: number): void {
    this.#onRecord = { amountTiyn: this.#onRecord.amountTiyn + amountTiyn, bills: this.#onRecord.bills + 1 };
  }

  #collected(entry: CassetteRecord): void {
    const isRight = entry.amountTiyn === this.#onRecord.amountTiyn && entry.bills === this.#onRecord.bills;
    this.#check(
      isRight,
      'collected is what the journal says was in it',
      `${JSON.stringify(entry)}, not ${JSON.stringify(this.#onRecord)}`,
    );
    if (this.#open !== null || this.inStacker() !== null) this.#doubts += 1;
    this.#explain('what is collected is what lay in the cassette');
    this.#really = { amountTiyn: 0, bills: 0 };
    this.#onRecord = { amountTiyn: 0, bills: 0 };
    this.#repeatedHere = 0;
    this.#owesCollection = false;
  }

  #explain(rule: string): void {
    const bills = Math.abs(this.#really.bills - this.#onRecord.bills);
    const isSame = bills === 0 && this.#really.amountTiyn === this.#onRecord.amountTiyn;
    this.#check(
      this.#doubts > 0 ? bills <= this.#doubts : isSame,
      rule,
      `really ${JSON.stringify(this.#really)}, on record ${JSON.stringify(this.#onRecord)}, ${this.#doubts} in doubt`,
    );
  }

  /** Nothing moves any more, and no power cut has forgotten anything since. */
  atRest(): void {
    this.#check(!this.#owesCollection, 'whoever takes the cassette takes it on record', JSON.stringify(this.#onRecord));
  }

  /** Nothing moves any more. */
  atEnd({ amountTiyn, bills }: CassetteRecord): void {
    this.#check(this.#open === null, 'every note comes to rest', JSON.stringify(this.#open));

    const isRight = amountTiyn === this.#onRecord.amountTiyn && bills === this.#onRecord.bills;
    this.#check(
      isRight,
      'the ledger agrees with the auditor about the cassette',
      `${amountTiyn} in ${bills}, not ${JSON.stringify(this.#onRecord)}`,
    );
    this.#explain('the ledger explains what lies in the cassette');
    let missing = 0;
    let invented = this.#unnamed;
    for (const value of NOTES) {
      const kept = countOf(this.#kept, value);
      const named = countOf(this.#stacked, value) + countOf(this.#orphans, value);
      missing += Math.max(0, kept - named - countOf(this.#doubtful, value));
      invented += named - kept;
    }
    this.#check(
      missing <= this.#unnamed + this.#unheard,
      'every note in the cassette is on record',
      `${missing} are not`,
    );
    this.#check(
      invented <= this.#repeated,
      'every note on record is in the cassette, or in doubt',
      `${invented} are not`,
    );
  }
}

function add(counts: Counts, value: number): void {
  counts.set(value, countOf(counts, value) + 1);
}

function countOf(counts: Counts, value: number): number {
  return counts.get(value) ?? 0;
}
