import type { ProblemParameters } from '../../app/problem.ts';
import type { LogFacts } from '../../app/log/events.ts';
import { formsOf, SHORTEST_SECRET } from './secret-forms.ts';

/** The shortest secret looked for across two texts; shorter ones would match innocent text. */
const SHORTEST_SPLIT_SECRET = 8;
const MASK = '•••';

/** Removes known secrets from every line and every screen; no other code does. */
export interface Redactor {
  /** Registers a passphrase, key or token that must never appear. */
  protect(secret: string): void;
  redact(text: string): string;
  /** Redacts names and values before they become JSON, in which a secret with a quotation mark looks different. */
  redactFacts<T extends LogFacts | ProblemParameters>(facts: T): T;
  /** Calls back with every secret, those known already first: lines written before may contain them. */
  onProtect(listener: (secret: string) => void): void;
}

/**
 * A redactor without secrets. It finds a secret in every form of `secret-forms.ts`; very short ones only as separate
 * words.
 */
export function createRedactor(): Redactor {
  const known = new Set<string>();
  const listeners: ((secret: string) => void)[] = [];
  let all: RegExp | null = null;
  let long: RegExp | null = null;
  let splittable: RegExp | null = null;
  const redact = (text: string): string => (all?.test(text) === true ? maskAll(text, all) : text);
  return {
    protect(secret): void {
      if (secret === '' || known.has(secret)) return;
      known.add(secret);
      all = patternOf(known, 1);
      long = patternOf(known, SHORTEST_SECRET);
      splittable = patternOf(known, SHORTEST_SPLIT_SECRET);
      for (const listener of listeners) listener(secret);
    },
    redact,
    redactFacts(facts) {
      if (all === null) return facts;
      const clean = redactDeep(facts, redact);
      return isRevealing(clean, long, splittable) ? redactDeep(clean, () => MASK) : clean;
    },
    onProtect(listener): void {
      for (const secret of known) listener(secret);
      listeners.push(listener);
    },
  };
}

/** A pattern of all secrets, the longest first, so that a secret inside a longer one leaves no remainder. */
function patternOf(secrets: ReadonlySet<string>, shortest: number): RegExp | null {
  const wanted = [...secrets].filter((secret) => secret.length >= shortest).sort((a, b) => b.length - a.length);
  return wanted.length === 0 ? null : new RegExp(wanted.map(formsOf).join('|'), 'u');
}

/** Masks all matches. Secrets may overlap: everything that belongs to any of them is masked. */
function maskAll(text: string, pattern: RegExp): string {
  let clean = '';
  let done = 0;
  let maskedUntil = -1;
  for (const match of text.matchAll(new RegExp(`(?=(${pattern.source}))`, 'gu'))) {
    const end = match.index + (match[1] ?? '').length;
    if (end <= maskedUntil) continue;
    if (match.index >= maskedUntil) clean += text.slice(done, match.index) + MASK;
    maskedUntil = end;
    done = end;
  }
  return clean + text.slice(done);
}

/** The same structure with every text redacted, and every number that is or contains a secret masked. */
function redactDeep<T>(value: T, redact: (text: string) => string): T;
function redactDeep(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (typeof value === 'number') return redact(String(value)) === String(value) ? value : MASK;
  if (Array.isArray(value)) return value.map((item: unknown) => redactDeep(item, redact));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, item]: [string, unknown]) => [
    redact(name),
    redactDeep(item, redact),
  ]);
  return Object.fromEntries(entries) as unknown;
}

/**
 * Whether redacted facts still reveal a secret: split across names and values, or composed with JSON's own characters.
 */
function isRevealing(facts: object, long: RegExp | null, splittable: RegExp | null): boolean {
  if (long?.test(JSON.stringify(facts)) === true) return true;
  if (splittable === null) return false;
  const names = Object.keys(facts);
  const values = Object.values(facts).map(String);
  const both = names.map((name, at) => name + (values[at] ?? ''));
  return [names, values, both].some((texts) => splittable.test(texts.join('')));
}
