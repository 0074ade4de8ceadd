/** Power, disk, clock and kernel. */
import { Failure } from '../../setup/failure.mjs';
import { say } from '../../setup/progress.mjs';
import type { Point } from '../qmp.ts';
import { PRICE_TENGE, sell, tenths, toCash, waitFor, WATER, type Scene, type Stage } from './stage.ts';

const LIMIT_MS = 15 * 60_000;
const DATA = '/var/lib/sauda';
/** Two notes pay for it. */
const JUICE: Point = { x: 0.5, y: 0.75 };
/** What the acceptor says of a note in its cassette, and how long the kiosk may take to ask for it and write it down. */
const STACKED = 'is in the cassette';
const KNOWN_AFTER_S = 2;

/** The plug is pulled and put back, and the products come by themselves. */
async function cutPower({ machine, measured }: Stage, name: string): Promise<void> {
  const before = machine.shown;
  await machine.pullThePlug();
  await machine.powerOn();
  measured[name] = tenths((await machine.until('idle', before)).atS);
  await machine.picture(name, { isNew: false });
  say(await machine.run('journalctl -b -k --no-pager | grep -i "ext4\\|recover" | head -5'));
}

export const POWER_CUT: Scene = {
  name: 'power-cut-in-a-sale',
  play: async (stage) => {
    await toCash(stage);
    await cutPower(stage, 'power-cut-in-a-sale');
  },
};

export const POWER_CUT_WITH_MONEY: Scene = {
  name: 'power-cut-with-a-note-inside',
  play: async (stage) => {
    const { machine, acceptor } = stage;
    await toCash(stage, JUICE);
    const said = acceptor.said.length;
    acceptor.type(`insert ${PRICE_TENGE}`);
    await waitFor('The note was not taken.', LIMIT_MS, () => acceptor.said.slice(said).includes(STACKED));
    const stackedS = await machine.uptimeS();
    await waitFor(
      'The machine stands still.',
      LIMIT_MS,
      async () => (await machine.uptimeS()) > stackedS + KNOWN_AFTER_S,
    );
    stage.owedTenge += PRICE_TENGE;
    await cutPower(stage, 'power-cut-with-a-note-inside');
  },
};

export const DISK_FULL: Scene = {
  name: 'disk-full',
  play: async (stage) => {
    const { machine } = stage;
    await machine.run(
      `dd if=/dev/zero of=${DATA}/full bs=1M 2>/dev/null; cat /dev/zero >${DATA}/full2 2>/dev/null; sync`,
    );
    await machine.touch(WATER);
    // The system's own journal has no room either.
    await waitFor('The kiosk still sells.', LIMIT_MS, async () => (await machine.screenNow()) === 'out-of-service');
    await machine.picture('disk-full');
    await machine.run(`rm ${DATA}/full ${DATA}/full2; sync`);
    await waitFor('It does not sell again.', LIMIT_MS, async () => (await machine.screenNow()) === 'idle');
    await sell(stage, 'after-the-full-disk');
  },
};

export const CLOCK_BACK: Scene = {
  name: 'clock-set-back',
  play: async (stage) => {
    const { machine } = stage;
    await machine.run('date -s "-3 days"');
    await sell(stage, 'clock-set-back');
    await machine.run('date -s "+3 days"');
  },
};

/** The kernel panics and starts the machine again. */
export const PANIC: Scene = restarts('kernel-panic', 'echo c >/proc/sysrq-trigger');

/** A kernel that hangs for good: the watchdog in the hardware resets the machine. */
export const HANG: Scene = restarts(
  'kernel-hangs',
  'sysctl -q kernel.panic=0 kernel.panic_on_oops=0; echo c >/proc/sysrq-trigger',
);

/** As the system's settings name it. */
const WATCHDOG = '20s';

function restarts(name: string, does: string): Scene {
  return {
    name,
    play: async ({ machine, measured }) => {
      const boot = await machine.bootId();
      const watchdog = await machine.run('ls /dev/watchdog0; systemctl show -p RuntimeWatchdogUSec --value');
      if (watchdog !== `/dev/watchdog0\n${WATCHDOG}`)
        throw new Failure(`The hardware watchdog is not used: ${watchdog}`);
      const before = machine.shown;
      machine.order(does);
      await machine.startedAgain(boot);
      measured[name] = tenths((await machine.until('idle', before)).atS);
      await machine.picture(name, { isNew: false });
    },
  };
}

export const PURGED: Scene = {
  name: 'purged',
  isEnd: true,
  play: async ({ machine }) => {
    await machine.run('dpkg --purge sauda');
    const left = await machine.run('ls /var/lib/sauda/journal.db /etc/sauda/kiosk.yaml /usr/bin/sauda 2>/dev/null');
    if (left !== '/etc/sauda/kiosk.yaml\n/var/lib/sauda/journal.db')
      throw new Failure(`After the purge there is: ${left}`);
  },
};
