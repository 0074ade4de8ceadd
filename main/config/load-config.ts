import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { doubtfulChoices } from '../../app/config/rules.ts';
import { configSchema, type KioskConfig } from '../../app/config/schema.ts';
import type { LogFacts } from '../../app/log/events.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { problem, type Problem } from '../../app/session/problem.ts';
import { withAbsolutePaths } from './absolute-paths.ts';
import { lineOf, type Source } from './source-lines.ts';
import { describeIssue, isRule, ruleWords, type Issue } from './words.ts';

const MAX_CONFIG_BYTES = 1_000_000;

/** Gets what is allowed, but deserves a look: the facts of a `config-warning`, with key and line. */
export type Warn = (facts: LogFacts) => void;
const nobody: Warn = () => undefined;

/** Reads, checks and completes the configuration; relative paths become absolute, relative to the file. */
export function loadConfig(file: string, warn: Warn = nobody): Result<KioskConfig, Problem> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const detail = error instanceof Error ? error.message : String(error);
    return err(problem(missing ? 'config-missing' : 'config-unreadable', { file, detail }));
  }
  if (text.length > MAX_CONFIG_BYTES) return err(problem('config-unreadable', { file, detail: 'longer than 1 MB' }));
  const parsed = parseConfig(text, file, warn);
  return parsed.ok ? ok(withAbsolutePaths(parsed.value, dirname(resolve(file)))) : parsed;
}

/** Checks the text of a configuration; the problem names the key and its line. */
export function parseConfig(text: string, file: string, warn: Warn = nobody): Result<KioskConfig, Problem> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const broken = document.errors[0];
  if (broken !== undefined) {
    const line = String(lines.linePos(broken.pos[0]).line);
    return err(problem('config-invalid', { file, line, detail: broken.message }));
  }
  let json: unknown;
  try {
    // Aliases are bounded by the library against "billion laughs".
    json = document.toJS({ maxAliasCount: 50 });
  } catch (error) {
    return err(problem('config-invalid', { file, detail: error instanceof Error ? error.message : String(error) }));
  }
  const checked = configSchema.safeParse(json ?? {}, { reportInput: true });
  const source = { document, lines, file };
  if (!checked.success) return err(invalid(checked.error, source));
  warnOfDoubts(checked.data, source, warn);
  return ok(checked.data);
}

function warnOfDoubts(config: KioskConfig, source: Source, warn: Warn): void {
  for (const { path, rule } of doubtfulChoices(config)) {
    const line = lineOf(path, source);
    warn({ file: source.file, key: path.join('.'), ...(line === null ? {} : { line }), warning: ruleWords(rule) });
  }
}

function invalid(error: z.ZodError, source: Source): Problem {
  const issue = deepest(error.issues[0]);
  if (issue === null) return problem('config-invalid', { file: source.file });
  const unknown = issue.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : null;
  const path = unknown === null ? issue.path : [...issue.path, unknown];
  const line = lineOf(path, source);
  return problem('config-invalid', {
    file: source.file,
    key: path.map(String).join('.'),
    detail: describeIssue(issue),
    ...(line === null ? {} : { line }),
  });
}

/** Of the alternatives of a union the one that came furthest is what the author meant. */
function deepest(issue: Issue | undefined): Issue | null {
  if (issue === undefined) return null;
  if (issue.code !== 'invalid_union' || issue.errors.length === 0 || isRule(issue.message)) return issue;
  const candidates = issue.errors
    .map((issues) => ({ inner: deepest(issues[0]), count: issues.length }))
    .filter((one): one is { inner: Issue; count: number } => one.inner !== null)
    .sort((a, b) => b.inner.path.length - a.inner.path.length || a.count - b.count);
  const best = candidates[0]?.inner;
  return best === undefined ? issue : { ...best, path: [...issue.path, ...best.path] };
}
