import type { LogLine } from '../../log/read-log.ts';

/**
 * The log as a table: one line each, facts as `name=value`. Longer lines are cut at `width` characters; null means
 * never.
 */
export function lineTable(lines: readonly LogLine[], width: number | null): string {
  const head = ['time (UTC)', 'run', 'level', 'event', 'facts'];
  const table = [head, ...lines.map(cells)];
  const widths = head.map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  const text = table.map((row) =>
    row
      .map((cell, column) => (column === head.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return text.map((line) => `${cut(line, width)}\n`).join('');
}

function cells({ at, run, level, event, facts }: LogLine): string[] {
  const text =
    typeof facts === 'string'
      ? printable(facts)
      : Object.entries(facts)
          .map(([name, value]) => `${printable(name)}=${shown(value)}`)
          .join(' ');
  return [at.replace('T', ' ').replace('Z', ''), String(run), printable(level), printable(event), text];
}

function shown(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return String(value);
  const text = printable(value);
  return /^[^\s"=]+$/u.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`;
}

/** A text without control characters: a message from outside must not control the technician's terminal. */
function printable(text: string): string {
  return text.replaceAll(/\p{C}/gu, (one) => {
    if (one === '\n') return '\\n';
    return `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

function cut(line: string, width: number | null): string {
  return width === null || line.length <= width ? line : `${line.slice(0, width - 1)}…`;
}
