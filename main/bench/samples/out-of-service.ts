import { problem, type ProblemParameters, type ProblemReason } from '../../../app/problem.ts';
import type { CustomerScreen } from '../../../app/session/view/view.ts';

function outOfService(
  reason: ProblemReason,
  parameters: ProblemParameters = {},
  onlyService: string | null = 'Kaspi',
): CustomerScreen {
  return { name: 'out-of-service', problem: problem(reason, parameters), onlyService };
}

/** The machine sells nothing, for each kind of reason. */
export const OUT_OF_SERVICE: Readonly<Record<string, CustomerScreen>> = {
  'out-of-service-config-invalid': outOfService('config-invalid', {
    file: '/etc/sauda/config.yaml',
    line: '14',
    key: 'payment.kaspi.deviceId',
    message: '1 to 64 Latin letters, digits, - and _',
  }),
  'out-of-service-config-missing': outOfService('config-missing', { file: '/etc/sauda/config.yaml' }),
  'out-of-service-config-lost': outOfService('config-lost', { file: '/var/lib/sauda/kiosk.yaml' }),
  'out-of-service-starts-failed': outOfService('starts-failed', { count: '5', minutes: '10', next: '15' }),
  'out-of-service-certificate-expired': outOfService('certificate-expired', { file: '/etc/sauda/certs/certfile.pfx' }),
  'out-of-service-network-unreachable': outOfService('network-unreachable', { host: 'mtokentest.kaspi.kz:8544' }),
  'out-of-service-byfly-silent': outOfService(
    'server-silent',
    { service: 'ByFly', host: 'byfly-pay.com', code: 'TIMEOUT' },
    'ByFly',
  ),
  'out-of-service-session-ended': outOfService(
    'service-session-ended',
    { service: 'ApiPay', host: 'bpapi.bazarbay.site', code: 'kaspi_session_invalid' },
    'ApiPay',
  ),
  'out-of-service-several-services': outOfService(
    'network-unreachable',
    { service: 'ApiPay', host: 'bpapi.bazarbay.site' },
    null,
  ),
  'out-of-service-notes-alone': outOfService(
    'acceptor-lost',
    { port: '/dev/serial/by-path/pci-0000:00:14.0-usb-0:2:1.0' },
    null,
  ),
  'out-of-service-payments-refused': outOfService('payments-refused', {
    code: '990000018',
    message: 'Торговая точка отключена',
  }),
  'out-of-service-trade-points-none': outOfService('trade-points-none', { code: '-14000002' }),
  'out-of-service-journal-damaged': outOfService('journal-damaged', { file: 'journal.db' }),
  'out-of-service-relay-lost': outOfService('relay-lost', { port: '/dev/serial/by-path/pci-0000:00:14.0-usb-0:2:1.0' }),
  'out-of-service-sensor-lost': outOfService('sensor-lost', {
    port: '/dev/serial/by-path/pci-0000:00:14.0-usb-0:2:1.0',
  }),
  'out-of-service-printer-out': outOfService('printer-out', {
    port: '/dev/serial/by-path/pci-0000:00:14.0-usb-0:3:1.0',
    code: 'paper-end',
  }),
  'out-of-service-closed-by-operator': outOfService('closed-by-operator', {
    since: '2026-11-30 17:20',
    key: '9f86d081884c7d65',
  }),
  'out-of-service-notice': {
    name: 'out-of-service',
    problem: problem('closed-by-operator', { since: '2026-11-30 17:20' }),
    onlyService: 'Kaspi',
    notice: {
      kk: 'Автомат сағат 15:00-де ашылады',
      ru: 'Автомат откроется в 15:00',
      en: 'The machine opens again at 15:00',
    },
  },
  'out-of-service-internal-error': outOfService('internal-error'),
};
