import { z } from 'zod';
import { lookalikeLetters } from './lookalike-letters.ts';
import { isRule } from './rule-words.ts';
import type { Issue } from './words.ts';

/** The issue that is reported first, and the path of its key from the top of the file. */
export interface MainConfigError {
  readonly issue: Issue;
  readonly path: readonly PropertyKey[];
}

/** The one of the schema's issues to report; null if there is none. */
export function mainConfigError(issues: readonly Issue[]): MainConfigError | null {
  const first = issues[0];
  if (first === undefined) return null;
  return misspelt(first, issues) ?? closest(first) ?? { issue: tightest(first, issues), path: pathOf(first) };
}

function pathOf(issue: Issue): readonly PropertyKey[] {
  return issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
}

/** A missing key may be misspelt: the block then contains an unknown key. */
function misspelt(first: Issue, issues: readonly Issue[]): MainConfigError | null {
  const isMissing = first.input === undefined || first.input === null;
  const block = JSON.stringify(first.path.slice(0, -1));
  const unknown = issues.find((issue) => issue.code === 'unrecognized_keys' && JSON.stringify(issue.path) === block);
  if (isMissing && unknown !== undefined) return { issue: unknown, path: pathOf(unknown) };
  return misspeltChoice(first);
}

const record = z.record(z.string(), z.unknown());

/**
 * If the key that selects the alternative is missing, the schema cannot determine which keys are unknown, so the
 * likeliest misspelling is reported.
 */
function misspeltChoice(issue: Issue): MainConfigError | null {
  if (issue.code !== 'invalid_union' || issue.discriminator === undefined) return null;
  const { discriminator, input } = issue;
  const keys = Object.keys(record.safeParse(input).data ?? {});
  const odd = keys.find(
    (key) => lookalikeLetters(key) !== '' || (key !== discriminator && key.toLowerCase() === discriminator),
  );
  if (odd === undefined || keys.includes(discriminator)) return null;
  const path = issue.path.slice(0, -1);
  return { issue: { code: 'unrecognized_keys', keys: [odd], path, message: '' }, path: [...path, odd] };
}

/**
 * The alternative of a union that the author probably meant: the one that matched furthest, with the fewest unknown
 * keys.
 */
function closest(issue: Issue): MainConfigError | null {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0 || isRule(issue.message)) return null;
  const [best] = issue.errors
    .flatMap((issues) => {
      const mistake = mainConfigError(issues);
      return mistake === null ? [] : [{ mistake, unknown: unknownKeys(issues) }];
    })
    .sort((a, b) => b.mistake.path.length - a.mistake.path.length || a.unknown - b.unknown);
  return best === undefined ? null : { issue: best.mistake.issue, path: [...issue.path, ...best.mistake.path] };
}

function unknownKeys(issues: readonly Issue[]): number {
  return issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 0), 0);
}

/**
 * The narrowest bound: for a whole number the schema lists the bounds of the type first and those of the key after
 * them.
 */
function tightest(first: Issue, issues: readonly Issue[]): Issue {
  if (first.code !== 'too_big' && first.code !== 'too_small') return first;
  const path = JSON.stringify(first.path);
  return issues.findLast((issue) => issue.code === first.code && JSON.stringify(issue.path) === path) ?? first;
}
