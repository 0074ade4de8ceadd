import type { ProblemParameters } from '../../app/session/problem.ts';
import type { LogFacts } from '../../app/log/events.ts';

const SHORTEST_SECRET = 4;
const MASK = '•••';

/** Keeps known secrets out of every line and off every screen: the only place where this is done. */
export interface Redactor {
  /** A passphrase, key or token that must never appear. */
  protect(secret: string): void;
  redact(text: string): string;
  /** Names and values, before they become JSON: a secret with a quotation mark looks different inside it. */
  redactFacts<T extends LogFacts | ProblemParameters>(facts: T): T;
}

/** A redactor without secrets yet. Very short secrets are not masked: they would mask innocent text. */
export function createRedactor(): Redactor {
  /** Longest first, so that no part of a secret remains that contains another one. */
  let secrets: readonly string[] = [];
  const redact = (text: string): string => secrets.reduce((clean, secret) => clean.replaceAll(secret, MASK), text);
  return {
    protect(secret): void {
      if (secret.length < SHORTEST_SECRET) return;
      // Others quote what they were sent: an error message may hold the secret as JSON.
      const quoted = JSON.stringify(secret).slice(1, -1);
      secrets = [...new Set([...secrets, secret, quoted])].sort((a, b) => b.length - a.length);
    },
    redact,
    redactFacts: (facts) => redactDeep(facts, redact),
  };
}

/** The same shape with every text masked. */
function redactDeep<T>(value: T, redact: (text: string) => string): T;
function redactDeep(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item: unknown) => redactDeep(item, redact));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, item]: [string, unknown]) => [redact(name), redactDeep(item, redact)]);
  return Object.fromEntries(entries) as unknown;
}
