import { type Tiyn, tiyn, TIYN_PER_TENGE } from '../../../../app/money/money.ts';
import { err, ok, type Result } from '../../../../app/result.ts';
import { ccnetFault, type CcnetFault, type CcnetFaultKind } from './faults.ts';
import { complaintOf } from '../../../simulation/complaint.ts';
import type { HelpLine } from '../../../simulation/device.ts';

/** A command for the simulated unit. */
export type CcnetOrder =
  | { readonly kind: 'insert'; readonly billTiyn: Tiyn }
  | { readonly kind: 'pull' }
  | { readonly kind: 'fault'; readonly fault: CcnetFault }
  /** Null clears all faults. */
  | { readonly kind: 'clear'; readonly fault: CcnetFaultKind | null };

interface FaultRow {
  /** The typed word. */
  readonly word: string;
  readonly argument?: string;
  readonly text: string;
  readonly kind: CcnetFaultKind;
  /** The rest of the fault's data, still unchecked. */
  readonly rest?: (argument: string | undefined) => object;
}

const FEW = 3;

/** The faults as typed; `drivers/bill-acceptor/ccnet/simulator/faults.ts` describes their effects. */
export const FAULTS: readonly FaultRow[] = [
  { word: 'jam', text: 'a note is jammed in the head', kind: 'jam' },
  { word: 'cassette-jam', text: 'a note is jammed in the cassette', kind: 'cassette-jam' },
  { word: 'cheat', text: 'the unit says that somebody fishes', kind: 'cheat' },
  { word: 'full', text: 'the cassette is full', kind: 'cassette-full' },
  { word: 'pause', text: 'a second note is in the way', kind: 'pause' },
  {
    word: 'failure',
    argument: 'CODE',
    text: 'something broke; the code in hexadecimal',
    kind: 'failure',
    rest: (code) => ({ code: hexNumber(code) }),
  },
  { word: 'mute', text: 'it hears everything and answers nothing', kind: 'mute' },
  {
    word: 'slow',
    argument: 'MS',
    text: 'it answers after so many milliseconds',
    kind: 'slow',
    rest: (ms) => ({ answerMs: wholeNumber(ms) }),
  },
  {
    word: 'corrupt-crc',
    argument: '[N]',
    text: 'the next answers have a wrong checksum',
    kind: 'corrupt',
    rest: (n) => ({ answers: wholeNumber(n ?? String(FEW)) }),
  },
  {
    word: 'repeat',
    argument: '[N]',
    text: 'it misses the next acknowledgements and repeats its events',
    kind: 'lose-acks',
    rest: (n) => ({ acks: wholeNumber(n ?? String(FEW)) }),
  },
  { word: 'refuse-to-stack', text: 'it takes STACK and gives the note back', kind: 'refuse-to-stack' },
  {
    word: 'reject',
    argument: '[REASON]',
    text: 'it pushes the next note back',
    kind: 'reject',
    rest: (reason = 'verification') => ({ reason }),
  },
  {
    word: 'boot',
    argument: 'MS',
    text: 'after RESET it is silent for so long, and starts anew at each further RESET',
    kind: 'boots-after-reset',
    rest: (ms) => ({ bootMs: wholeNumber(ms) }),
  },
  {
    word: 'long-answers',
    argument: '[BYTES]',
    text: 'so many bytes of its own stand behind its answers to POLL',
    kind: 'long-answers',
    rest: (bytes) => ({ extraBytes: wholeNumber(bytes ?? String(FEW)) }),
  },
  {
    word: 'bill-rows',
    argument: 'ROWS',
    text: 'its bill table has so many rows instead of 24',
    kind: 'bill-rows',
    rest: (rows) => ({ rows: wholeNumber(rows) }),
  },
  {
    word: 'identity-bytes',
    argument: 'BYTES',
    text: 'its identification has so many bytes instead of 34',
    kind: 'identity-bytes',
    rest: (bytes) => ({ bytes: wholeNumber(bytes) }),
  },
  { word: 'echo', text: 'the line gives back what the host sends', kind: 'echo' },
  {
    word: 'power-cut',
    argument: '[in-head|in-stacker]',
    text: 'now, or when the next note that is stacked is there',
    kind: 'power-cut',
    rest: (when) => (when === undefined ? {} : { when }),
  },
];

