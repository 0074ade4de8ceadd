import type { Kind } from '../world/simulate-machine.ts';
import type { KindName } from './kinds.ts';

/** Each kind with what it alone is made of: the real drivers, SQLite and the service menu are most of the program. */
const LOADS: Readonly<Record<KindName, () => Promise<Kind>>> = {
  'core': async () => (await import('../world/core.ts')).core,
  'services': async () => (await import('../world/services.ts')).services,
  'everything': async () => (await import('../world/everything.ts')).everything,
  'slow-disk': async () => (await import('../world/slow-disk.ts')).slowDisk,
  'menu': async () => (await import('../world/menu.ts')).menu,
  'baskets': async () => (await import('../world/baskets.ts')).baskets,
  'fleet': async () => (await import('../world/fleet.ts')).fleet,
  'few-requests': async () => (await import('../world/few-requests.ts')).fewRequests,
};

const loaded = new Map<KindName, Promise<Kind>>();

/** Loads a kind of simulation, once. */
export function loadKind(name: KindName): Promise<Kind> {
  const kind = loaded.get(name) ?? LOADS[name]();
  loaded.set(name, kind);
  return kind;
}
