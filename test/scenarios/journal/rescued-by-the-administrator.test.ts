import { chownSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rescueJournal } from '../../../main/journal/rescue/rescue.ts';
import { withJournal } from './harness.ts';

const start = withJournal();
const KIOSK = 12_345;
/** Only root can give files away; for anybody else both users are the same one. */
const kiosk = process.getuid?.() === 0 ? KIOSK : process.getuid?.();

function everythingIn(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((name) => join(directory, name));
}

test('a technician rescues the journal as the administrator: every file of it belongs to the kiosk afterwards', () => {
  const journal = start().fill();
  journal.tamper('DELETE FROM entries WHERE sequence = 100');
  if (kiosk === KIOSK)
    for (const file of [journal.directory, ...everythingIn(journal.directory)]) chownSync(file, KIOSK, KIOSK);
  const rescued = rescueJournal(journal.directory, { mode: 'always', nowMs: 1_000_000 });
  expect(rescued).toMatchObject({ ok: true });
  expect(journal.setAside()).toHaveLength(1);
  const foreign = everythingIn(journal.directory).filter((file) => lstatSync(file).uid !== kiosk);
  expect(foreign).toEqual([]);
});
