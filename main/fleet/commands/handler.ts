import { z } from 'zod';
import { answerSchema, type Answer, type AnswerOutcome } from '../../../app/fleet/wire/answer.ts';
import { MOST_COMMAND_BYTES, READING_COMMANDS, type Command } from '../../../app/fleet/wire/command.ts';
import { judgeCommand, type JudgedCommand, type VerifySignature } from '../../../app/fleet/wire/judge.ts';
import { DAY_MS, MINUTE_MS } from '../../../app/units.ts';
import type { Outbox } from '../outbox/outbox.ts';

/** What came of a command that counts. */
export interface Outcome {
  readonly outcome: Extract<AnswerOutcome, 'done' | 'waiting' | 'refused' | 'failed' | 'unclear' | 'unknown'>;
  readonly detail?: string | null;
  readonly data?: unknown;
}

/** What the handler acts on. */
export interface CommandPorts {
  readonly kioskId: string;
  readonly outbox: Outbox;
  readonly verify: VerifySignature;
  /** The machine's own clock, and the same corrected by the payment service's where that is known. */
  readonly wallMs: () => number;
  readonly rightMs: () => number;
  /** Carries a command out; `finished` is called with what came of it. */
  readonly carryOut: (id: string, command: Command, by: string) => void;
  /** Says an answer; resolves to false where nobody can hear it now. */
  readonly say: (answer: Answer) => Promise<boolean>;
  /** A command was carried out, or a message was none (`by` is null). */
  readonly told: (answer: Answer) => void;
  /** Runs what may meet a full or broken disk; whether it did not. */
  readonly attempt: (act: () => void) => boolean;
}

/** Commands under way at once. */
const MOST_UNDER_WAY = 20;
/** Ids that are remembered at once. */
const MOST_REMEMBERED = 10_000;
/** An id is remembered beyond its expiry, because a clock may go back. */
const REMEMBERED_MS = 30 * DAY_MS;
/** Answers in a minute to messages that are no commands: nobody who floods a machine makes it talk. */
const MOST_REFUSALS = 10;
/** Answers in a minute to commands that are known already: each is a message as large as an excerpt may be. */
const MOST_REPEATED = 10;
/** Endings of the program, after which nobody is left to answer. */
const ENDINGS: ReadonlySet<string> = new Set<Command['kind']>(['restart', 'reboot', 'update']);

const rowSchema = z.object({ id: z.string(), kind: z.string(), signer: z.string(), answer: z.string().nullable() });
type Row = z.infer<typeof rowSchema>;

/**
 * Takes the messages of `commands`. A command counts once: its id is on the disk before it is carried out, and whoever
 * repeats it gets the same answer. What does not count is answered, within a bound, and changes nothing.
 */
export class CommandHandler {
  readonly #ports: CommandPorts;
  readonly #underWay = new Set<string>();
  readonly #unsaid: Answer[] = [];
  #refusals = { sinceMs: -Infinity, said: 0, unanswered: 0 };
  #repeated = { sinceMs: -Infinity, said: 0 };

  constructor(ports: CommandPorts) {
    this.#ports = ports;
  }

