import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ROOT } from '../../../scripts/setup/project.ts';
import { openJournal } from '../../../main/journal/journal.ts';

const CLI = [join(ROOT, 'main', 'cli', 'node.ts'), 'ledger'];
const folder = mkdtempSync(join(tmpdir(), 'sauda-ledger-here-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The command typed in a folder with a journal of its own. */
function run(...args: readonly string[]): {
  readonly code: number | null;
  readonly out: string;
  readonly complaint: string;
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...CLI, ...args], { cwd: folder, encoding: 'utf8' });
  return { code: status, out: stdout, complaint: stderr };
}

test('an empty data directory does not mean the current folder', () => {
  const journal = openJournal(join(folder, 'journal.db'), join(folder, 'backups'));
  if (!journal.ok) throw new Error(JSON.stringify(journal.error));
  journal.value.close();
  expect(run('--data-dir', '.')).toMatchObject({ code: 0, complaint: '' });
  const refused = {
    code: 2,
    out: '',
    complaint: expect.stringMatching(/^--data-dir needs a path\nusage: npm run ledger/),
  };
  expect(run('--data-dir', '')).toMatchObject(refused);
  expect(run('--data-dir=')).toMatchObject(refused);
});

test.each([['--help'], ['help'], ['--rescue', '--help']])('%s is answered with the whole usage', (...words) => {
  expect(run(...words)).toMatchObject({
    code: 0,
    complaint: '',
    out: expect.stringMatching(/^usage: npm run ledger[^]*--totals[^]*--rescue/),
  });
});

test.each([
  [[], '--data-dir is missing'],
  [['--data-dir', 'd', '--jsn'], '--jsn'],
  [['--data-dir', 'd', '--from', ''], '--from needs a value'],
  [['--data-dir', 'd', '--from', '2026-11-01'], '--from needs --totals'],
])('%j is refused with the usage', (args, sentence) => {
  const { code, out, complaint } = run(...args);
  expect([code, out]).toEqual([2, '']);
  expect(complaint).toContain(sentence);
  expect(complaint).toContain('usage: npm run ledger');
});
