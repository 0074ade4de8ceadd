/** What happens to the machine, one scene after the other; after each the books have to be right. */
import { SECOND_MS } from '../../../app/units.ts';
import { say } from '../../setup/progress.mjs';
import { BARE_SESSION, EXAMINED, POWER_ON, SWITCHED_OFF, WIZARD } from './boot.ts';
import { ENDS, STORM_SCENE } from './ends.ts';
import { checkBooks, sell, type Scene, type Stage } from './stage.ts';
import { UPDATES } from './updates.ts';
import { CLOCK_BACK, DISK_FULL, HANG, PANIC, POWER_CUT, POWER_CUT_WITH_MONEY, PURGED } from './trouble.ts';

/** The first one switches the machine on. */
export const SCENES: readonly Scene[] = [
  POWER_ON,
  EXAMINED,
  WIZARD,
  { name: 'sale', play: (stage) => sell(stage, 'sale') },
  SWITCHED_OFF,
  ...ENDS,
  { name: 'sale-after-crashes', play: (stage) => sell(stage, 'after-crashes') },
  POWER_CUT,
  POWER_CUT_WITH_MONEY,
  DISK_FULL,
  CLOCK_BACK,
  ...UPDATES,
  STORM_SCENE,
  BARE_SESSION,
  PANIC,
  HANG,
  PURGED,
];

/** What came of a scene. */
export interface SceneOutcome {
  readonly name: string;
  /** Null where everything was as it should be. */
  readonly why: string | null;
  /** Of this computer. */
  readonly tookS: number;
  readonly measured: Readonly<Record<string, number>>;
  /** What the ledger said afterwards; empty where no program is left to read it. */
  readonly books: string;
}

/** Plays a scene and looks into the books. */
export async function playScene(scene: Scene, stage: Stage): Promise<SceneOutcome> {
  say(`• ${scene.name}`);
  const startMs = performance.now();
  const outcome = (why: string | null, books: string): SceneOutcome => ({
    name: scene.name,
    why,
    tookS: Math.round((performance.now() - startMs) / SECOND_MS),
    measured: stage.measured,
    books,
  });
  stage.measured = {};
  try {
    await scene.play(stage);
    const books = scene.isEnd === true ? '' : await checkBooks(stage);
    say(`✓ ${scene.name}`);
    return outcome(null, books);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    say(`✗ ${scene.name}: ${why}`);
    await tellState(stage, scene.name);
    return outcome(why, '');
  }
}

/** What came of all scenes, as a table of Markdown. */
export function tableOf(outcomes: readonly SceneOutcome[]): string {
  const rows = outcomes.map(({ name, why, measured, books }) => {
    const facts = Object.entries(measured).map(([fact, value]) => `${fact} ${String(value)}`);
    return `| ${name} | ${why === null ? 'passed' : `**failed**: ${why}`} | ${facts.join(', ')} | ${books} |`;
  });
  const failed = outcomes.filter(({ why }) => why !== null).length;
  const head = ['| scene | | measured | books |', '|---|---|---|---|'];
  return `${[...head, ...rows].join('\n')}\n\n${String(outcomes.length - failed)} passed, ${String(failed)} failed.\n`;
}

/** What a developer wants to see of a machine in which a scene failed. */
async function tellState({ machine }: Stage, name: string): Promise<void> {
  try {
    await machine.picture(`failed-${name}`, { isNew: false });
    say(await machine.run('journalctl -b --no-pager -o short-monotonic | tail -60'));
  } catch {
    // The machine is off, or gives no answer: that is in the message already.
  }
}
