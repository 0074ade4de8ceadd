import { makePki, type PkiMaterial } from '../../../sandbox/pki/material.ts';
import { writePki } from '../../../sandbox/pki/store.ts';

let made: Promise<PkiMaterial> | null = null;

/**
 * Puts certificates into the folder of a sandbox, which takes them as those of its last run. They are made once for all
 * tests of a process that are about something else: making a set takes half a second of the processor's time.
 */
export async function withCertificates(dir: string): Promise<void> {
  made ??= makePki(new Date());
  await writePki(dir, await made);
}
