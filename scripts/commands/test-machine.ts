import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { path, repeated, text } from '../../app/command-line/option.ts';
import { ok } from '../../app/result.ts';
import { LineDevice } from '../machine/devices.ts';
import { VirtualMachine } from '../machine/machine.ts';
import { makeMachine } from '../machine/root.ts';
import { playScene, SCENES, type Stage } from '../machine/scenes.ts';
import { developerCommand, OFFICIAL_ELECTRON } from '../setup/developer-command.ts';
import { Failure } from '../setup/failure.mjs';
import { ROOT } from '../setup/project.ts';
import { ensureSystem } from '../setup/system.ts';
import { makePackage } from '../package/make-package.ts';

export const testMachineCommand = developerCommand({
  name: 'test:machine',
  summary: 'the package in a Debian of its own, in a virtual machine: boot, sales, crashes, power cuts',
  text: 'Needs root, qemu and mmdebstrap, and takes half an hour. Pictures of the screen and times are in out/machine.',
  options: {
    'deb': path({ placeholder: 'FILE', help: 'a package that is there already' }),
    'scene': repeated(text({ placeholder: 'NAME', help: 'only these scenes, after the first' })),
    'official-electron': OFFICIAL_ELECTRON,
  },
  read: (values) => ok({ deb: values.deb, scenes: values.scene, official: values['official-electron'] }),
  run: testMachine,
});

interface MachineRequest {
  readonly deb: string | null;
  readonly scenes: readonly string[];
  readonly official: boolean;
}

async function testMachine({ deb, scenes, official }: MachineRequest): Promise<number> {
  await ensureSystem(['machine']);
  const folder = mkdtempSync(join(tmpdir(), 'sauda-machine-'));
  const output = join(ROOT, 'out', 'machine');
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  try {
    const file = deb ?? (await packed(folder, official));
    const files = await makeMachine(file, folder);
    const acceptor = await LineDevice.start('ccnet', folder, ['--bills', '200,500,1000']);
    const relay = await LineDevice.start('lcus', folder);
    const machine = new VirtualMachine(files, folder, output, [relay.link, acceptor.link]);
    const stage: Stage = { machine, acceptor, relay, times: {}, soldTenge: 0 };
    try {
      const wanted = SCENES.filter(({ name }, index) => index === 0 || scenes.length === 0 || scenes.includes(name));
      for (const scene of wanted) await playScene(scene, stage);
    } finally {
      writeFileSync(join(output, 'times.json'), `${JSON.stringify(stage.times, null, 2)}\n`);
      await machine.pullThePlug();
      await Promise.all([acceptor.stop(), relay.stop()]);
    }
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function packed(output: string, official: boolean): Promise<string> {
  const { deb } = await makePackage({
    arch: 'x64',
    compression: 'fast',
    isChecked: false,
    hasDeb: true,
    output,
    official,
  });
  if (deb === undefined) throw new Failure('No package was made.');
  return deb;
}
