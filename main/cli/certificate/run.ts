import { DONE, EXIT, type Ended } from '../../../app/command-line/exit-codes.ts';
import { finding, type Finding } from '../../../app/certificate/finding.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { openCertificateStore } from '../../certificate/store.ts';
import type { Vault } from '../../certificate/vault.ts';
import { check, install } from './install-command.ts';
import { Report } from './report.ts';
import { request } from './request-command.ts';
import { rollback, status } from './status-command.ts';
import { ownerFinding, readConfigured } from './command-context.ts';
import { systemLanguage } from '../terminal/words.ts';
import type { CertificateRequest } from './verbs.ts';
import type { CertificatePorts, Work } from './work.ts';

/** Carries out one verb of `certificate`. Never prints a secret. */
export async function runCertificateVerb(request: CertificateRequest, ports: CertificatePorts): Promise<Ended> {
  const fallback = request.language ?? systemLanguage(ports.env);
  const configured = readConfigured(request.configFile, fallback);
  const language = request.language ?? configured?.language ?? fallback;
  const report = new Report(request.name, language);
  const isDone = await prepared(request, { configured, language, report, ports });
  ports.out(report.print(isDone, request.json));
  if (isDone) return DONE;
  if (request.json) ports.complain(report.print(false, false));
  return { code: EXIT.refused, reason: report.reason };
}

type Prepared = Pick<Work, 'language' | 'report' | 'ports'> & {
  readonly configured: ReturnType<typeof readConfigured>;
};

async function prepared(
  request: CertificateRequest,
  { configured, language, report, ports }: Prepared,
): Promise<boolean> {
  const settings = configured === null ? ok(null) : configured.settings;
  const dataDirectory = request.dataDirectory ?? ports.defaultDataDirectory;
  const ownerFault = ownerFinding(dataDirectory, ports.userId);
  const faults = [...(settings.ok ? [] : [settings.error]), ...(ownerFault === null ? [] : [ownerFault])];
  report.find(faults);
  if (!settings.ok || faults.length > 0) return false;
  const vault = await openVault(dataDirectory, ports);
  if (!vault.ok) {
    report.find([vault.error]);
    return false;
  }
  const store = openCertificateStore(dataDirectory, vault.value);
  return carryOut(request, { store, vault: vault.value, settings: settings.value, language, report, ports });
}

/** Opens the vault. A data directory that cannot be created or written is reported to the technician. */
async function openVault(dataDirectory: string, ports: CertificatePorts): Promise<Result<Vault, Finding>> {
  try {
    return ok(await ports.openVault(dataDirectory));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return err(finding('store-failed', { file: dataDirectory, detail: error.message }));
  }
}

function carryOut(verb: CertificateRequest, work: Work): Promise<boolean> {
  switch (verb.name) {
    case 'request':
      return request(verb, work);
    case 'check':
      return check(verb, work);
    case 'install':
      return install(verb, work);
    case 'status':
      return status(work);
    case 'rollback':
      return rollback(work);
  }
}
