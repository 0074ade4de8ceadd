/** What happens to the machine, one scene after the other; after each the books have to be right. */
import { z } from 'zod';
import { Failure } from '../setup/failure.mjs';
import { say } from '../setup/progress.mjs';
import type { LineDevice } from './devices.ts';
import type { VirtualMachine } from './machine.ts';
import type { Point } from './qmp.ts';

/** A machine with its devices, and the time that each scene took. */
export interface Stage {
  readonly machine: VirtualMachine;
  readonly acceptor: LineDevice;
  readonly relay: LineDevice;
  readonly times: Record<string, number>;
  /** Products that certainly came out, in tenge. */
  soldTenge: number;
}

export interface Scene {
  readonly name: string;
  /** Afterwards there is no program any more that could read the books. */
  readonly isEnd?: boolean;
  readonly play: (stage: Stage) => Promise<void>;
}

/** Where the first product and the button that leaves the last screen are, on the portrait screen. */
const WATER: Point = { x: 0.25, y: 0.3 };
const PRICE_TENGE = 500;
const MAIN = 'systemctl show sauda.service -p MainPID --value';

/** The proportional share of all processes but the kiosk's, in KiB. */
const MEMORY_BESIDE = `for one in /proc/[0-9]*; do grep -q sauda.service "$one/cgroup" 2>/dev/null || cat "$one/smaps_rollup" 2>/dev/null; done | awk '/^Pss:/ { sum += $2 } END { print sum }'`;

const saleSchema = z.looseObject({
  saleId: z.string(),
  paidTiyn: z.number(),
  deliveredTiyn: z.number(),
  refundedTiyn: z.number(),
  owedTiyn: z.number(),
});
const TIYN = 100;

/** The audit of the journal, as a technician has it in the field. */
async function checkBooks({ machine, soldTenge }: Stage): Promise<void> {
  const text = await machine.run('sauda ledger --data-dir /var/lib/sauda --json 2>/dev/null');
  const lines = text.split('\n').filter((line) => line.startsWith('{'));
  if (!lines.some((line) => line.startsWith('{"totals"'))) throw new Failure(`The ledger cannot be read: ${text}`);
  const sales = lines.flatMap((line) => {
    const read = saleSchema.safeParse(JSON.parse(line));
    return read.success ? [read.data] : [];
  });
  const wrong = sales.filter((one) => one.paidTiyn !== one.deliveredTiyn + one.refundedTiyn + one.owedTiyn);
  if (wrong.length > 0) throw new Failure(`The books do not add up: ${JSON.stringify(wrong)}`);
  const delivered = sales.reduce((sum, { deliveredTiyn }) => sum + deliveredTiyn, 0) / TIYN;
  const owed = sales.reduce((sum, { owedTiyn }) => sum + owedTiyn, 0) / TIYN;
  say(`  ledger: ${sales.length} sales, delivered ${delivered}, owed ${owed} tenge`);
  if (delivered !== soldTenge || owed !== 0)
    throw new Failure(`${soldTenge} tenge came out of the machine; the ledger has ${delivered}, and ${owed} owed.`);
}

/** A customer takes water and pays with a note. */
async function sell(stage: Stage, name: string): Promise<void> {
  const { machine, acceptor } = stage;
  const before = (await machine.screens()).length;
  await machine.touch(WATER);
  const cash = await machine.until('cash', before);
  await machine.picture(`${name}-cash`);
  acceptor.type(`insert ${PRICE_TENGE}`);
  const success = await machine.until('success', cash.number);
  stage.soldTenge += PRICE_TENGE;
  await machine.picture(`${name}-success`);
  await machine.until('idle', success.number);
}

/** Something ends the kiosk, and the products come back by themselves. */
function comesBack(name: string, does: string): Scene {
  return {
    name,
    play: async ({ machine, times }) => {
      const before = (await machine.screens()).length;
      const beganS = await machine.uptimeS();
      await machine.run(does);
      const idle = await machine.until('idle', before);
      times[name] = tenths(idle.atS - beganS);
      await machine.picture(name);
    },
  };
}

