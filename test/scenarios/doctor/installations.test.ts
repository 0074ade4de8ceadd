import { chmodSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { entrySchema } from '../../../app/journal/entry.ts';
import { DAY_MS } from '../../../app/units.ts';
import { openJournal } from '../../../main/journal/journal.ts';
import { Installation } from '../../support/doctor/installation.ts';

let installation: Installation;

beforeEach(() => {
  installation = new Installation();
});

afterEach(() => {
  installation.dispose();
});

test('a sound installation: every line says so, and the code is 0', async () => {
  const { code, lines, duties } = await installation.examine();
  expect(duties).toEqual([]);
  expect(code).toBe(0);
  expect(new Set(lines.map(({ area }) => area))).toEqual(
    new Set([
      ...['versions', 'session', 'sandbox', 'user', 'groups', 'configuration', 'ports', 'rules', 'watchdog'],
      ...['clock', 'disk', 'files', 'journal', 'certificates', 'network', 'dns', 'proxy'],
    ]),
  );
  expect(lines.find(({ area }) => area === 'disk')?.sentence).toMatch(/^ext4, \d+\.\d GB free, rw,relatime\.$/);
});

/** What somebody did to it, and the one line that has to say so. */
const BROKEN: readonly (readonly [string, (broken: Installation) => void, readonly string[]])[] = [
  [
    'nobody has run setup-system',
    (one) => one.remove('/etc/systemd/system'),
    ['session-not-set-up', 'groups-missing', 'port-closed'],
  ],
  [
    'the unit is switched off',
    (one) => one.remove('/etc/systemd/system/multi-user.target.wants'),
    ['session-disabled'],
  ],
  [
    'the unit has no watchdog',
    (one) => {
      one.write(
        '/etc/systemd/system/sauda-kiosk.service',
        '[Service]\nExecStart=/usr/bin/sauda\nSupplementaryGroups=dialout\n',
      );
    },
    ['watchdog-off'],
  ],
  ['the hardware watchdog is not used', (one) => one.remove('/etc/systemd/system.conf.d'), ['watchdog-hardware-off']],
  [
    'the program keeps ending',
    (one) => {
      one.write('/var/lib/sauda/starts', '1790000000000 a\n1790000005000 a\n1790000010000 a\n', 0o600);
    },
    ['starts-failed'],
  ],
  [
    'the system forbids user namespaces',
    (one) => {
      one.write('/proc/sys/user/max_user_namespaces', '0\n');
    },
    ['sandbox-impossible'],
  ],
  [
    'there is no user of the kiosk',
    (one) => {
      one.write('/etc/passwd', 'root:x:0:0::/root:/bin/sh\n');
    },
    ['user-missing'],
  ],
  [
    'the user is not in the group of the ports',
    (one) => {
      one.write('/etc/systemd/system/sauda-kiosk.service', '[Service]\nExecStart=/usr/bin/sauda\nWatchdogSec=30\n');
    },
    ['groups-missing', 'port-closed'],
  ],
  ['there is no configuration', (one) => one.remove('/etc/sauda/kiosk.yaml'), ['configuration-none']],
  [
    'the configuration has a wrong key',
    (one) => {
      one.write('/etc/sauda/kiosk.yaml', 'version: 1\ncatalog: []\n');
    },
    ['configuration-wrong'],
  ],
  ['the relay is unplugged', (one) => one.remove('/dev/serial/by-path/relay'), ['port-missing']],
  [
    'the port has a name that changes',
    (one) => {
      one.write('/dev/ttyUSB0', '');
      one.configure({ port: '/dev/ttyUSB0' });
    },
    ['port-unstable'],
  ],
  ['ModemManager grabs ports', (one) => one.remove('/etc/udev/rules.d'), ['rules-missing']],
  [
    'the battery of the clock is empty',
    (one) => {
      one.wallMs = Date.UTC(2000, 0, 1);
    },
    ['clock-wrong'],
  ],
  ['nobody tells the time', (one) => one.remove('/run/systemd'), ['clock-unsynchronised']],
  [
    'the data is on a disk in memory',
    (one) => {
      one.write('/proc/self/mounts', '/dev/sda1 / ext4 rw 0 0\ntmpfs /var/lib tmpfs rw 0 0\n');
    },
    ['disk-type'],
  ],
  [
    'the disk confirms before it has written',
    (one) => {
      one.write('/proc/self/mounts', '/dev/sda1 / ext4 rw,nobarrier 0 0\n');
    },
    ['disk-options'],
  ],
  [
    'the disk has become read-only',
    (one) => {
      one.write('/proc/self/mounts', '/dev/sda1 / ext4 ro 0 0\n');
    },
    ['disk-read-only'],
  ],
  ['the data directory is gone', (one) => one.remove('/var/lib/sauda'), ['disk-missing']],
  [
    'everybody may enter the data directory',
    (one) => {
      chmodSync(one.path('/var/lib/sauda'), 0o755);
    },
    ['files-open'],
  ],
  [
    'everybody may read the passphrase',
    (one) => {
      chmodSync(one.path('/etc/sauda/secrets/passphrase'), 0o644);
    },
    ['files-open'],
  ],
  [
    'everybody may change the program',
    (one) => {
      chmodSync(one.path('/opt/Sauda/sauda'), 0o777);
    },
    ['files-program'],
  ],
  [
    'the journal is no database',
    (one) => {
      one.write('/var/lib/sauda/journal.db', 'x'.repeat(4_096), 0o600);
    },
    ['journal-unreadable'],
  ],
  [
    'the certificate has expired',
    (one) => {
      one.wallMs += 366 * DAY_MS;
    },
    ['certificate-expired'],
  ],
  [
    'the certificate expires soon',
    (one) => {
      one.wallMs += 350 * DAY_MS;
    },
    ['certificate-soon'],
  ],
  [
    'the certificate is no certificate',
    (one) => {
      one.write('/etc/sauda/certs/client.cer', 'x');
    },
    ['certificate-unreadable'],
  ],
  [
    'the network cable is out',
    (one) => {
      one.network = { addresses: [], address: null, isOpen: false };
    },
    ['network-none', 'network-closed', 'dns-fails'],
  ],
  [
    'a firewall keeps the bank away',
    (one) => {
      one.network = { ...one.network, isOpen: false };
    },
    ['network-closed'],
  ],
  [
    'the proxy does not answer',
    (one) => {
      one.configure({ kaspi: { proxy: 'http://proxy.example.kz:3128' } });
      one.network = { ...one.network, isOpen: false };
    },
    ['proxy-closed'],
  ],
];

test.each(BROKEN)('%s', async (_what, breakIt, duties) => {
  breakIt(installation);
  const report = await installation.examine();
  expect(report.duties).toEqual(duties);
  expect(report.code).toBe(1);
  // What to do is a sentence with every fact in it.
  for (const { sentence } of report.lines) expect(sentence).not.toMatch(/\{\w+\}|^$/);
});

test('somebody has changed an entry of the journal: the line names it', async () => {
  const journal = openJournal(
    installation.path('/var/lib/sauda/journal.db'),
    installation.path('/var/lib/sauda/backups'),
  );
  if (!journal.ok) throw new Error(JSON.stringify(journal.error));
  const stock = entrySchema.parse({ kind: 'stock-loaded', productId: 'water', count: 5 });
  expect(journal.value.append([stock], { wallMs: 1_000, monoMs: 5 }).ok).toBe(true);
  journal.value.close();
  const database = new Database(installation.path('/var/lib/sauda/journal.db'));
  database.exec("DROP TRIGGER entries_stay; UPDATE entries SET body = replace(body, '5', '9')");
  database.close();
  const report = await installation.examine();
  expect(report.duties).toEqual(['journal-changed']);
  expect(report.lines.find(({ sound }) => !sound)?.sentence).toContain('entry 1');
});
