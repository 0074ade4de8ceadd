import { join } from 'node:path';
import { ok } from '../../app/result.ts';
import { BENCH_OPTIONS, benchRequest, type BenchRequest } from '../bench/options.ts';
import { ensureBuild } from '../build/ensure-build.ts';
import { run as runChild } from '../setup/child.mjs';
import { developerCommand, HEADLESS, OFFICIAL_ELECTRON } from '../setup/developer-command.ts';
import { displayNeeds, hasDisplay, withDisplay } from '../setup/display.ts';
import { ensureElectron } from '../setup/electron.ts';
import { electronVariable } from '../setup/launch.ts';
import { ROOT } from '../setup/project.ts';
import { toolNode } from '../setup/tool-node.mjs';

export const benchCommand = developerCommand({
  name: 'bench',
  summary: 'the performance suite: the built kiosk beside a bare window on the same machine',
  options: { ...BENCH_OPTIONS, 'headless': HEADLESS, 'official-electron': OFFICIAL_ELECTRON },
  read: (values) =>
    ok({ bench: benchRequest(values), headless: values.headless, official: values['official-electron'] }),
  run: measure,
});

/** The smallest that the layouts hold at: a processor without graphics draws every pixel, and times do not count. */
const SOAK_SCREEN = { width: 600, height: 1_024 };

interface Request {
  readonly bench: BenchRequest;
  readonly headless: boolean;
  readonly official: boolean;
}

async function measure({ bench, headless, official }: Request): Promise<number> {
  const isVirtual = process.platform === 'linux' && (headless || !hasDisplay());
  const runtime = await ensureElectron({ official, system: displayNeeds(isVirtual) });
  await ensureBuild(runtime);
  const isSoak = bench.only.every((part) => part === 'soak');
  return withDisplay(
    isVirtual,
    (env) =>
      runChild(toolNode(ROOT), [join(ROOT, 'scripts', 'bench.ts'), JSON.stringify(bench)], {
        cwd: ROOT,
        env: { ...process.env, ...env, ...electronVariable(runtime) },
      }),
    isSoak ? { size: SOAK_SCREEN } : {},
  );
}
