import { z } from 'zod';
import { type AcceptorTrouble, type RejectReason, rejectTexts } from '../../vocabulary.ts';
import { plainTroubles } from '../protocol/poll.ts';

const count = z.number().int().min(1);
const reason = z.custom<RejectReason>(
  (word) => typeof word === 'string' && Object.hasOwn(rejectTexts, word),
  'no such reason',
);

/**
 * What can be wrong with the unit or its line; several at once, each kind once.
 * - the troubles of the vocabulary: the unit reports them, and a moving note stops until they end
 * - `cassette-removed`: the cassette is taken out with its content; at the end an empty one is inserted
 * - `mute`: carries out everything and answers nothing
 * - `slow`: answers after so many milliseconds
 * - `corrupt`: the next answers have a wrong CRC
 * - `lose-acks`: loses the host's next acknowledgements, so that it repeats its events
 * - `refuse-to-stack`: takes STACK, turns the note round and returns it
 * - `reject`: pushes the next note back for this reason
 * - `echo`: the line gives back everything that the host sends
 * - `power-cut`: at once, or while the next note is being stacked: `in-head` before the point of no return,
 *   `in-stacker` behind it; its end restores the power
 * - `boots-after-reset`: after RESET it starts for this time and reacts only to RESET, which restarts it; meanwhile it
 *   does not answer, answers everything with NAK or garbage, or is gone from the bus if the line supports that
 * - `long-answers`: it appends this number of bytes to its answers to POLL
 * - `bill-rows`, `identity-bytes`: its bill table has so many rows, its identification so many bytes
 */
export const ccnetFault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['jam', 'cassette-jam', 'cheat', 'cassette-full', 'cassette-removed', 'pause']) }),
  z.strictObject({ kind: z.literal('failure'), code: z.number().int().min(0).max(0xff) }),
  z.strictObject({ kind: z.enum(['mute', 'refuse-to-stack', 'echo']) }),
  z.strictObject({ kind: z.literal('slow'), answerMs: z.number().min(0) }),
  z.strictObject({ kind: z.literal('corrupt'), answers: count }),
  z.strictObject({ kind: z.literal('lose-acks'), acks: count }),
  z.strictObject({ kind: z.literal('reject'), reason }),
  z.strictObject({
    kind: z.literal('boots-after-reset'),
    bootMs: z.number().min(0),
    meanwhile: z.enum(['silence', 'nak', 'garbage', 'gone']).default('silence'),
  }),
  z.strictObject({ kind: z.literal('long-answers'), extraBytes: count.max(200) }),
  z.strictObject({ kind: z.literal('bill-rows'), rows: count.max(50) }),
  z.strictObject({ kind: z.literal('identity-bytes'), bytes: count.max(200) }),
  z.strictObject({ kind: z.literal('power-cut'), when: z.enum(['in-head', 'in-stacker']).optional() }),
]);
export type CcnetFault = Readonly<z.output<typeof ccnetFault>>;
export type CcnetFaultKind = CcnetFault['kind'];

/** The faults of one unit at one moment. */
export class Faults {
  readonly #faults = new Map<CcnetFaultKind, CcnetFault>();

  set(fault: CcnetFault): void {
    this.#faults.set(fault.kind, fault);
  }

  clear(kind: CcnetFaultKind): void {
    this.#faults.delete(kind);
  }

  has(kind: CcnetFaultKind): boolean {
    return this.#faults.has(kind);
  }

  /** All of them, for the bench. */
  list(): readonly CcnetFault[] {
    return [...this.#faults.values()];
  }

  answerMs(): number | undefined {
    const fault = this.#faults.get('slow');
    return fault?.kind === 'slow' ? fault.answerMs : undefined;
  }

  /** What its start after RESET is like. */
  boot(): Extract<CcnetFault, { kind: 'boots-after-reset' }> | undefined {
    const fault = this.#faults.get('boots-after-reset');
    return fault?.kind === 'boots-after-reset' ? fault : undefined;
  }

  /** What is added to an answer to POLL. */
  extraBytes(): number {
    const fault = this.#faults.get('long-answers');
    return fault?.kind === 'long-answers' ? fault.extraBytes : 0;
  }

  /** The rows of the bill table, where they are not those of the document. */
  billRows(): number | undefined {
    const fault = this.#faults.get('bill-rows');
    return fault?.kind === 'bill-rows' ? fault.rows : undefined;
  }

  /** The bytes of the identification, where they are not those of the document. */
  identityBytes(): number | undefined {
    const fault = this.#faults.get('identity-bytes');
    return fault?.kind === 'identity-bytes' ? fault.bytes : undefined;
  }

  /** Whether this answer is corrupted; counts it. */
  takeCorrupt(): boolean {
    const fault = this.#faults.get('corrupt');
    if (fault?.kind !== 'corrupt' || fault.answers <= 0) return false;
    this.set({ kind: 'corrupt', answers: fault.answers - 1 });
    return true;
  }

  /** Whether this acknowledgement is lost; counts it. */
  takeLostAck(): boolean {
    const fault = this.#faults.get('lose-acks');
    if (fault?.kind !== 'lose-acks' || fault.acks <= 0) return false;
    this.set({ kind: 'lose-acks', acks: fault.acks - 1 });
    return true;
  }

  /** Why the next note is rejected; once. */
  takeReject(): RejectReason | undefined {
    const fault = this.#faults.get('reject');
    this.#faults.delete('reject');
    return fault?.kind === 'reject' ? fault.reason : undefined;
  }

  /** Whether the power goes while a note is there. */
  cutsPower(at: string): boolean {
    const fault = this.#faults.get('power-cut');
    return fault?.kind === 'power-cut' && fault.when !== undefined && at === placeOfCut[fault.when];
  }

  /** What the unit says of its troubles, as the body of an answer to POLL. */
  troubleBody(): readonly number[] | undefined {
    const failure = this.#faults.get('failure');
    if (failure?.kind === 'failure') return [0x47, failure.code];
    const named = troubles.find(({ fault }) => this.#faults.has(fault));
    return named === undefined ? undefined : [plainTroubles[named.trouble]];
  }
}

const placeOfCut = { 'in-head': 'stacking', 'in-stacker': 'in-stacker' } as const;

const troubles: readonly {
  readonly fault: CcnetFaultKind;
  readonly trouble: Exclude<AcceptorTrouble['kind'], 'failure'>;
}[] = [
  { fault: 'jam', trouble: 'jammed' },
  { fault: 'cassette-jam', trouble: 'cassette-jammed' },
  { fault: 'cassette-full', trouble: 'cassette-full' },
  { fault: 'cheat', trouble: 'cheated' },
  { fault: 'pause', trouble: 'paused' },
];
