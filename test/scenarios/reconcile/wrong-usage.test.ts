import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { reconcileCommand } from '../../../main/cli/reconcile/command.ts';
import { applicationContext } from '../../support/application-context.ts';
import { runAsTyped, type Ran } from '../../support/run-command.ts';

const directory = mkdtempSync(join(tmpdir(), 'sauda-usage-'));
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

function run(...args: readonly string[]): Promise<Ran> {
  return runAsTyped(reconcileCommand, args, (console) => applicationContext(console, { dataDirectory: directory }));
}

test.each([
  [[], '--config is missing'],
  [['--config', ''], '--config needs a path'],
  [['--config', 'a', '--form', '2026-11-01'], '--form'],
  [['--config', 'a', '--from', 'yesterday'], '--from takes a day like'],
  [['--config', 'a', '--from', '2026-11-22', '--to', '2026-11-01'], '--from is later than --to'],
  [['--config', 'a', '--counts', 'water'], '--counts takes products and numbers'],
  [['--config', 'a', '--counts', 'water=-1'], '--counts takes products and numbers'],
  [['--config', 'a', '--counts', 'water=1,water=2'], '--counts names water twice'],
  [['--config', 'a', '--cash', 'much'], '--cash takes tenge like 15000'],
  [['--config', 'a', '--cash=-1'], '--cash takes tenge like 15000'],
  [['--config', 'a', '--notes', '500'], '--notes takes values and numbers'],
  [['--config', 'a', '--notes', '0x5'], '--notes takes values and numbers'],
  [['--config', 'a', '--notes', '500x1,500x2'], '--notes names 500 twice'],
  [['--config', 'a', '--notes', '500x1', '--cash', '1000'], '--cash says'],
  [['--config', 'a', '--collected'], '--collected needs --cash or --notes'],
  [['--config', 'a', '--language', 'de'], '--language takes'],
])('%j is refused with the usage', async (args, sentence) => {
  const { code, out, complaint } = await run(...args);
  expect([code, out]).toEqual([2, '']);
  expect(complaint).toContain(sentence);
  expect(complaint).toContain('usage: sauda reconcile');
});

test('help is an answer', async () => {
  expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('exit codes') });
});

test('a configuration that cannot be read, and one without a bank', async () => {
  expect(await run('--config', join(directory, 'none.yaml'))).toMatchObject({
    code: 1,
    reason: 'not-compared',
    out: expect.stringContaining('none.yaml'),
  });
  const demo = join(directory, 'demo.yaml');
  writeFileSync(demo, 'version: 1\nlanguages: [ru]\n');
  expect(await run('--config', demo)).toMatchObject({
    code: 1,
    reason: 'not-compared',
    out: expect.stringContaining('В настройках нет оплаты'),
  });
});
