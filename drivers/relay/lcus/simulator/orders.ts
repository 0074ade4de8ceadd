import { z } from 'zod';
import { LCUS_CHANNEL_RANGE } from '../protocol/channels.ts';
import { err, ok, type Result } from '../../../../app/result.ts';
import type { LcusFault } from './simulator.ts';
import { complaintOf } from '../../../simulation/complaint.ts';
import type { HelpLine } from '../../../simulation/device.ts';

/** A command for the simulated board; null clears the fault. */
export interface LcusOrder {
  readonly fault: LcusFault | null;
}

const channel = z.number().int().min(LCUS_CHANNEL_RANGE.lowest).max(LCUS_CHANNEL_RANGE.highest);
const lcusFault: z.ZodType<LcusFault> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['stuck-on', 'stuck-off']), channel }),
  z.strictObject({ kind: z.enum(['mute', 'garbage', 'power-cut']) }),
]);

const faults: readonly { readonly word: LcusFault['kind']; readonly channel: boolean; readonly text: string }[] = [
  { word: 'stuck-on', channel: true, text: 'the relay does not let go any more' },
  { word: 'stuck-off', channel: true, text: 'the relay does not close any more' },
  { word: 'mute', channel: false, text: 'the board obeys and does not answer' },
  { word: 'garbage', channel: false, text: 'each answer comes between junk bytes' },
  { word: 'power-cut', channel: false, text: 'all relays fall off, and the board hears nothing' },
];

/** The lines of `help` about the board. */
export const LCUS_HELP: readonly HelpLine[] = [
  ...faults.map(({ word, channel: hasChannel, text }) => ({
    usage: `fault ${word}${hasChannel ? ' CHANNEL' : ''}`,
    text,
  })),
  { usage: 'clear', text: 'end the fault; there is one at a time' },
];

/** Reads a typed command; the error explains what is wrong with it. */
export function readLcusOrder([verb, word, number, ...more]: readonly string[]): Result<LcusOrder, string> {
  if (verb === 'clear' && word === undefined) return ok({ fault: null });
  if (verb !== 'fault')
    return err(`There is no command "${[verb, word].join(' ').trim()}". Type help for all of them.`);
  const row = faults.find((fault) => fault.word === word);
  if (row === undefined)
    return err(`There is no fault "${word ?? ''}". There are: ${faults.map((fault) => fault.word).join(', ')}.`);
  if (more.length > 0 || (!row.channel && number !== undefined))
    return err(`fault ${row.word} takes ${row.channel ? 'one channel' : 'nothing'} behind it.`);
  const isNumber = number !== undefined && /^\d$/.test(number);
  const fault = readLcusFault({ kind: row.word, ...(row.channel ? { channel: isNumber ? Number(number) : NaN } : {}) });
  return fault.ok ? ok({ fault: fault.value }) : fault;
}

/** Reads a fault given as data; the error explains what is wrong with it. */
export function readLcusFault(fault: unknown): Result<LcusFault, string> {
  const parsed = lcusFault.safeParse(fault);
  return parsed.success
    ? ok(parsed.data)
    : err(`${JSON.stringify(fault)} is no fault of a relay board: ${complaintOf(parsed.error)}`);
}
