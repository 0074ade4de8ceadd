import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { computerMark } from '../../../main/files/computer-mark.ts';

test('two computers have two marks, neither shows its identifier, and a system without one has none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sauda-mark-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const [one, other] = [join(folder, 'one'), join(folder, 'other')];
  writeFileSync(one, 'b08dfa6083e7567a1921a715000001fb\n');
  writeFileSync(other, 'b08dfa6083e7567a1921a715000001fc\n');
  expect(computerMark(one)).toMatch(/^[0-9a-f]{16}$/);
  expect(computerMark(one)).not.toBe(computerMark(other));
  expect('b08dfa6083e7567a1921a715000001fb').not.toContain(computerMark(one));
  expect(computerMark(join(folder, 'none'))).toBe('');
});
