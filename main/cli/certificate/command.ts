import { command, type CommandGroup } from '../../../app/command-line/command.ts';
import { LANGUAGE } from '../../../app/command-line/domain-options.ts';
import { flag, path, required, text, type OptionPorts, type OptionValues } from '../../../app/command-line/option.ts';
import { ok } from '../../../app/result.ts';
import { runCertificateVerb } from './run.ts';
import type { CertificateRequest, CommonOptions } from './verbs.ts';
import type { CertificatePorts } from './work.ts';

const DEFAULT_COUNTRY = 'KZ';

const DATA_DIRECTORY = path({ placeholder: 'DIR', help: "the kiosk's data directory" });
const CONFIG = path({ placeholder: 'FILE', help: "the kiosk's configuration" });
const COMMON = { 'config': CONFIG, 'data-dir': DATA_DIRECTORY, 'language': LANGUAGE };
/** The configuration names the certificate that is being replaced, and the server on which the new one is tried. */
const WITH_CONFIG = { ...COMMON, config: required(CONFIG) };
const SOURCES = {
  'key': path({ placeholder: 'FILE', help: 'the private key, where it was not made on this machine' }),
  'passphrase-file': path({ placeholder: 'FILE', help: "a file with the key's passphrase; without it you are asked" }),
};
const OPERANDS = { placeholder: 'SOURCE...', help: "the bank's archive, a folder, a PFX or single files", least: 1 };

type CommonValues = OptionValues<typeof COMMON> & { readonly json: boolean };

function common({ config, 'data-dir': dataDirectory, language, json }: CommonValues): CommonOptions {
  return { configFile: config, dataDirectory, language, json };
}

function sources(
  { key, 'passphrase-file': passphraseFile }: OptionValues<typeof SOURCES>,
  operands: readonly string[],
  { resolvePath }: OptionPorts,
): { readonly sources: readonly string[]; readonly passphraseFile: string | null } {
  return { sources: [...operands.map(resolvePath), ...(key === null ? [] : [key])], passphraseFile };
}

const run = (request: CertificateRequest, ports: CertificatePorts): ReturnType<typeof runCertificateVerb> =>
  runCertificateVerb(request, ports);

const request = command({
  name: 'request',
  summary: 'makes a private key, which stays on this machine, and a request for the bank',
  options: {
    organization: required(text({ placeholder: 'NAME', help: 'the organization as it is registered' })),
    host: required(text({ placeholder: 'ADDRESS', help: 'the host name or address of this machine' })),
    email: required(text({ placeholder: 'ADDRESS', help: 'where the bank writes to' })),
    region: required(text({ placeholder: 'NAME', help: 'the region' })),
    city: required(text({ placeholder: 'NAME', help: 'the city' })),
    country: text({ placeholder: DEFAULT_COUNTRY, help: `two letters; ${DEFAULT_COUNTRY} unless it is given` }),
    out: path({ placeholder: 'FILE.csr', help: 'the request into a new file' }),
    ...COMMON,
  },
  read: (values) => {
    const { organization, host, email, region, city, country, out } = values;
    const subject = { country: country ?? DEFAULT_COUNTRY, region, city, organization, host, email };
    return ok({ ...common(values), name: 'request', subject, out } as const);
  },
  run,
});

const check = command({
  name: 'check',
  summary: "checks the bank's archive, a folder, a PFX or single files and changes nothing",
  options: { ...SOURCES, ...COMMON },
  operands: OPERANDS,
  read: (values, operands, ports) =>
    ok({ ...common(values), ...sources(values, operands, ports), name: 'check' } as const),
  run,
});

const install = command({
  name: 'install',
  summary: 'checks, tries the certificate with the bank and makes it the active one',
  options: {
    ...SOURCES,
    ...WITH_CONFIG,
    'without-trial': flag({ help: 'does not ask the bank whether it accepts the certificate' }),
  },
  operands: OPERANDS,
  read: (values, operands, ports) =>
    ok({
      ...common(values),
      ...sources(values, operands, ports),
      name: 'install',
      configFile: values.config,
      withoutTrial: values['without-trial'],
    } as const),
  run,
});

const status = command({
  name: 'status',
  summary: 'shows which certificate is in use and when it expires',
  options: COMMON,
  read: (values) => ok({ ...common(values), name: 'status' } as const),
  run,
});

const rollback = command({
  name: 'rollback',
  summary: 'goes back to what was in use before',
  options: WITH_CONFIG,
  read: (values) => ok({ ...common(values), name: 'rollback', configFile: values.config } as const),
  run,
});

export const certificateCommand: CommandGroup<CertificatePorts> = {
  kind: 'group',
  name: 'certificate',
  summary: "requests, checks and installs the bank's client certificate",
  verbs: [request, check, install, status, rollback],
};
