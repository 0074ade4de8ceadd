import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { GUARDIAN_SCRIPT, WORDS } from '../../../main/guardian/script.ts';

/** Longer than the test may take: a sleep that is left behind fails it. */
const WATCH_S = 600;
/** A watch that ends right behind its start is met in some of so many. */
const PULSES = 100;
const SHELLS = ['/bin/sh', '/bin/bash', '/bin/busybox'].filter((shell) => existsSync(shell));

function isReadable(stream: unknown): stream is Readable {
  return typeof stream === 'object' && stream !== null && 'resume' in stream;
}

test.each(SHELLS)('a disarmed guardian in %s keeps no file of the program open', async (shell) => {
  const script = ['-c', GUARDIAN_SCRIPT, 'sauda-guardian', '/dev/null', String(process.pid)];
  const args = shell.endsWith('busybox') ? ['sh', ...script] : script;
  // The fourth is a file that the program has open; its end comes when no process has it any more.
  const guardian = spawn(shell, args, { stdio: ['pipe', 'ignore', 'ignore', 'pipe'] });
  const inherited = guardian.stdio[3];
  if (!isReadable(inherited)) throw new Error('no pipe');
  const ended = once(inherited, 'close');
  inherited.resume();
  for (const word of [WORDS.beat, WORDS.closed, WORDS.beat, WORDS.closed])
    guardian.stdin?.write(`${word} ${String(WATCH_S)}\n`);
  guardian.stdin?.write(`${WORDS.closed} ${String(WATCH_S)}\n${WORDS.open}\n`.repeat(PULSES));
  guardian.stdin?.end(`${WORDS.open}\n${WORDS.beat} ${String(WATCH_S)}\n${WORDS.disarm}\n`);
  const [[code]] = await Promise.all([once(guardian, 'exit'), ended]);
  expect(code).toBe(0);
});
