import { dirname, resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { doubtfulChoices } from '../../app/config/rules.ts';
import type { KioskConfig } from '../../app/config/config.ts';
import type { LogFacts } from '../../app/log/events.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { problem, type Problem } from '../../app/problem.ts';
import { registry } from '../../drivers/registry.ts';
import { withAbsolutePaths } from './absolute-paths.ts';
import { configSchema } from './config-schema.ts';
import { readText } from './read-text.ts';
import { ruleWords } from './rule-words.ts';
import { lineOf, type Source } from './source-lines.ts';
import { describeIssue } from './words.ts';
import { mainConfigError } from './main-config-error.ts';

const NO_MAPPING = 'these are no settings: a configuration consists of keys with values, such as "version: 1"';
const EMPTY = 'there are no settings in the file: begin it with "version: 1"';

/** Receives what is allowed but questionable: the facts of a `config-warning`, with key and line. */
export type Warn = (facts: LogFacts) => void;
const nobody: Warn = () => undefined;

/** Reads, checks and completes the configuration; relative paths become absolute, relative to the file. */
export function loadConfig(file: string, warn: Warn = nobody): Result<KioskConfig, Problem> {
  const text = readText(file);
  if (!text.ok) return text;
  const parsed = parseConfig(text.value, file, warn);
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
    // The limit on aliases protects against "billion laughs".
    json = document.toJS({ maxAliasCount: 50 });
  } catch (error) {
    return err(problem('config-invalid', { file, detail: error instanceof Error ? error.message : String(error) }));
  }
  if (json === null || json === undefined)
    return err(problem('config-invalid', { file, key: 'version', detail: EMPTY }));
  const checked = configSchema.safeParse(json, { reportInput: true });
  const source = { document, lines, file };
  if (!checked.success) return err(invalid(checked.error, source));
  warnOfDoubts(checked.data, source, warn);
  return ok(checked.data);
}

function warnOfDoubts(config: KioskConfig, source: Source, warn: Warn): void {
  for (const { path, rule, highest } of doubtfulChoices(config, registry)) {
    const line = lineOf(path, source);
    warn({
      file: source.file,
      key: path.join('.'),
      ...(line === null ? {} : { line }),
      warning: ruleWords(rule, highest),
    });
  }
}

function invalid(error: z.ZodError, source: Source): Problem {
  const found = mainConfigError(error.issues);
  if (found === null) return problem('config-invalid', { file: source.file });
  const { issue, path } = found;
  if (path.length === 0) return problem('config-invalid', { file: source.file, detail: NO_MAPPING });
  const line = lineOf(path, source);
  return problem('config-invalid', {
    file: source.file,
    key: path.map((key) => (key === '' ? '""' : String(key))).join('.'),
    detail: describeIssue(issue),
    ...(line === null ? {} : { line }),
  });
}