function tenths(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}

/** The page's process and the one for graphics are replaced without a new main. */
function replaced(name: string, type: string): Scene {
  return {
    name,
    play: async ({ machine, times }) => {
      const before = await machine.run(`pgrep -f -- --type=${type}`);
      const beganS = await machine.uptimeS();
      await machine.run(`pkill -KILL -f -- --type=${type}`);
      const end = performance.now() + REPLACED_MS;
      for (;;) {
        const now = await machine.run(`pgrep -f -- --type=${type}`);
        if (now !== '' && now !== before) break;
        if (performance.now() > end) throw new Failure(`The process ${type} did not come back.`);
      }
      times[name] = tenths((await machine.uptimeS()) - beganS);
      await machine.picture(name);
    },
  };
}

const REPLACED_MS = 15 * 60_000;

export const SCENES: readonly Scene[] = [
  {
    name: 'power-on',
    play: async ({ machine, times }) => {
      await machine.powerOn();
      times['power-on'] = tenths((await machine.until('idle', 0)).atS);
      await machine.picture('idle');
      times['memory-beside-the-kiosk-kib'] = Number(await machine.run(MEMORY_BESIDE));
      say(await machine.run('systemd-analyze; systemctl --failed --no-legend; free -m | head -2'));
    },
  },
  { name: 'sale', play: (stage) => sell(stage, 'sale') },
  replaced('page-killed', 'renderer'),
  replaced('graphics-killed', 'gpu-process'),
  comesBack('main-killed', `kill -KILL $(${MAIN})`),
  comesBack('main-frozen', `kill -STOP $(${MAIN})`),
  comesBack('screen-killed', 'pkill -KILL weston'),
  { name: 'sale-after-crashes', play: (stage) => sell(stage, 'after-crashes') },
  {
    name: 'power-cut-in-a-sale',
    play: async (stage) => {
      const { machine } = stage;
      const before = (await machine.screens()).length;
      await machine.touch(WATER);
      await machine.until('cash', before);
      await machine.pullThePlug();
      await machine.powerOn();
      stage.times['power-cut-in-a-sale'] = tenths((await machine.until('idle', 0)).atS);
      await machine.picture('after-the-power-cut');
      say(await machine.run('journalctl -b -k --no-pager | grep -i "ext4\\|recover" | head -5'));
    },
  },
  {
    name: 'disk-full',
    play: async ({ machine }) => {
      const before = (await machine.screens()).length;
      await machine.run('dd if=/dev/zero of=/var/lib/sauda/full bs=1M 2>/dev/null; sync');
      await machine.touch(WATER);
      await machine.until('out-of-service', before);
      await machine.picture('disk-full');
      await machine.run('rm /var/lib/sauda/full; sync');
      await machine.until('idle', before);
    },
  },
  {
    name: 'clock-set-back',
    play: async (stage) => {
      const { machine } = stage;
      await machine.run('date -s "-3 days"');
      await sell(stage, 'clock-set-back');
      await machine.run('date -s "+3 days"');
    },
  },
  {
    name: 'purged',
    isEnd: true,
    play: async ({ machine }) => {
      await machine.run('dpkg --purge sauda');
      const left = await machine.run('ls /var/lib/sauda/journal.db /etc/sauda/kiosk.yaml /usr/bin/sauda 2>/dev/null');
      if (left !== '/etc/sauda/kiosk.yaml\n/var/lib/sauda/journal.db')
        throw new Failure(`After the purge there is: ${left}`);
    },
  },
];

/** Plays a scene and looks into the books. */
export async function playScene(scene: Scene, stage: Stage): Promise<void> {
  say(`• ${scene.name}`);
  await scene.play(stage);
  if (scene.isEnd !== true) await checkBooks(stage);
}
