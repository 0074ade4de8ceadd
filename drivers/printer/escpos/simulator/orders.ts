import { z } from 'zod';
import { err, ok, type Result } from '../../../../app/result.ts';
import type { PrinterSimFault } from './faults.ts';
import { complaintOf } from '../../../simulation/complaint.ts';
import type { HelpLine } from '../../../simulation/device.ts';
import { MINUTE_MS } from '../../../../app/units.ts';

/** A fault of the simulated printer, including a power cut. */
export type EscposFault = PrinterSimFault | { readonly kind: 'power-cut' };

/** A command for the simulated printer. */
export type EscposOrder =
  | { readonly kind: 'fault'; readonly fault: EscposFault }
  /** Null clears all faults. */
  | { readonly kind: 'clear'; readonly fault: EscposFault['kind'] | null }
  | { readonly kind: 'take' }
  | { readonly kind: 'look' };

interface FaultRow {
  readonly word: EscposFault['kind'];
  /** An optional number after the word: its placeholder in the help, and its name in the fault's data. */
  readonly argument?: { readonly usage: string; readonly name: string };
  readonly text: string;
}

/** The faults as typed; `drivers/printer/escpos/simulator/faults.ts` describes their effects. */
export const FAULTS: readonly FaultRow[] = [
  {
    word: 'paper-end',
    argument: { usage: '[LINES]', name: 'afterLines' },
    text: 'the roll is empty, now or after so many lines',
  },
  { word: 'near-end', text: 'the roll is nearly empty' },
  { word: 'cover-open', text: 'somebody has opened the cover' },
  { word: 'head-hot', text: 'the print head has to cool down' },
  { word: 'mechanical', text: 'something does not move' },
  { word: 'unrecoverable', text: 'it wants to be switched off and on' },
  { word: 'cutter', text: 'the knife sticks at the next cut' },
  { word: 'mute', text: 'it prints and answers nothing, as many clones do' },
  { word: 'slow', argument: { usage: 'MS', name: 'answerMs' }, text: 'it answers after so many milliseconds' },
  { word: 'garbage', text: 'each answer comes behind junk bytes' },
  { word: 'power-cut', text: 'no power: what is not printed is forgotten' },
];

const LONGEST_MS = MINUTE_MS;
const escposFault: z.ZodType<EscposFault> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paper-end'), afterLines: z.number().int().min(0).exactOptional() }),
  z.strictObject({
    kind: z.enum([
      'cover-open',
      'head-hot',
      'mechanical',
      'unrecoverable',
      'cutter',
      'near-end',
      'mute',
      'garbage',
      'power-cut',
    ]),
  }),
  z.strictObject({ kind: z.literal('slow'), answerMs: z.number().min(0).max(LONGEST_MS) }),
]);

/** The lines of `help` about the printer. */
export const ESCPOS_HELP: readonly HelpLine[] = [
  { usage: 'look', text: 'what is printed and not cut off yet, as a picture, too' },
  { usage: 'take', text: 'take the paper out of the presenter' },
  ...FAULTS.map(({ word, argument, text }) => ({ usage: `fault ${word} ${argument?.usage ?? ''}`.trimEnd(), text })),
  { usage: 'clear [FAULT]', text: 'end this fault, or all of them: a new roll, a closed cover, the power is back' },
];

/** Reads a typed command; the error explains what is wrong with it. */
export function readEscposOrder([verb, word, number, ...more]: readonly string[]): Result<EscposOrder, string> {
  if (verb === 'fault')
    return more.length > 0 ? err(`That is one word too many: "${more.join(' ')}".`) : readFault(word, number);
  if (number !== undefined) return err(`That is one word too many: "${number}".`);
  if ((verb === 'take' || verb === 'look') && word === undefined) return ok({ kind: verb });
  if (verb !== 'clear')
    return err(`There is no command "${[verb, word].join(' ').trim()}". Type help for all of them.`);
  if (word === undefined) return ok({ kind: 'clear', fault: null });
  const row = rowOf(word);
  return row.ok ? ok({ kind: 'clear', fault: row.value.word }) : row;
}

/** Reads a fault given as data; the error explains what is wrong with it. */
export function readEscposFault(fault: unknown): Result<EscposFault, string> {
  const parsed = escposFault.safeParse(fault);
  return parsed.success
    ? ok(parsed.data)
    : err(`${JSON.stringify(fault)} is no fault of a printer: ${complaintOf(parsed.error)}`);
}

function readFault(word: string | undefined, number: string | undefined): Result<EscposOrder, string> {
  const row = rowOf(word);
  if (!row.ok) return row;
  const { argument } = row.value;
  const usage = `fault ${row.value.word} takes ${argument?.usage ?? 'nothing'} behind it.`;
  if (number !== undefined && (argument === undefined || !/^\d{1,6}$/.test(number))) return err(usage);
  const rest = argument === undefined || number === undefined ? {} : { [argument.name]: Number(number) };
  const fault = readEscposFault({ kind: row.value.word, ...rest });
  return fault.ok ? ok({ kind: 'fault', fault: fault.value }) : err(usage);
}

function rowOf(word: string | undefined): Result<FaultRow, string> {
  const row = FAULTS.find((fault) => fault.word === word);
  return row === undefined
    ? err(`There is no fault "${word ?? ''}". There are: ${FAULTS.map((fault) => fault.word).join(', ')}.`)
    : ok(row);
}
