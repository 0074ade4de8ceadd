import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { entrySchema } from '../../../app/journal/entry.ts';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { ledgerCommand } from '../../../main/cli/ledger/command.ts';
import { runAsTyped } from '../../support/run-command.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sauda-words-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

async function say(...args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  const { code, out, complaint } = await runAsTyped(
    ledgerCommand,
    ['--data-dir', directory, '--rescue', ...args],
    (console) => ({ ...console, clock: { wallMs: () => 0 } }),
  );
  return { code, text: out + complaint };
}

function fill(): void {
  const keeper = new JournalKeeper(directory);
  expect(keeper.open().ok).toBe(true);
  expect(keeper.append([entrySchema.parse({ kind: 'started', version: '1' })], { wallMs: 1_000, monoMs: 1 }).ok).toBe(
    true,
  );
  keeper.close();
}

test('an intact journal, the examination of a damaged one, the rescue, and intact again', async () => {
  fill();
  expect(await say()).toMatchObject({ code: 0, text: expect.stringContaining('intact') });
  writeFileSync(join(directory, 'journal.db'), 'garbage');
  expect(await say()).toMatchObject({ code: 1, text: expect.stringContaining('Nothing has been changed') });
  expect(await say('--language', 'ru')).toMatchObject({
    code: 1,
    text: expect.stringContaining('Неизвестно, какой записью'),
  });
  expect(await say('--yes', '--language', 'kk')).toMatchObject({
    code: 0,
    text: expect.stringContaining('Жаңа журнал басталды'),
  });
  expect(await say('--json')).toMatchObject({ code: 0, text: expect.stringContaining('"intact":true') });
});

test('a running kiosk, and wrong usage', async () => {
  const keeper = new JournalKeeper(directory);
  expect(keeper.open().ok).toBe(true);
  expect(await say('--yes')).toMatchObject({ code: 1, text: expect.stringContaining('Stop the kiosk first') });
  keeper.close();
  expect(await say('--language', 'de')).toMatchObject({ code: 2, text: expect.stringContaining('usage') });
  expect(await say('--nonsense')).toMatchObject({ code: 2 });
});
