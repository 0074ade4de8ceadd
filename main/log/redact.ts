import type { ProblemParameters } from '../../app/problem.ts';
import type { LogFacts } from '../../app/log/events.ts';
import { formsOf, SHORTEST_SECRET } from './secret-forms.ts';

/** Shorter secrets appear by chance where two innocent texts meet. */
const SHORTEST_SPLIT_SECRET = 8;
const MASK = '•••';

/** Keeps known secrets out of every line and off every screen: the only place where this is done. */
export interface Redactor {
  /** A passphrase, key or token that must never appear. */
  protect(secret: string): void;
  redact(text: string): string;
  /** Names and values, before they become JSON: a secret with a quotation mark looks different inside it. */
  redactFacts<T extends LogFacts | ProblemParameters>(facts: T): T;
  /** Calls back at every new secret: what was written before may hold it. */
  onProtect(listener: () => void): void;
}

/**
 * A redactor without secrets yet. A secret is found in every form of `secret-forms.ts`; very short ones only where they
 * stand alone.
 */
export function createRedactor(): Redactor {
  const known = new Set<string>();
  const listeners: (() => void)[] = [];
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
      for (const listener of listeners) listener();
    },
    redact,
    redactFacts(facts) {
      if (all === null) return facts;
      const clean = redactDeep(facts, redact);
      return isRevealing(clean, long, splittable) ? redactDeep(clean, () => MASK) : clean;
    },
    onProtect(listener): void {
      listeners.push(listener);
    },
  };
}

/** Longest first, so that no part of a secret remains that contains another one. */
function patternOf(secrets: ReadonlySet<string>, shortest: number): RegExp | null {
  const wanted = [...secrets].filter((secret) => secret.length >= shortest).sort((a, b) => b.length - a.length);
  return wanted.length === 0 ? null : new RegExp(wanted.map(formsOf).join('|'), 'u');
}

/** Secrets may overlap: everything is masked that belongs to any of them. */
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

/** The same shape with every text masked, and every number that is or holds a secret. */
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

/** Whether clean facts side by side still add up to a secret: split over names and values, or out of JSON's own signs. */
function isRevealing(facts: object, long: RegExp | null, splittable: RegExp | null): boolean {
  if (long?.test(JSON.stringify(facts)) === true) return true;
  if (splittable === null) return false;
  const names = Object.keys(facts);
  const values = Object.values(facts).map(String);
  const both = names.map((name, at) => name + (values[at] ?? ''));
  return [names, values, both].some((texts) => splittable.test(texts.join('')));
}
