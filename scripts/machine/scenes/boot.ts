/** From power to the products, and the same for the least that could stand in the kiosk's place. */
import { z } from 'zod';
import { Failure } from '../../setup/failure.mjs';
import { say } from '../../setup/progress.mjs';
import { BARE_UNIT_FILE } from '../bare-window.ts';
import { tenths, waitFor, type Scene, type Stage } from './stage.ts';

/** The proportional share of all processes but the kiosk's, in KiB. */
const MEMORY_BESIDE = `for one in /proc/[0-9]*; do grep -q 'sauda.service\\|test-' "$one/cgroup" 2>/dev/null || cat "$one/smaps_rollup" 2>/dev/null; done | awk '/^Pss:/ { sum += $2 } END { print sum }'`;
const KIB_PER_MB = 1_000 / 1.024;
const MOST_BESIDE_MB = 120;
/** From power to the products, as a multiple of the time from power to a bare window. */
const MOST_ABOVE_BARE = 1.15;
/** What disturbs a start makes it longer, never shorter: the shortest of each counts. */
const PAIRS = 2;
const DROP_INS = '/etc/systemd/system/sauda.service.d';
const DROP_IN = `${DROP_INS}/bare.conf`;

export const POWER_ON: Scene = {
  name: 'power-on',
  play: async ({ machine, measured }) => {
    await machine.powerOn();
    measured['first-boot-to-idle'] = tenths((await machine.until('idle', 0)).atS);
    await machine.picture('idle');
    const besideMb = tenths(Number(await machine.run(MEMORY_BESIDE)) / KIB_PER_MB);
    measured['memory-beside-the-kiosk-mb'] = besideMb;
    say(await machine.run('systemd-analyze; free -m | head -2'));
    const failed = await machine.run('systemctl --failed --no-legend --plain');
    if (failed !== '') throw new Failure(`Units have failed: ${failed}`);
    if (besideMb > MOST_BESIDE_MB) throw new Failure(`Beside the kiosk ${besideMb} MB are in use.`);
  },
};

/** What systemd's own examination gives to a unit at most, from 0 (closed) to 10 (open). */
const MOST_EXPOSED = 3;
/** Of a machine without a network. */
const NOT_SOUND_HERE: ReadonlySet<string> = new Set(['network', 'dns', 'clock']);
const lineSchema = z.object({ area: z.string(), sound: z.boolean(), sentence: z.string() });

export const EXAMINED: Scene = {
  name: 'examined',
  needsKernel: true,
  play: async ({ machine, measured }) => {
    const exposure = await machine.run('systemd-analyze security sauda.service --no-pager | tail -1');
    measured['exposure'] = Number(/: ([\d.]+) /.exec(exposure)?.[1] ?? NaN);
    const said = await machine.run('sauda doctor --json --language en 2>/dev/null');
    const lines = said.split('\n').flatMap((text) => {
      const read = text.startsWith('{') ? lineSchema.safeParse(JSON.parse(text)) : null;
      return read?.success === true ? [read.data] : [];
    });
    for (const { area, sound, sentence } of lines) say(`  ${sound ? '+' : '!'} ${area}: ${sentence}`);
    measured['doctor-lines-sound'] = lines.filter(({ sound }) => sound).length;
    if (lines.length === 0) throw new Failure(`The doctor says: ${said}`);
    if (!(measured['exposure'] <= MOST_EXPOSED)) throw new Failure(`systemd says of the unit: ${exposure}`);
    const wrong = lines.filter(({ area, sound }) => !sound && !NOT_SOUND_HERE.has(area));
    if (wrong.length > 0) throw new Failure(wrong.map(({ area, sentence }) => `${area}: ${sentence}`).join(' '));
  },
};

const KEPT_PIN = '/var/lib/sauda/service.json';
const CONFIG = '/etc/sauda/kiosk.yaml';

/** A machine that nobody has set up yet shows the wizard; with its configuration it shows the products. */
export const WIZARD: Scene = {
  name: 'set-up',
  play: async ({ machine }) => {
    // What the machine keeps of its PIN would ask for it.
    await machine.run(`systemctl stop sauda.service; mv ${CONFIG} ${CONFIG}.away; rm -f ${KEPT_PIN}`);
    await machine.run('systemctl start sauda.service');
    const isShown = async (): Promise<boolean> => (await machine.screenNow()) === 'service';
    await waitFor('The wizard did not come.', WIZARD_MS, isShown);
    await machine.picture('set-up');
    const before = machine.shown;
    await machine.run(`mv ${CONFIG}.away ${CONFIG}; systemctl restart sauda.service`);
    await machine.until('idle', before);
  },
};
const WIZARD_MS = 10 * 60_000;

/** Switched off in order, the kiosk ends before its screen: the next start has nothing to ask about. */
export const SWITCHED_OFF: Scene = {
  name: 'switched-off-in-order',
  needsKernel: true,
  play: async ({ machine, measured }) => {
    const before = machine.shown;
    await machine.powerOff();
    await machine.powerOn();
    measured['switched-on-to-idle'] = tenths((await machine.until('idle', before)).atS);
    // Of the journal as it is kept: the lines that are followed may be still on their way.
    const said = await machine.run('journalctl -b -u sauda.service --no-pager | grep ended-suddenly; true');
    if (said !== '') throw new Failure(`The kiosk did not end in order: ${said}`);
  },
};

export const BARE_SESSION: Scene = {
  name: 'bare-session',
  needsKernel: true,
  play: async (stage) => {
    const { machine, measured } = stage;
    const bares: number[] = [];
    const kiosks: number[] = [];
    // In turn, so that a computer that gets busier slows down both.
    for (let pair = 0; pair < PAIRS; pair += 1) {
      await machine.run(`mkdir -p ${DROP_INS}; cp ${BARE_UNIT_FILE} ${DROP_IN}; sync`);
      bares.push(await bootedS(stage, 'bare-window'));
      await machine.run(`rm ${DROP_IN}; sync`);
      kiosks.push(await bootedS(stage, 'kiosk-after-the-bare-window'));
    }
    const [bare, kiosk] = [Math.min(...bares), Math.min(...kiosks)];
    say(`  bare ${bares.join(', ')} s; kiosk ${kiosks.join(', ')} s`);
    const ratio = Math.round((kiosk / bare) * 100) / 100;
    Object.assign(measured, {
      'power-to-bare-window': bare,
      'power-to-products': kiosk,
      'above-the-bare-window': ratio,
    });
    if (ratio > MOST_ABOVE_BARE)
      throw new Failure(`From power to the products takes ${ratio} times a bare window's time.`);
  },
};

/** Switches the machine off in order and on, and says when something was on the screen. */
async function bootedS({ machine }: Stage, picture: string): Promise<number> {
  await machine.powerOff();
  await machine.powerOn();
  const seconds = tenths(await machine.untilDrawn());
  await machine.picture(picture, { isNew: false });
  return seconds;
}
