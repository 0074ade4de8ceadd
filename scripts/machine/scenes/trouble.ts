/** Power, disk, clock and kernel. */
import { Failure } from '../../setup/failure.mjs';
import { say } from '../../setup/progress.mjs';
import type { Point } from '../qmp.ts';
import { PRICE_TENGE, sell, tenths, toCash, waitFor, WATER, type Scene, type Stage } from './stage.ts';

const LIMIT_MS = 15 * 60_000;
const DATA = '/var/lib/sauda';
/** Takes all free blocks but a few, root's reserve included; written one by one they take minutes. */
const MOST_OF_IT = `fallocate -l $(( $(stat -f -c '%f * %S' ${DATA}) - 8388608 )) ${DATA}/full`;
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
    await machine.run(`${MOST_OF_IT}; cat /dev/zero >${DATA}/full2 2>/dev/null; sync`);
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
  needsKernel: true,
  play: async (stage) => {
    const { machine } = stage;
    await machine.run('date -s "-3 days"');
    await sell(stage, 'clock-set-back');
    await machine.run('date -s "+3 days"');
  },
};

/** The settings of the system that bring a machine back by itself: the kernel's own, and the watchdog's in the hardware. */
const EXPECTED = '10\n/dev/watchdog0\n20s';
const SETTINGS = 'cat /proc/sys/kernel/panic; ls /dev/watchdog0; systemctl show -p RuntimeWatchdogUSec --value';

/**
 * The kernel panics and starts the machine again. It waits in a loop of pauses, of which each costs an emulator a
 * hundred times its time: one second of it has to do for the ten that are set.
 */
export const PANIC: Scene = restarts('kernel-panic', 'sysctl -q kernel.panic=1; echo c >/proc/sysrq-trigger');

/**
 * Nothing gets the processor any more, systemd as little as the kiosk: the watchdog in the hardware resets the machine. A
 * kernel that has panicked for good feeds it as little, but see above: its twenty seconds would take an hour.
 */
export const HANG: Scene = restarts(
  'hardware-watchdog',
  "sysctl -q kernel.sched_rt_runtime_us=-1; chrt -f 99 sh -c 'while :; do :; done'",
);

function restarts(name: string, does: string): Scene {
  return {
    name,
    needsKernel: true,
    play: async ({ machine, measured }) => {
      const boot = await machine.bootId();
      const found = await machine.run(SETTINGS);
      if (found !== EXPECTED) throw new Failure(`The machine would not come back by itself: ${found}`);
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
