import { flipFuses, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';

/** The name that electron-builder's settings have for a fuse. */
function nameOf(fuse: string): string {
  return fuse.charAt(0).toLowerCase() + fuse.slice(1);
}

/** The numbers of all fuses that are known, with their names. */
const FUSES = Object.entries(FuseV1Options)
  .filter((entry): entry is [string, FuseV1Options] => typeof entry[1] === 'number')
  .map(([name, number]) => ({ name: nameOf(name), number }));

/** Every fuse of an executable by its name, as it stands in the file; those that it does not have are left out. */
export async function fusesOf(executable: string): Promise<Readonly<Record<string, boolean>>> {
  const wire = await getCurrentFuseWire(executable);
  const there = FUSES.flatMap(({ name, number }): [string, boolean][] => {
    const state: FuseState | undefined = wire[number];
    return state === FuseState.ENABLE || state === FuseState.DISABLE ? [[name, state === FuseState.ENABLE]] : [];
  });
  return Object.fromEntries(there);
}

/**
 * Fuses that this runtime has and electron-builder does not know yet. WebAssembly keeps its traps, as Electron ships it:
 * the product has none, and nothing else would be safer.
 */
const LATER = { wasmTrapHandlers: true } as const;

/** Sets what electron-builder could not, and throws where the file does not have exactly what was wanted. */
export async function setLaterFuses(executable: string, wanted: Readonly<Record<string, boolean>>): Promise<void> {
  const before = await fusesOf(executable);
  const hasTraps = 'wasmTrapHandlers' in before;
  if (hasTraps)
    await flipFuses(executable, {
      version: FuseVersion.V1,
      [FuseV1Options.WasmTrapHandlers]: LATER.wasmTrapHandlers,
    });
  const expected: Readonly<Record<string, boolean>> = hasTraps ? { ...wanted, ...LATER } : wanted;
  const after = await fusesOf(executable);
  const wrong = Object.keys({ ...expected, ...after }).filter((name) => expected[name] !== after[name]);
  if (wrong.length > 0) throw new Error(`fuses that are not as they should be: ${wrong.join(', ')}`);
}
