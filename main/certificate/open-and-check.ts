import { hasErrors, type Finding } from '../../app/certificate/finding.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { CertificateFiles } from '../../app/config/kaspi.ts';
import { checkContext } from './check-context.ts';
import { checkMaterial, type Checked } from './check.ts';
import { openSource } from './files/source.ts';
import { readMaterial } from './material.ts';
import type { CertificateStore } from './store.ts';

/** What the files are checked with. */
export interface CheckingParts {
  readonly store: CertificateStore;
  readonly settings: { readonly certificate: CertificateFiles; readonly caFiles: readonly string[] } | null;
  readonly clock: Pick<Clock, 'wallMs'>;
}

/** Opens the bank's archive, a folder or a file, and checks what is in it. Changes nothing. */
export async function openAndCheck(
  path: string,
  passphrase: string | null,
  { store, settings, clock }: CheckingParts,
): Promise<Checked> {
  const opened = await openSource(path);
  if (!opened.ok) return nothing([opened.error]);
  const material = await readMaterial(opened.value, passphrase);
  if (material.isClosed && hasErrors(material.findings)) return nothing(material.findings);
  return checkMaterial(material, await checkContext(store, settings, clock.wallMs()));
}

function nothing(findings: readonly Finding[]): Checked {
  return { findings, leaf: null, request: null, installable: null };
}
