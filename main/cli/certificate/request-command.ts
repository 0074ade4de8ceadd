import { existsSync, writeFileSync } from 'node:fs';
import { finding } from '../../../app/certificate/finding.ts';
import { subjectFindings } from '../../../app/certificate/subject.ts';
import { createRequest } from '../../certificate/request.ts';
import type { CertificateRequest } from './verbs.ts';
import type { Work } from './work.ts';

/** Creates a key and a request (specification, appendix 2); the key stays in the store. */
export async function request(
  { subject, out }: CertificateRequest & { name: 'request' },
  { store, report, ports }: Work,
): Promise<boolean> {
  const findings = [...subjectFindings(subject)];
  if (out !== null && existsSync(out)) findings.push(finding('out-exists', { file: out }));
  report.find(findings);
  if (findings.length > 0) return false;
  const made = await createRequest(subject);
  const added = await store.addRequest(made, ports.clock.wallMs());
  if (!added.ok) {
    report.find([added.error]);
    return false;
  }
  report.fact('request', added.value);
  report.fact('requestPem', made.requestPem);
  report.say('certificate.requested', { request: added.value.id });
  if (out === null) {
    report.line(made.requestPem.trimEnd());
    return true;
  }
  try {
    writeFileSync(out, made.requestPem, { flag: 'wx' });
  } catch (error) {
    report.find([
      finding('store-failed', { file: out, detail: error instanceof Error ? error.message : String(error) }),
    ]);
    return false;
  }
  report.fact('file', out);
  report.say('certificate.request-file', { file: out });
  return true;
}