  /** What an earlier run of the program left without an answer is answered now. */
  resume(): void {
    for (const row of this.#rows('answer IS NULL')) {
      const outcome = ENDINGS.has(row.kind) ? 'done' : 'unclear';
      this.#keep(row.id, this.#answer(row, { outcome }));
    }
    // A second answer follows the first one, `waiting`, once the program has started again.
    for (const row of this.#rows("json_extract(answer, '$.outcome') = 'waiting'"))
      this.#keep(row.id, this.#answer(row, { outcome: ENDINGS.has(row.kind) ? 'done' : 'unclear' }));
    this.#forget();
  }

  /** A message of the topic, whatever it is. */
  take(payload: Uint8Array, isRetained: boolean): void {
    const judged =
      payload.length > MOST_COMMAND_BYTES
        ? judgeCommand(null, this.#judge())
        : judgeCommand(parsed(payload), this.#judge());
    if (!judged.ok) {
      const { outcome, id, kind, by } = judged.error;
      this.#refuse(this.#answer({ id, kind, signer: by }, { outcome }));
      return;
    }
    this.#ports.attempt(() => {
      this.#takeGood(judged.value, isRetained);
    });
  }

  /** What came of a command; `waiting` may be followed by another one. */
  finished(id: string, outcome: Outcome): void {
    const isWritten = this.#ports.attempt(() => {
      const [row] = this.#rows('id = ?', id);
      if (row === undefined) return;
      const answer = this.#answer(row, outcome);
      this.#keep(id, answer);
      this.#ports.told(answer);
      void this.#say(id, answer);
    });
    if (outcome.outcome !== 'waiting' || !isWritten) this.#underWay.delete(id);
  }

  /** Says what nobody has heard yet. */
  sayAll(): void {
    for (const answer of this.#unsaid.splice(0)) this.#sayRefusal(answer);
    this.#ports.attempt(() => {
      for (const { id, answer } of this.#rows('answer IS NOT NULL AND is_told = 0')) {
        const read = answerSchema.safeParse(answer === null ? null : JSON.parse(answer));
        if (read.success) void this.#say(id, read.data);
      }
    });
  }

  #takeGood({ id, command, expires, by }: JudgedCommand, isRetained: boolean): void {
    const [known] = this.#rows('id = ?', id);
    if (known !== undefined) {
      const read = answerSchema.safeParse(known.answer === null ? null : JSON.parse(known.answer));
      // Under way: its answer comes.
      if (!read.success || isRetained || !this.#maySayAgain()) return;
      this.#ports.outbox.database.prepare('UPDATE commands SET is_told = 0 WHERE id = ?').run(id);
      void this.#say(id, read.data);
      return;
    }
    const about = { id, kind: command.kind, signer: by };
    if (isRetained) {
      this.#refuse(this.#answer(about, { outcome: 'retained' }));
      return;
    }
    if (this.#remembered() >= MOST_REMEMBERED) this.#forget();
    if (this.#underWay.size >= MOST_UNDER_WAY || this.#remembered() >= MOST_REMEMBERED) {
      this.#refuse(this.#answer(about, { outcome: 'overloaded' }));
      return;
    }
    const isRemembered = this.#ports.attempt(() => {
      this.#ports.outbox.database
        .prepare('INSERT INTO commands (id, kind, signer, expires_ms, taken_ms) VALUES (?, ?, ?, ?, ?)')
        .run(id, command.kind, by, expires, this.#ports.wallMs());
    });
    // What cannot be remembered could be carried out twice.
    if (!isRemembered) {
      this.#refuse(this.#answer(about, { outcome: 'failed', detail: 'not-remembered' }));
      return;
    }
    this.#underWay.add(id);
    this.#ports.carryOut(id, command, by);
  }

  #judge(): Parameters<typeof judgeCommand>[1] {
    const { kioskId, verify, rightMs } = this.#ports;
    return { kioskId, verify, wallMs: rightMs() };
  }

  #answer(
    { id, kind, signer }: { readonly id: string | null; readonly kind: string | null; readonly signer: string | null },
    { outcome, detail = null, data = null }: Pick<Outcome, 'detail' | 'data'> & { readonly outcome: AnswerOutcome },
  ): Answer {
    const { kioskId, wallMs } = this.#ports;
    return { kioskId, id, kind, outcome, detail, data, by: signer, unanswered: 0, at: wallMs() };
  }

  #refuse(answer: Answer): void {
    const nowMs = this.#ports.wallMs();
    if (Math.abs(nowMs - this.#refusals.sinceMs) >= MINUTE_MS)
      this.#refusals = { sinceMs: nowMs, said: 0, unanswered: this.#refusals.unanswered };
    if (this.#refusals.said >= MOST_REFUSALS) {
      this.#refusals.unanswered += 1;
      return;
    }
    const { unanswered } = this.#refusals;
    this.#refusals = { ...this.#refusals, said: this.#refusals.said + 1, unanswered: 0 };
    this.#ports.told({ ...answer, unanswered });
    this.#sayRefusal({ ...answer, unanswered });
  }

  /** Whether a known answer is said once more; whoever gets none asks again in a minute. */
  #maySayAgain(): boolean {
    const nowMs = this.#ports.wallMs();
    if (Math.abs(nowMs - this.#repeated.sinceMs) >= MINUTE_MS) this.#repeated = { sinceMs: nowMs, said: 0 };
    this.#repeated.said += 1;
    return this.#repeated.said <= MOST_REPEATED;
  }

  /** What came with the connection, before anybody could hear an answer, is answered with the rest. */
  #sayRefusal(answer: Answer): void {
    void this.#ports.say(answer).then((isSaid) => {
      if (!isSaid && this.#unsaid.length < MOST_REFUSALS) this.#unsaid.push(answer);
    });
  }

  #keep(id: string, answer: Answer): void {
    this.#ports.outbox.database
      .prepare('UPDATE commands SET answer = ?, is_told = 0 WHERE id = ?')
      .run(JSON.stringify(answer), id);
  }

  async #say(id: string, answer: Answer): Promise<void> {
    if (!(await this.#ports.say(answer))) return;
    this.#ports.attempt(() => {
      this.#ports.outbox.database
        .prepare('UPDATE commands SET is_told = 1 WHERE id = ? AND answer = ?')
        .run(id, JSON.stringify(answer));
    });
  }

  #remembered(): number {
    return z.number().parse(this.#ports.outbox.database.prepare('SELECT count(*) FROM commands').pluck().get());
  }

  /** Forgets what no clock makes count again, and what has expired and changes nothing if it did. */
  #forget(): void {
    const nowMs = this.#ports.wallMs();
    const marks = READING_COMMANDS.map(() => '?').join(', ');
    this.#ports.outbox.database
      .prepare(`DELETE FROM commands WHERE expires_ms < ? OR (is_told = 1 AND expires_ms < ? AND kind IN (${marks}))`)
      .run(nowMs - REMEMBERED_MS, nowMs, ...READING_COMMANDS);
  }

  #rows(which: string, ...values: readonly string[]): readonly Row[] {
    return this.#ports.outbox.database
      .prepare(`SELECT id, kind, signer, answer FROM commands WHERE ${which}`)
      .all(...values)
      .map((row) => rowSchema.parse(row));
  }
}

function parsed(payload: Uint8Array): unknown {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
    return json;
  } catch {
    return null;
  }
}
