import { z } from 'zod';
import { lookalikeLetters } from './lookalike-letters.ts';
import { isRule, ruleWords } from './rule-words.ts';

/** An issue reported by the schema. */
export type Issue = z.core.$ZodIssue;
type Bound = Extract<Issue, { readonly code: 'too_big' | 'too_small' }>;

/** The names of types for people who write configuration files. */
const TYPE_WORDS: Readonly<Record<string, string>> = { int: 'whole number', array: 'list', boolean: 'true or false' };
const NOT_READABLE = 'not a value that is allowed here';

const withHighest = z.object({ highest: z.number() });

/** The error in a value, in a few words; the library's own messages are not shown to the technician. */
export function describeIssue(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') return `unknown key${lookalikeLetters(issue.keys[0])}`;
  if (issue.code === 'invalid_type') return describeType(issue);
  if (issue.code === 'custom' || isRule(issue.message)) return describeRule(issue);
  if (issue.code === 'invalid_value') return describeChoice(issue.values, issue.input);
  if (issue.code === 'invalid_union') return describeUnion(issue);
  if (issue.code === 'too_big' || issue.code === 'too_small') return describeBound(issue);
  return NOT_READABLE;
}

/** A rule's sentence with its number. */
function describeRule(issue: Issue): string {
  const facts = withHighest.safeParse(issue.code === 'custom' ? issue.params : undefined);
  const odd = issue.code === 'invalid_format' ? lookalikeLetters(issue.input) : '';
  return ruleWords(issue.message, facts.data?.highest) + odd;
}

function isAbsent(input: unknown): boolean {
  return input === undefined || input === null;
}

function describeType({ expected, input }: Extract<Issue, { readonly code: 'invalid_type' }>): string {
  return `${isAbsent(input) ? 'missing' : 'wrong type'} (expected ${TYPE_WORDS[expected] ?? expected})`;
}

function describeChoice(values: readonly unknown[], input: unknown): string {
  const choice = values.length === 1 ? `must be ${String(values[0])}` : `one of: ${values.map(String).join(', ')}`;
  return isAbsent(input) ? `missing (${choice})` : choice + lookalikeLetters(input);
}

const record = z.record(z.string(), z.unknown());

/** The key that selects an alternative. */
function describeUnion(issue: Extract<Issue, { readonly code: 'invalid_union' }>): string {
  if (!('options' in issue) || issue.discriminator === undefined) return NOT_READABLE;
  return describeChoice(issue.options ?? [], record.safeParse(issue.input).data?.[issue.discriminator]);
}

function describeBound(issue: Bound): string {
  if (issue.code === 'too_small') {
    const limit = Number(issue.minimum);
    return `${issue.inclusive === false ? 'more than' : 'at least'} ${String(limit)}${unitOf(issue.origin, limit)}`;
  }
  // All numbers of the configuration have limits of their own, except one that can have more digits than a number
  // holds.
  if (issue.origin === 'int') return 'too many digits for a plain number: write it in quotes';
  const limit = Number(issue.maximum);
  return `${issue.inclusive === false ? 'less than' : 'at most'} ${String(limit)}${unitOf(issue.origin, limit)}`;
}

function unitOf(origin: string, count: number): string {
  if (origin === 'string') return count === 1 ? ' character' : ' characters';
  if (origin === 'array') return count === 1 ? ' entry' : ' entries';
  return '';
}
