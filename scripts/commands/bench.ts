import { join } from 'node:path';
import { ensureBuild } from '../build/ensure-build.ts';
import { takeFlag } from '../setup/arguments.ts';
import { run as runChild } from '../setup/child.mjs';
import { displayNeeds, hasDisplay, withDisplay } from '../setup/display.ts';
import { ensureElectron } from '../setup/electron.ts';
import { electronVariable } from '../setup/launch.ts';
import { ROOT } from '../setup/project.ts';
import { toolNode } from '../setup/tool-node.mjs';

/** The performance suite: scripts/bench.ts measures the built application. */
export async function run(args: string[]): Promise<number> {
  const { on: official, rest: withoutOfficial } = takeFlag(args, '--official-electron');
  const { on: headless, rest } = takeFlag(withoutOfficial, '--headless');
  const isVirtual = process.platform === 'linux' && (headless || !hasDisplay());
  const runtime = await ensureElectron({ official, system: displayNeeds(isVirtual) });
  await ensureBuild();
  return withDisplay(isVirtual, (env) =>
    runChild(toolNode(ROOT), [join(ROOT, 'scripts', 'bench.ts'), ...rest], {
      cwd: ROOT,
      env: { ...process.env, ...env, ...electronVariable(runtime) },
    }),
  );
}
