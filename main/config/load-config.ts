import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { configSchema, type CertificateFiles, type KaspiSettings, type KioskConfig, type ProxySettings } from '../../app/config/schema.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { problem, type Problem } from '../../app/session/problem.ts';

const MAX_CONFIG_BYTES = 1_000_000;

/** Reads, checks and completes the configuration; relative paths become absolute, relative to the file. */
export function loadConfig(file: string): Result<KioskConfig, Problem> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const detail = error instanceof Error ? error.message : String(error);
    return err(problem(missing ? 'config-missing' : 'config-unreadable', { file, detail }));
  }
  if (text.length > MAX_CONFIG_BYTES) return err(problem('config-unreadable', { file, detail: 'longer than 1 MB' }));
  const parsed = parseConfig(text, file);
  return parsed.ok ? ok(withAbsolutePaths(parsed.value, dirname(resolve(file)))) : parsed;
}

/** Checks the text of a configuration; the problem names the key and its line. */
export function parseConfig(text: string, file: string): Result<KioskConfig, Problem> {
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
  return checked.success ? ok(checked.data) : err(invalid(checked.error, { document, lines, file }));
}

interface Source {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly file: string;
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
    detail: unknown === null ? describe(issue) : 'unknown key',
    ...(line === null ? {} : { line }),
  });
}

type Issue = z.core.$ZodIssue;

/** Of the alternatives of a union the one that came furthest is what the author meant. */
function deepest(issue: Issue | undefined): Issue | null {
  if (issue === undefined) return null;
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const candidates = issue.errors
    .map((issues) => ({ inner: deepest(issues[0]), count: issues.length }))
    .filter((one): one is { inner: Issue; count: number } => one.inner !== null)
    .sort((a, b) => b.inner.path.length - a.inner.path.length || a.count - b.count);
  const best = candidates[0]?.inner;
  return best === undefined ? issue : { ...best, path: [...issue.path, ...best.path] };
}

const OWN_MESSAGES: Readonly<Record<string, string>> = {
  'repeated': 'used twice',
  'kaspi-in-name': 'a product name must not contain "Kaspi"',
  'channel-too-high': 'this relay board has channels 1 to 8',
  'price-decimals': 'at most two decimals',
  'name-empty': 'a name in at least one language',
  'simulated-relay': 'the simulated relay works only with a test server',
  'notes-for-nothing': 'real banknotes must not buy what a simulated relay gives out: configure a real relay, or no bill acceptor',
};

function describe(issue: Issue): string {
  if (issue.code === 'invalid_type') {
    const isMissing = issue.input === undefined || issue.input === null;
    return `${isMissing ? 'missing' : 'wrong type'} (expected ${issue.expected})`;
  }
  return OWN_MESSAGES[issue.message] ?? issue.message;
}

/** The line of a key, or of the nearest thing above it that is there. */
function lineOf(path: readonly PropertyKey[], { document, lines }: Source): string | null {
  for (let length = path.length; length > 0; length -= 1) {
    const offset = offsetOf(document, path.slice(0, length));
    if (offset !== null) return String(lines.linePos(offset).line);
  }
  return null;
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number | null {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === last);
    return pair !== undefined && isScalar(pair.key) ? (pair.key.range?.[0] ?? null) : null;
  }
  const node = document.getIn(path, true);
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
  const start: unknown = Array.isArray(range) ? range[0] : null;
  return typeof start === 'number' ? start : null;
}

function withAbsolutePaths(config: KioskConfig, base: string): KioskConfig {
  const { picturesDirectory } = config.display;
  const pictures = picturesDirectory === undefined ? {} : { picturesDirectory: resolve(base, picturesDirectory) };
  const payment = config.payment === undefined ? {} : { payment: { ...config.payment, kaspi: kaspiPaths(config.payment.kaspi, base) } };
  return { ...config, ...payment, display: { ...config.display, ...pictures } };
}

function kaspiPaths(kaspi: KaspiSettings, base: string): KaspiSettings {
  const absolute = (file: string): string => resolve(base, file);
  const proxy = kaspi.proxy === undefined ? {} : { proxy: proxyPaths(kaspi.proxy, absolute) };
  if (kaspi.scheme === 'lite') {
    const ca = kaspi.caFiles === undefined ? {} : { caFiles: kaspi.caFiles.map(absolute) };
    return { ...kaspi, ...proxy, ...ca, apiKeyFile: absolute(kaspi.apiKeyFile) };
  }
  const caFiles = kaspi.caFiles.map(absolute);
  return { ...kaspi, ...proxy, caFiles, certificate: certificatePaths(kaspi.certificate, absolute) };
}

function proxyPaths(proxy: ProxySettings, absolute: (file: string) => string): ProxySettings {
  return typeof proxy === 'string' ? proxy : { ...proxy, passwordFile: absolute(proxy.passwordFile) };
}

function certificatePaths(files: CertificateFiles, absolute: (file: string) => string): CertificateFiles {
  const passphrase = files.passphraseFile === undefined ? {} : { passphraseFile: absolute(files.passphraseFile) };
  return 'pfxFile' in files
    ? { pfxFile: absolute(files.pfxFile), ...passphrase }
    : { certFile: absolute(files.certFile), keyFile: absolute(files.keyFile), ...passphrase };
}
