import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from '../../../scripts/setup/project.ts';
import { isLocked, keyFile, ROLES } from '../../../scripts/updates/keys.ts';
import { unlockedKey } from '../../../scripts/updates/locked-key.ts';
import { UpdateWorld } from '../../support/update/update-world.ts';

const PASSPHRASE = 'correct horse';
const QUESTION = 'Passphrase of the offline keys: ';
const AGAIN = 'Once more: ';
/** Printed behind the command. When the command ends, socat waits only so long for what it has said. */
const OVER = 'the command is over';

let world: UpdateWorld;
let folder: string;
let socat: ChildProcess | null = null;
beforeEach(() => {
  world = new UpdateWorld();
  folder = join(world.folder, 'terminal');
});
afterEach(() => {
  socat?.kill();
  world.dispose();
});

/** The command on a pseudo-terminal of its own, which echoes like any other; each answer is typed when its question has come. */
async function releaseOnTerminal(
  args: readonly string[],
  answers: readonly (readonly [question: string, answer: string])[],
): Promise<string> {
  const command = [process.execPath, join(ROOT, 'scripts', 'main.ts'), 'release', ...args].join(' ');
  const child = spawn('socat', ['-', `SYSTEM:${command}; echo ${OVER}; read -r end,pty,setsid,ctty,stderr`], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  socat = child;
  const ended = once(child, 'close');
  let said = '';
  let from = 0;
  const left = [...answers];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
    if (said.includes(OVER)) child.kill();
    const [next] = left;
    const at = next === undefined ? -1 : said.indexOf(next[0], from);
    if (next === undefined || at < 0) return;
    from = at + next[0].length;
    left.shift();
    child.stdin.write(`${next[1]}\r`);
  });
  await ended;
  return said;
}

test('a passphrase that is typed twice locks the new keys, is shown nowhere, and opens them for a step', async () => {
  const keys = join(folder, 'keys');
  const made = await releaseOnTerminal(
    ['--new-keys', keys, '--passphrase'],
    [
      [QUESTION, PASSPHRASE],
      [AGAIN, PASSPHRASE],
    ],
  );
  expect(made).toContain('"root":');
  expect(made).not.toContain(PASSPHRASE);
  expect(ROLES.map((role) => isLocked(keys, [role]))).toEqual([true, true, false, false]);
  const file = keyFile(keys, 'root');
  expect(unlockedKey(readFileSync(file, 'utf8'), PASSPHRASE, file).asymmetricKeyType).toBe('ed25519');

  const args = ['--key', keys, '--out', join(folder, 'repository'), '--application', world.package];
  expect(await releaseOnTerminal(args, [[QUESTION, 'correct house']])).toContain('does not open');
  const published = await releaseOnTerminal(args, [[QUESTION, PASSPHRASE]]);
  expect(published).toContain('"version":"1.0.0"');
  expect(published).not.toContain(PASSPHRASE);
});

test('two different passphrases, or Ctrl+C, make no keys', async () => {
  const keys = join(folder, 'keys');
  const args = ['--new-keys', keys, '--passphrase'];
  const different = await releaseOnTerminal(args, [
    [QUESTION, PASSPHRASE],
    [AGAIN, 'correct house'],
  ]);
  expect(different).toContain('not the same');
  const cancelled = await releaseOnTerminal(args, [[QUESTION, '\u0003']]);
  expect(cancelled).toContain('--passphrase-file');
  expect(isLocked(keys, ROLES)).toBe(false);
});
