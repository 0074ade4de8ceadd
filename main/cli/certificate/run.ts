import { finding, type Finding } from '../../../app/certificate/finding.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { openCertificateStore } from '../../certificate/store.ts';
import type { Vault } from '../../certificate/vault.ts';
import { CERTIFICATE_USAGE, readCertificateArguments, type CertificateCommand } from './arguments.ts';
import { check, install } from './install-command.ts';
import { Report } from './report.ts';
import { request } from './request-command.ts';
import { rollback, status } from './status-command.ts';
import { ownerFinding, readConfigured } from './surroundings.ts';
import { systemLanguage } from '../terminal/words.ts';
import type { CliPorts, Work } from './work.ts';

const EXIT = { ok: 0, refused: 1, usage: 2 } as const;

/** Runs `certificate …` and gives its exit code. Nothing secret is ever printed. */
export async function runCertificateCommand(args: readonly string[], ports: CliPorts): Promise<number> {
  if (args.length === 1 && (args[0] === '--help' || args[0] === 'help')) {
    ports.out(CERTIFICATE_USAGE);
    return EXIT.ok;
  }
  const read = readCertificateArguments(args);
  if (!read.ok) {
    ports.complain(`${read.error}\n\n${CERTIFICATE_USAGE}`);
    return EXIT.usage;
  }
  const command = read.value;
  const fallback = command.language ?? systemLanguage(ports.env);
  const configured = readConfigured(command.configFile, fallback);
  const language = command.language ?? configured?.language ?? fallback;
  const report = new Report(command.name, language);
  const done = await prepared(command, { configured, language, report, ports });
  ports.out(report.print(done, command.json));
  return done ? EXIT.ok : EXIT.refused;
}

type Prepared = Pick<Work, 'language' | 'report' | 'ports'> & {
  readonly configured: ReturnType<typeof readConfigured>;
};

async function prepared(
  command: CertificateCommand,
  { configured, language, report, ports }: Prepared,
): Promise<boolean> {
  const settings = configured === null ? ok(null) : configured.settings;
  const dataDirectory = command.dataDirectory ?? ports.defaultDataDirectory;
  const stranger = ownerFinding(dataDirectory, ports.userId);
  const faults = [...(settings.ok ? [] : [settings.error]), ...(stranger === null ? [] : [stranger])];
  report.find(faults);
  if (!settings.ok || faults.length > 0) return false;
  const vault = await openVault(dataDirectory, ports);
  if (!vault.ok) {
    report.find([vault.error]);
    return false;
  }
  const store = openCertificateStore(dataDirectory, vault.value);
  return carryOut(command, { store, vault: vault.value, settings: settings.value, language, report, ports });
}

/** A data directory that cannot be made or written is the technician's matter. */
async function openVault(dataDirectory: string, ports: CliPorts): Promise<Result<Vault, Finding>> {
  try {
    return ok(await ports.openVault(dataDirectory));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return err(finding('store-failed', { file: dataDirectory, detail: error.message }));
  }
}

function carryOut(command: CertificateCommand, work: Work): Promise<boolean> {
  switch (command.name) {
    case 'request':
      return request(command, work);
    case 'check':
      return check(command, work);
    case 'install':
      return install(command, work);
    case 'status':
      return status(work);
    case 'rollback':
      return rollback(work);
  }
}
