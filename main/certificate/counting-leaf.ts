import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { isInEffect } from '../../app/certificate/in-effect.ts';
import type { CertificateFiles } from '../../app/config/kaspi.ts';
import { configuredFingerprint } from './configured.ts';
import { configuredLeaf } from './configured-leaf.ts';
import { INSTALLED_FILES } from './installed.ts';
import { leafFacts, type LeafFacts } from './leaf-facts.ts';
import { readState } from './state.ts';

/** The certificate that counts, as far as it can be read without its key. */
export interface CountingLeaf {
  readonly subject: string;
  readonly notAfterMs: number;
  readonly isInstalled: boolean;
}

/** Whose certificate counts, and until when; null where it cannot be read. Opens a container, which takes a moment. */
export async function countingLeaf(dataDirectory: string, files: CertificateFiles): Promise<CountingLeaf | null> {
  const installed = installedLeaf(join(dataDirectory, 'certificates'), files);
  const leaf = installed ?? (await configuredLeaf(files));
  if (leaf === null) return null;
  return { subject: leaf.subject, notAfterMs: leaf.notAfterMs, isInstalled: installed !== null };
}

/** The installed one, where it counts and can be read. */
function installedLeaf(folder: string, files: CertificateFiles): LeafFacts | null {
  const state = readState(folder);
  if (!state.ok || state.value.active === null) return null;
  const { folder: name, replaces } = state.value.active;
  if (!isInEffect(replaces, configuredFingerprint(files))) return null;
  try {
    return leafFacts(new X509Certificate(readFileSync(join(folder, name, INSTALLED_FILES.chain))));
  } catch {
    return null;
  }
}
