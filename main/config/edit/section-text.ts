import type { FileValue } from '../../../app/config/change.ts';
import { lineBreak, nextLine } from './places.ts';
import { valueText } from './value-text.ts';

/** Sections whose parts are sections as well: the services under `payment`. */
const NESTED = new Set(['payment']);

/**
 * A new key at the top of the file, laid out like the documented example: a line for each part, each device and each
 * product in brackets on a line of its own.
 */
function sectionText(key: string, value: FileValue, newLine: string): string {
  return linesOf(key, value, NESTED.has(key) ? 2 : 1)
    .map((line) => line + newLine)
    .join('');
}

function linesOf(key: string, value: FileValue, depth: number): readonly string[] {
  const name = valueText(key);
  if (depth > 0 && isItem(value)) {
    const parts = Object.entries(value).flatMap(([part, inner]) => linesOf(part, inner, depth - 1));
    return [`${name}:`, ...parts.map((line) => `  ${line}`)];
  }
  if (depth > 0 && Array.isArray(value) && value.every(isItem))
    return [`${name}:`, ...value.map((item) => `  - ${valueText(item)}`)];
  return [`${name}: ${valueText(value)}`];
}

function isItem(value: FileValue): value is Record<string, FileValue> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
}

/** Behind the example of this key, where the file has it as a comment; null where it has none. */
function behindExample(key: string, text: string): number | null {
  const found = new RegExp(`^# ?${key}:.*$`, 'm').exec(text);
  if (found === null) return null;
  // Its parts are indented, with blank lines between them.
  const parts = /(?:\s*\n)?#[ \t]{2,}\S.*\r?\n?/y;
  let at = nextLine(text, found.index);
  for (parts.lastIndex = at; parts.test(text); at = parts.lastIndex);
  return at;
}

/** The text with a new section, where its example is or at the end. */
export function withSection(text: string, key: string, value: FileValue): string {
  const newLine = lineBreak(text);
  const section = sectionText(key, value, newLine);
  const example = behindExample(key, text);
  if (example !== null) return joined(text.slice(0, example), section, text.slice(example), newLine);
  return joined(text, section, '', newLine);
}

function joined(before: string, section: string, after: string, newLine: string): string {
  const start = before === '' || before.endsWith('\n') ? before : before + newLine;
  return start + section + after;
}
