import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { channelName } from './bridge.ts';

/** The type of a push. It has no value at run time: main builds the pushed value, and the renderer trusts main. */
export interface Push<T> {
  readonly phantom?: T;
}

/** Declares a push from main to a window. */
export function push<T>(): Push<T> {
  return {};
}

/** What a window asks main for: one argument object, and main's answer. */
export interface Call<A extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  readonly argument: A;
  readonly answer: R;
}

/** Declares a call that main accepts without an answer. */
export function call<A extends z.ZodType>(argument: A): Call<A, z.ZodUndefined> {
  return { argument, answer: z.undefined() };
}

/** Declares a call that main answers. */
export function question<A extends z.ZodType, R extends z.ZodType>(argument: A, answer: R): Call<A, R> {
  return { argument, answer };
}

/** Why there is no answer: main could not carry the call out, or the answer does not match the contract. */
export type CallFailure = 'failed' | 'answer-invalid';

const envelopeSchema = z.union([
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: z.enum(['failed', 'answer-invalid']) }),
]);

/**
 * Decodes an answer for the window. Rejects only where main has refused the sender or the argument; any other fault is
 * a failure value, including an answer that main should never have sent.
 */
export async function readAnswer<A extends z.ZodType, R extends z.ZodType>(
  { answer }: Call<A, R>,
  sent: Promise<unknown>,
): Promise<Result<z.output<R>, CallFailure>> {
  const envelope = envelopeSchema.safeParse(await sent);
  if (!envelope.success) return err('answer-invalid');
  if (!envelope.data.ok) return err(envelope.data.error);
  const decoded = answer.safeParse(envelope.data.value);
  return decoded.success ? ok(decoded.data) : err('answer-invalid');
}

type Calls = Readonly<Record<string, Call>>;
type Pushes = Readonly<Record<string, Push<unknown>>>;

/** A contract. Main's handlers, the preload's bridge and the tests' harness all derive from this one value. */
export interface Contract<C extends Calls = Calls, P extends Pushes = Pushes> {
  readonly window: string;
  readonly calls: C;
  readonly pushes: P;
}

/** Declares a contract and keeps its exact types. */
export function defineContract<C extends Calls, P extends Pushes>(
  window: string,
  parts: { readonly calls: C; readonly pushes: P },
): Contract<C, P> {
  return { window, ...parts };
}

/** The channel name of a call or push; each window has its own. */
export function channelOf(contract: Contract, name: string): string {
  return channelName(contract.window, name);
}

type ArgumentOf<C> = C extends Call<infer A> ? z.output<A> : never;
type AnswerOf<C> = C extends Call<z.ZodType, infer R> ? z.output<R> : never;
type Handler<C> = [AnswerOf<C>] extends [undefined]
  ? (argument: ArgumentOf<C>) => void
  : (argument: ArgumentOf<C>) => AnswerOf<C> | Promise<AnswerOf<C>>;

/** What main implements: one handler per call, with a decoded argument. */
export type Handlers<T extends Contract> = {
  readonly [K in keyof T['calls']]: Handler<T['calls'][K]>;
};

type PushValue<T> = T extends Push<infer V> ? V : never;

/**
 * The bridge as the window sees it: calls that resolve once main has accepted them, to a value that `readAnswer`
 * decodes, and subscriptions.
 */
export interface Bridge<T extends Contract> {
  readonly calls: { readonly [K in keyof T['calls']]: (argument: ArgumentOf<T['calls'][K]>) => Promise<unknown> };
  readonly on: {
    readonly [K in keyof T['pushes']]: (listener: (value: PushValue<T['pushes'][K]>) => void) => () => void;
  };
}
