import type { Result } from '../../../../app/result.ts';
import type { Paper } from '../../stand-in.ts';

/** Text for a paper: the path of its picture, its size, and the lines printed as text. */
export function paperText(paper: Paper, saved: Result<string, string>): string {
  const where = saved.ok ? saved.value : saved.error;
  const lines = paper.text.length === 0 ? ['(no text: it was printed as a picture, or nothing was)'] : paper.text;
  return [`${where} (${paper.width} x ${paper.rows.length} dots)`, ...lines.map((line) => `  | ${line}`)].join('\n');
}
