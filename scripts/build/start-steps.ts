import { join } from 'node:path';
import type { Rolldown } from 'vite';

/**
 * What every start loads, in the order of its steps. Each step becomes one file with all that it imports and the steps
 * before it have not loaded: of some fifty files, finding and reading took longer than running them.
 */
export const START_STEPS: Readonly<Record<string, string>> = {
  shell: 'main/main.ts',
  start: 'main/shell/start.ts',
  payments: 'main/payments/kaspi/provider.ts',
  kiosk: 'main/runtime/kiosk.ts',
};

/** How main is split into files; what only some starts load is split by the bundler as it sees fit. */
export function startSteps(root: string): Rolldown.CodeSplittingOptions {
  let steps: readonly (readonly [string, ReadonlySet<string>])[] | null = null;
  const stepOf = (id: string, context: Rolldown.ChunkingContext): string | null => {
    const imported = (of: string): readonly string[] => context.getModuleInfo(of)?.importedIds ?? [];
    steps ??= Object.entries(START_STEPS).map(([name, entry]) => [name, reachable(join(root, entry), imported)]);
    return steps.find(([, ids]) => ids.has(id))?.[0] ?? null;
  };
  // A module belongs to the first step that needs it, whoever else imports it.
  return { includeDependenciesRecursively: false, groups: [{ name: stepOf, debugName: 'start steps' }] };
}

/** Everything that is imported by a module, and itself; dynamic imports are not followed. */
function reachable(from: string, imported: (id: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...imported(id));
  }
  return found;
}
