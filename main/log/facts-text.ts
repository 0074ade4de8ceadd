import { z } from 'zod';
import type { LogFacts } from '../../app/log/events.ts';
import type { Redactor } from './redact.ts';

/** Enough for a stack trace; an HTML page from a service is cut. */
const MAX_VALUE_LENGTH = 8_000;
/** The facts of a line as JSON. Secrets are removed before shortening, so that no cut goes through one. */
export function factsText(redactor: Redactor, facts: LogFacts): string {
  return JSON.stringify(shortened(redactor.redactFacts(facts)));
}

/** Facts from the disk without the secrets that have become known since. */
export function cleanFacts(redactor: Redactor, text: string): string {
  const facts = parseFacts(text);
  return facts === null ? redactor.redact(text) : JSON.stringify(redactor.redactFacts(facts));
}

const factsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** Parses written facts; null for anything that the log does not write. */
export function parseFacts(text: string): LogFacts | null {
  try {
    return factsSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function shortened(facts: LogFacts): LogFacts {
  const isLong = Object.values(facts).some((value) => typeof value === 'string' && value.length > MAX_VALUE_LENGTH);
  return isLong ? Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, shorten(value)])) : facts;
}

function shorten(value: LogFacts[string]): LogFacts[string] {
  if (typeof value !== 'string' || value.length <= MAX_VALUE_LENGTH) return value;
  return `${value.slice(0, MAX_VALUE_LENGTH)}… (${String(value.length)} characters)`;
}
