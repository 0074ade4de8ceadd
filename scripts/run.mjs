// @ts-check
/**
 * The entry of every `npm run`. It works on a new clone: until the locked packages are installed, it is plain
 * JavaScript for Node 20 without dependencies; then it starts the TypeScript of `scripts/main.ts` with the Node from
 * the packages.
 */
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeComplaint } from './setup/check-node.mjs';
import { run } from './setup/child.mjs';
import { Failure, report } from './setup/failure.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { toolNode } from './setup/tool-node.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

async function main() {
  const complaint = nodeComplaint(process.versions.node, process.platform, process.arch);
  if (complaint !== null) throw new Failure(complaint);
  await ensurePackages(root);

  const node = toolNode(root);
  if (realpathSync(node) === realpathSync(process.execPath)) {
    const { main: runCommand } = await import('./main.ts');
    return await runCommand(process.argv.slice(2));
  }
  return await run(node, [join(root, 'scripts', 'main.ts'), ...process.argv.slice(2)]);
}

process.exitCode = await main().catch(report);
