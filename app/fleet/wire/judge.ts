import { err, ok, type Result } from '../../result.ts';
import type { AnswerOutcome } from './answer.ts';
import { commandSchema, MOST_VALID_MS, readCommand, type Command, type CommandMessage } from './command.ts';
import { signedText } from './signed-text.ts';

/** Says which of the known keys made the signature (base64) over the UTF-8 bytes of the text; null: none of them. */
export type VerifySignature = (text: string, signature: string) => string | null;

/** A command that counts, unless its id is known already. */
export interface JudgedCommand {
  readonly id: string;
  readonly command: Command;
  readonly expires: number;
  /** The key that signed it. */
  readonly by: string;
}

/** Why a message is no command for this machine, with what could be read of it. */
export interface NoCommand {
  readonly outcome: Exclude<AnswerOutcome, 'done' | 'waiting' | 'failed' | 'unclear' | 'refused'>;
  readonly id: string | null;
  readonly kind: string | null;
  /** Null before a signature counted. */
  readonly by: string | null;
}

/** What a machine knows when a message arrives. */
export interface Judge {
  readonly kioskId: string;
  readonly wallMs: number;
  readonly verify: VerifySignature;
}

/** Reads a message of `commands` from any JSON value. Nothing in it counts before its signature does. */
export function judgeCommand(message: unknown, judge: Judge): Result<JudgedCommand, NoCommand> {
  const read = commandSchema.safeParse(message);
  if (!read.success) return err({ outcome: 'unreadable', id: null, kind: null, by: null });
  const { id, kind, argument, expires } = read.data;
  const by = signerOf(read.data, judge);
  const no = (outcome: NoCommand['outcome']): Result<never, NoCommand> => err({ outcome, id, kind, by });
  if (by === null) return no('unsigned');
  if (expires <= judge.wallMs) return no('expired');
  if (expires > judge.wallMs + MOST_VALID_MS) return no('too-far');
  const command = readCommand(kind, argument);
  return typeof command === 'string' ? no(command) : ok({ id, command, expires, by });
}

function signerOf(message: CommandMessage, { kioskId, verify }: Judge): string | null {
  const { id, kind, argument, expires, signature } = message;
  const text = signedText({ kioskId, id, kind, argument, expires });
  return text.ok ? verify(text.value, signature) : null;
}
