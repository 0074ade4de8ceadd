import { type Tiyn, tiyn, TIYN_PER_TENGE } from '../../../../app/money/money.ts';
import { err, ok, type Result } from '../../../../app/result.ts';
import { slotCount, tengeTexts } from '../protocol/bill-table.ts';
import { CcnetSimulator, type InsertRefusal, type PullRefusal } from './simulator.ts';
import type { NoteEvent } from '../../stand-in.ts';
import { Listeners, type Unsubscribe } from '../../../common/listeners.ts';
import type { DeviceLine } from '../../../port/memory-port.ts';
import type { Happening, OptionValues, SimulatedDevice, SimulationEnvironment } from '../../../simulation/device.ts';
import type { Trace } from '../../../simulation/trace.ts';
import { CCNET_HELP, type CcnetOrder, readCcnetFault, readCcnetOrder } from './orders.ts';
import { CcnetTrace } from './trace.ts';

const DEFAULT_BILLS = '200,500,1000,2000,5000,10000,20000';
/** The largest value that the simulator accepts for a row of the bill table. */
const LARGEST_BILL_TENGE = 1_000_000;

/** Makes a bill validator from the command line's options; the error says which option is wrong. */
export function startCcnet(
  values: OptionValues,
  { clock }: Pick<SimulationEnvironment, 'clock'>,
): Result<SimulatedDevice, string> {
  const bills = readBills(String(values['bills'] ?? DEFAULT_BILLS));
  if (!bills.ok) return bills;
  const currencyText = String(values['currency'] ?? 'KZT');
  if (!tengeTexts.includes(currencyText))
    return err(`--currency takes ${tengeTexts.join(' or ')}, not "${currencyText}".`);
  return ok(new CcnetDevice(new CcnetSimulator({ clock, bills: bills.value, currencyText }), bills.value));
}

/** Reads a bill table such as `500,1000`, one slot each; the error names the value that is not a note. */
export function readBills(text: string): Result<readonly Tiyn[], string> {
  const tenge = text.split(',').map((part) => (/^\d{1,7}$/.test(part.trim()) ? Number(part) : NaN));
  // A row has two decimal digits and a power of ten, so 500 and 1200 fit, but 1250 does not.
  const isWrong = (value: number): boolean =>
    !(value > 0 && value <= LARGEST_BILL_TENGE) || Number(String(value).replace(/0+$/, '')) > 99;
  if (tenge.some(isWrong)) return err(`--bills takes values in tenge, with commas between them, not "${text}".`);
  return tenge.length > slotCount
    ? err(`A bill table has ${slotCount} rows.`)
    : ok(tenge.map((value) => tiyn(value * TIYN_PER_TENGE)));
}

const insertRefusals: Readonly<Record<InsertRefusal, string>> = {
  off: 'The unit has no power.',
  busy: 'There is a note inside already, or its end is not acknowledged yet.',
  disabled: 'The unit takes nothing: the host has not enabled it.',
  trouble: 'The unit is in trouble and takes nothing.',
};

const pullRefusals: Readonly<Record<PullRefusal, string>> = {
  'off': 'The unit has no power.',
  'no-note': 'There is no note inside.',
  'out-of-reach': 'The note is out of reach; the attempt was noticed (clear cheat).',
};

const noteTexts: Readonly<Record<NoteEvent['kind'], string>> = {
  'inserted': 'is drawn in',
  'escrowed': 'lies in escrow',
  'stacked': 'is in the cassette',
  'returned': 'comes back out',
  'rejected': 'is pushed back out',
  'pulled-out': 'was pulled out',
};

class CcnetDevice implements SimulatedDevice {
  readonly help = CCNET_HELP;
  readonly happenings = ['enabled', 'disabled', ...Object.keys(noteTexts)];
  readonly #unit: CcnetSimulator;
  readonly #bills: readonly Tiyn[];
  readonly #listeners = new Listeners<Happening>();
  #enabledText = 'none';

  constructor(unit: CcnetSimulator, bills: readonly Tiyn[]) {
    this.#unit = unit;
    this.#bills = bills;
    unit.onNote(({ kind, billTiyn }) => {
      this.#listeners.emit({ word: kind, text: `the note of ${billText(billTiyn)} ${noteTexts[kind]}` });
    });
  }

  attach(line: DeviceLine): Unsubscribe {
    const detach = this.#unit.attach(line);
    // This listener was added after the unit's own, so the unit has already carried out the command.
    const forget = line.onBytes(() => this.#tellEnabled());
    return () => {
      detach();
      forget();
    };
  }

  createTrace(): Trace {
    return new CcnetTrace(this.#bills);
  }

  order(words: readonly string[]): Result<string, string> {
    const order = readCcnetOrder(words);
    return order.ok ? this.#carryOut(order.value) : order;
  }

  setFault(fault: unknown): Result<string, string> {
    const read = readCcnetFault(fault);
    return read.ok ? this.#carryOut({ kind: 'fault', fault: read.value }) : read;
  }

  isAlready(word: string): boolean {
    const isEnabled = this.#unit.enabledBills().length > 0;
    return (word === 'enabled' && isEnabled) || (word === 'disabled' && !isEnabled);
  }

  status(): readonly string[] {
    const { insertedTiyn, stackedTiyn, returnedTiyn } = this.#unit.totals();
    const note = this.#unit.note();
    const cassette = [...this.#unit.cassette()]
      .map(([billTiyn, count]) => `${count} x ${billText(billTiyn)}`)
      .join(', ');
    const faults = this.#unit
      .faults()
      .map((fault) => JSON.stringify(fault))
      .join(', ');
    return [
      `enabled: ${this.#enabled()}`,
      `note inside: ${note === null ? 'none' : `${billText(note.billTiyn)}, ${note.at}`}`,
      `cassette: ${cassette || 'empty'}`,
      `inserted ${billText(insertedTiyn)}, stacked ${billText(stackedTiyn)}, returned ${billText(returnedTiyn)}`,
      `faults: ${faults || 'none'}`,
      `polls: ${this.#unit.polls}`,
    ];
  }

  onHappening(listener: (happening: Happening) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  #carryOut(order: CcnetOrder): Result<string, string> {
    switch (order.kind) {
      case 'insert': {
        const inserted = this.#unit.insert(order.billTiyn);
        return inserted.ok ? ok('') : err(insertRefusals[inserted.error]);
      }
      case 'pull': {
        const pulled = this.#unit.pull();
        return pulled.ok ? ok('the unit noticed it (clear cheat)') : err(pullRefusals[pulled.error]);
      }
      case 'fault':
        this.#unit.setFault(order.fault);
        return ok(`fault ${JSON.stringify(order.fault)}`);
      case 'clear': {
        const kinds = order.fault === null ? this.#unit.faults().map(({ kind }) => kind) : [order.fault];
        for (const kind of kinds) this.#unit.clearFault(kind);
        return ok(kinds.length === 0 ? 'there was no fault' : `ended: ${kinds.join(', ')}`);
      }
    }
  }

  #tellEnabled(): void {
    const text = this.#enabled();
    if (text === this.#enabledText) return;
    this.#enabledText = text;
    this.#listeners.emit({ word: text === 'none' ? 'disabled' : 'enabled', text: `the host takes: ${text}` });
  }

  #enabled(): string {
    return this.#unit.enabledBills().map(billText).join(', ') || 'none';
  }
}

function billText(billTiyn: Tiyn): string {
  return String(billTiyn / TIYN_PER_TENGE);
}
