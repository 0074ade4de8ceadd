/** Processes that die or stand still. */
import { Failure } from '../../setup/failure.mjs';
import { say } from '../../setup/progress.mjs';
import type { Point } from '../qmp.ts';
import { MAIN, PRICE_TENGE, tenths, toCash, waitFor, type Scene, type Stage } from './stage.ts';

/** Emulated on a busy computer. */
const LIMIT_MS = 15 * 60_000;
/** How much later than after a plain start the products may be back. */
const MOST_ABOVE_START_S = { killed: 4, frozen: 15, screenKilled: 10 } as const;
const EXITED = 'Main process exited';
/** The operator's name, where five touches open the service menu. */
const OPERATOR: Point = { x: 0.125, y: 0.04 };
const KNOCKS = 5;
const STORM = 12;

/** A start from nothing, in seconds: what one after a sudden end is compared with. */
async function plainStartS({ machine }: Stage): Promise<number> {
  await machine.run('systemctl stop sauda.service');
  const before = machine.shown;
  const beganS = await machine.uptimeS();
  machine.order('systemctl start sauda.service');
  return (await machine.until('idle', before)).atS - beganS;
}

/** Something ends the kiosk, and the products come back by themselves: at most so much later than after a plain start. */
function comesBack(name: string, does: string, mostAboveStartS: number): Scene {
  return {
    name,
    play: async (stage) => {
      const { machine, measured } = stage;
      stage.plainStartS ??= await plainStartS(stage);
      const startS = stage.plainStartS;
      const before = machine.shown;
      const offBefore = offsSaid(stage);
      const beganS = await machine.uptimeS();
      await machine.run(does);
      const backS = (await machine.until('idle', before)).atS - beganS;
      Object.assign(measured, {
        'plain-start': tenths(startS),
        'back': tenths(backS),
        'above-a-start': tenths(backS - startS),
      });
      await machine.picture(name, { isNew: false });
      say(`  relay: ${String(offsSaid(stage) - offBefore)} contacts opened meanwhile`);
      if (backS - startS > mostAboveStartS)
        throw new Failure(`The products were back ${tenths(backS)} s later, a plain start takes ${tenths(startS)} s.`);
    },
  };
}

/** How often the relay board has told that a contact opened. */
function offsSaid({ relay }: Stage): number {
  return relay.said.split(' is off after ').length - 1;
}

/** The page's process and the one for graphics are replaced without a new main. */
function replaced(name: string, type: string): Scene {
  return {
    name,
    play: async ({ machine, measured }) => {
      const main = await machine.run(`echo ${MAIN}`);
      const before = await machine.run(`pgrep -f -- --type=${type}`);
      const beganS = await machine.uptimeS();
      await machine.run(`pkill -KILL -f -- --type=${type}`);
      await waitFor(`The process ${type} did not come back.`, LIMIT_MS, async () => {
        const now = await machine.run(`pgrep -f -- --type=${type}`);
        return now !== '' && now !== before;
      });
      measured[name] = tenths((await machine.uptimeS()) - beganS);
      await machine.picture(name, { isNew: false });
      if ((await machine.run(`echo ${MAIN}`)) !== main)
        throw new Failure(`Main did not outlive the end of its ${type}.`);
    },
  };
}

/** The worst moment for main to be killed: the money is in, and the contact is closed. */
const KILLED_IN_A_PULSE: Scene = {
  name: 'main-killed-in-a-pulse',
  play: async (stage) => {
    const { machine, acceptor, relay, measured } = stage;
    await toCash(stage);
    const main = await machine.run(`echo ${MAIN}`);
    const said = relay.said.length;
    const heard = (text: string): boolean => relay.said.slice(said).includes(text);
    acceptor.type(`insert ${PRICE_TENGE}`);
    await waitFor('The contact did not close.', LIMIT_MS, () => heard('channel 1 is on'));
    const before = machine.shown;
    machine.order(`cut -d' ' -f1 /proc/uptime; kill -KILL ${main}`);
    stage.uncertainTenge += PRICE_TENGE;
    await waitFor('The contact did not open again.', LIMIT_MS, () => heard('channel 1 is off'));
    const idle = await machine.until('idle', before);
    measured['main-killed-in-a-pulse'] = tenths(idle.atS - (machine.journal.lastS(EXITED) ?? 0));
    await machine.picture('main-killed-in-a-pulse', { isNew: false });
    await waitFor('The log does not tell how the kiosk ended.', LIMIT_MS, () =>
      machine.journal.lines.some((line) => line.includes('ended-suddenly') && line.includes('"switchedOff":"sent"')),
    );
    say(`  ${/channel 1 is off after \d+ ms/.exec(relay.said.slice(said))?.[0] ?? ''} (of this computer)`);
  },
};

/** A program that ends again and again: a screen without devices, which still answers to a technician. */
const STORM_SCENE: Scene = {
  name: 'start-storm',
  play: async (stage) => {
    const { machine } = stage;
    const isSafe = (): boolean => machine.journal.lines.some((line) => line.includes('"reason":"starts-failed"'));
    for (let kills = 0; kills < STORM && !isSafe(); kills += 1) {
      const before = machine.shown;
      await machine.run(`kill -KILL ${MAIN}`);
      await waitFor('The kiosk did not start again.', LIMIT_MS, () => machine.shown > before);
    }
    if (!isSafe()) throw new Failure(`After ${STORM} sudden ends the kiosk still starts as ever.`);
    await machine.picture('start-storm');
    for (let knock = 0; knock < KNOCKS; knock += 1) await machine.touch(OPERATOR);
    await waitFor('Five touches opened nothing.', LIMIT_MS, async () => (await machine.screenNow()) === 'service');
    await machine.picture('start-storm-menu');
    const before = machine.shown;
    await machine.run('systemctl restart sauda.service');
    await machine.until('idle', before);
  },
};

export const ENDS: readonly Scene[] = [
  replaced('page-killed', 'renderer'),
  replaced('graphics-killed', 'gpu-process'),
  comesBack('main-killed', `kill -KILL ${MAIN}`, MOST_ABOVE_START_S.killed),
  KILLED_IN_A_PULSE,
  comesBack('main-frozen', `kill -STOP ${MAIN}`, MOST_ABOVE_START_S.frozen),
  comesBack('screen-killed', 'pkill -KILL weston', MOST_ABOVE_START_S.screenKilled),
];
export { STORM_SCENE };
