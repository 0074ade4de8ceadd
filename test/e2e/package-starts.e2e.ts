import { once } from 'node:events';
import { readFileSync, readlinkSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { openLogReader } from '../../main/log/read-log.ts';
import { OwnDisplay } from '../support/kiosk/own-display.ts';
import { processTree } from '../support/kiosk/process-tree.ts';
import { OrdinaryUser } from '../support/package/ordinary-user.ts';
import { packagedApplication, statusOf } from '../support/package/packaged.ts';

test('the packed application starts as an ordinary user with its sandbox, shows its products, and ends in order', async () => {
  const { executable } = await packagedApplication();
  const display = await OwnDisplay.open({ width: 1080, height: 1920 }, 'matchbox');
  const user = new OrdinaryUser();
  try {
    const data = user.folder('data');
    const kiosk = user.start(executable, ['--data-dir', data, '--disable-gpu'], display.env);
    let said = '';
    kiosk.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    await expect.poll(() => screensIn(data), { timeout: 120_000 }).toContain('idle');

    // Nothing of a start is compiled on the kiosk.
    expect(said).not.toContain('V8 refused');

    // The page's process has namespaces of its own and may call next to nothing of the kernel.
    const tree = processTree(kiosk.pid ?? 0);
    const page = tree.find((pid) => commandOf(pid).includes('--type=renderer'));
    expect(page).toBeDefined();
    expect(statusOf(page ?? 0).get('Seccomp')).toBe('2');
    expect(statusOf(page ?? 0).get('NoNewPrivs')).toBe('1');
    expect(readlinkSync(`/proc/${String(page)}/ns/user`)).not.toBe(readlinkSync('/proc/self/ns/user'));
    expect(commandOf(page ?? 0)).not.toContain('--no-sandbox');

    // Beside it: no display, another process, the same data.
    const help = await user.run(executable, ['--help']);
    expect(help.code).toBe(0);
    expect(help.out).toContain('Commands, which work beside a running kiosk');
    for (const typed of ['--remote-debugging-port=0', '--js-flags=--expose-gc', '-remote-debugging-pipe']) {
      const refused = await user.run(executable, [typed, '--data-dir', user.folder('other')]);
      expect([typed, refused.code]).toEqual([typed, 2]);
    }
    const ledger = await user.run(executable, ['ledger', '--data-dir', data, '--json']);
    expect(ledger.code).toBe(0);
    expect(ledger.out).toContain('"totals"');
    const ports = await user.run(executable, ['ports', '--json']);
    expect(ports.code).toBe(0);
    // It reads folders that are archives for all else, and holds a lock of SQLite, which is in the archive.
    const update = await user.run(executable, ['update', '--from', user.folder('stick'), '--data-dir', data, '--json']);
    expect(update.out).toMatch(/"reason":"(no-root|nothing-there)"/);

    // As to a whole group of processes, outside of systemd: the page and the GPU process go at the same moment.
    for (const pid of processTree(kiosk.pid ?? 0)) process.kill(pid, 'SIGTERM');
    const [code] = await once(kiosk, 'exit');
    expect(code).toBe(0);
  } finally {
    display.close();
    user.remove();
  }
});

function commandOf(pid: number): string {
  return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').replaceAll('\0', ' ');
}

/** The screens that the kiosk has shown, as its log says. */
function screensIn(dataDirectory: string): readonly unknown[] {
  const opened = openLogReader(dataDirectory);
  if (!opened.ok) return [];
  const filter = { sinceMs: null, untilMs: null, level: 'info', events: ['screen-changed'] } as const;
  const lines = [...opened.value.lines(filter)];
  opened.value.close();
  return lines.map(({ facts }) => (typeof facts === 'string' ? facts : facts['screen']));
}
