import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flag, path, repeated, text } from '../../app/command-line/option.ts';
import { err, ok } from '../../app/result.ts';
import { Container, removeContainer } from '../machine/container.ts';
import { LineDevice } from '../machine/devices.ts';
import { VirtualMachine } from '../machine/machine.ts';
import { makeReleases, type Releases } from '../machine/releases.ts';
import { makeMachine, type MachineFiles } from '../machine/root.ts';
import { playScene, SCENES, tableOf, type SceneOutcome } from '../machine/scenes/scenes.ts';
import type { Scene, Stage } from '../machine/scenes/stage.ts';
import { runQuietly } from '../setup/child.mjs';
import { developerCommand, OFFICIAL_ELECTRON } from '../setup/developer-command.ts';
import { withDisplay } from '../setup/display.ts';
import { say } from '../setup/progress.mjs';
import { ROOT } from '../setup/project.ts';
import { ensureSystem } from '../setup/system.ts';

export const testMachineCommand = developerCommand({
  name: 'test:machine',
  summary: 'the package in a Debian of its own, in a virtual machine: boot, sales, crashes, power cuts, updates',
  text: 'Needs root, qemu and mmdebstrap, and takes an hour. Pictures of the screen, what was measured and a table of it are in out/machine.',
  options: {
    'folder': path({
      placeholder: 'DIR',
      help: 'keeps packages, sticks and the fresh disk there, and takes those that are there already',
    }),
    'out': path({ placeholder: 'DIR', help: 'instead of out/machine' }),
    'only': repeated(text({ placeholder: 'SCENE', help: 'only these scenes, after the first' })),
    'container': flag({
      help: 'in a container on the kernel of this computer: minutes, without the scenes that need a kernel or a clock of their own',
    }),
    'list': flag({ help: 'says what the scenes are', conflicts: ['only', 'folder'] }),
    'official-electron': OFFICIAL_ELECTRON,
  },
  read: (values) => {
    const unknown = values.only.find((name) => !SCENES.some((scene) => scene.name === name));
    if (unknown !== undefined) return err(`--only: there is no scene ${unknown}; --list names them.`);
    const playable = SCENES.filter((scene) => !values.container || scene.needsKernel !== true);
    const unplayable = values.only.find((name) => !playable.some((scene) => scene.name === name));
    if (unplayable !== undefined)
      return err(`--only: ${unplayable} needs a kernel of its own, which a container has not.`);
    return ok({
      folder: values.folder,
      output: values.out ?? join(ROOT, 'out', 'machine'),
      only: values.only,
      playable,
      isContainer: values.container,
      isList: values.list,
      official: values['official-electron'],
    });
  },
  run: async (request, console) => {
    if (!request.isList) return testMachine(request);
    console.out(request.playable.map(({ name }) => `${name}\n`).join(''));
    return 0;
  },
});

interface MachineRequest {
  readonly folder: string | null;
  readonly output: string;
  readonly only: readonly string[];
  /** The scenes that this kind of machine can play. */
  readonly playable: readonly Scene[];
  readonly isContainer: boolean;
  readonly official: boolean;
}

async function testMachine(request: MachineRequest): Promise<number> {
  const { folder, output, only, playable, isContainer, official } = request;
  await ensureSystem(isContainer ? ['machine', 'container', 'display'] : ['machine']);
  const work = mkdtempSync(join(tmpdir(), 'sauda-machine-'));
  const remove = (): void => {
    removeContainer(work);
  };
  // A signal ends the program without what stands in `finally`.
  process.once('exit', remove);
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  try {
    const kept = folder ?? work;
    mkdirSync(kept, { recursive: true });
    const releases = await makeReleases(kept, official);
    const fresh = await makeMachine(releases, kept);
    const disk = join(work, 'machine.ext4');
    await runQuietly('cp', ['--sparse=always', fresh.disk, disk], 'Is the disk full?');
    const wanted = playable.filter(({ name }, index) => index === 0 || only.length === 0 || only.includes(name));
    const outcomes = await withDisplay(
      isContainer,
      ({ DISPLAY = '' }) =>
        playAll(wanted, { releases, files: { ...fresh, disk }, work, output, display: isContainer ? DISPLAY : null }),
      // The kiosk's user is none of this computer's.
      { isForAllUsers: true },
    );
    say(tableOf(outcomes));
    return outcomes.some(({ why }) => why !== null) ? 1 : 0;
  } finally {
    process.off('exit', remove);
    remove();
  }
}

interface Place {
  readonly releases: Releases;
  readonly files: MachineFiles;
  readonly work: string;
  readonly output: string;
  /** What a container draws on; null: a virtual machine, which has a screen of its own. */
  readonly display: string | null;
}

async function playAll(
  scenes: readonly Scene[],
  { releases, files, work, output, display }: Place,
): Promise<readonly SceneOutcome[]> {
  const acceptor = await LineDevice.start('ccnet', work, ['--bills', '200,500,1000']);
  const relay = await LineDevice.start('lcus', work);
  const ports = [relay.link, acceptor.link];
  const machine =
    display === null
      ? new VirtualMachine(files, work, output, ports)
      : new Container(files.disk, work, output, { display, ports });
  const books = { soldTenge: 0, owedTenge: 0, uncertainTenge: 0 };
  const stage: Stage = { machine, acceptor, relay, releases, measured: {}, plainStartS: null, ...books };
  const outcomes: SceneOutcome[] = [];
  try {
    for (const scene of scenes) {
      outcomes.push(await playScene(scene, stage));
      writeFileSync(join(output, 'measured.json'), `${JSON.stringify(outcomes, null, 2)}\n`);
      writeFileSync(join(output, 'table.md'), tableOf(outcomes));
    }
    return outcomes;
  } finally {
    await machine.close();
    await Promise.all([acceptor.stop(), relay.stop()]);
  }
}