/** The lines of `help` about the unit. */
export const CCNET_HELP: readonly HelpLine[] = [
  { usage: 'insert TENGE', text: 'put a note to the entry' },
  { usage: 'pull', text: 'pull the note back out that is inside (fishing)' },
  { usage: 'cassette out|in', text: 'take the cassette out with all its notes, put an empty one in' },
  ...FAULTS.map(({ word, argument = '', text }) => ({ usage: `fault ${word} ${argument}`.trimEnd(), text })),
  { usage: 'clear [FAULT]', text: 'end this fault, or all of them; after power-cut the power is back' },
];

/** Reads a typed command; the error explains what is wrong with it. */
export function readCcnetOrder([verb, argument, ...more]: readonly string[]): Result<CcnetOrder, string> {
  if (verb === 'fault') return readFault(argument, more);
  if (more.length > 0) return err(`That is one word too many: "${more.join(' ')}".`);
  if (verb === 'insert') return readInsert(argument);
  if (verb === 'pull' && argument === undefined) return ok({ kind: 'pull' });
  if (verb === 'cassette' && argument === 'out') return ok({ kind: 'fault', fault: { kind: 'cassette-removed' } });
  if (verb === 'cassette' && argument === 'in') return ok({ kind: 'clear', fault: 'cassette-removed' });
  if (verb === 'clear') return readClear(argument);
  return err(`There is no command "${[verb, argument].join(' ').trim()}". Type help for all of them.`);
}

/** Reads a fault given as data; the error explains what is wrong with it. */
export function readCcnetFault(fault: unknown): Result<CcnetFault, string> {
  const parsed = ccnetFault.safeParse(fault);
  return parsed.success
    ? ok(parsed.data)
    : err(`${JSON.stringify(fault)} is no fault of a bill validator: ${complaintOf(parsed.error)}`);
}

function readInsert(argument: string | undefined): Result<CcnetOrder, string> {
  const tenge = wholeNumber(argument);
  return tenge > 0
    ? ok({ kind: 'insert', billTiyn: tiyn(tenge * TIYN_PER_TENGE) })
    : err('insert needs a note in tenge: insert 1000');
}

function readFault(word: string | undefined, more: readonly string[]): Result<CcnetOrder, string> {
  const row = FAULTS.find((fault) => fault.word === word);
  if (row === undefined)
    return err(`There is no fault "${word ?? ''}". There are: ${FAULTS.map((fault) => fault.word).join(', ')}.`);
  const fault = ccnetFault.safeParse({ kind: row.kind, ...row.rest?.(more[0]) });
  const isTooLong = more.length > (row.argument === undefined ? 0 : 1);
  if (isTooLong || !fault.success) return err(`fault ${row.word} takes ${row.argument ?? 'nothing'} behind it.`);
  return ok({ kind: 'fault', fault: fault.data });
}

function readClear(word: string | undefined): Result<CcnetOrder, string> {
  if (word === undefined) return ok({ kind: 'clear', fault: null });
  const row = FAULTS.find((fault) => fault.word === word);
  return row === undefined
    ? err(`There is no fault "${word}". Type help for all of them.`)
    : ok({ kind: 'clear', fault: row.kind });
}

/** The whole number in a text; otherwise NaN, which the check of the data refuses. */
function wholeNumber(text: string | undefined): number {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : NaN;
}

function hexNumber(text: string | undefined): number {
  return text !== undefined && /^[\da-f]{1,2}$/i.test(text) ? Number.parseInt(text, 16) : NaN;
}
