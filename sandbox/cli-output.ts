import type { PurchaseSnapshot } from './bank/purchase-book.ts';
import type { RequestEntry } from './http/request-log.ts';
import type { Violation } from './api/violations.ts';
import type { Sandbox } from './options.ts';
import type { ServiceEntry, ServiceViolation } from './stand-in/service-log.ts';
import type { Scheme } from './bank/schemes.ts';
import { SCHEME_FACTS, SCHEMES } from './bank/schemes.ts';

const TITLES: Readonly<Record<Scheme, string>> = {
  lite: 'r1, lite (ApiKey)',
  standard: 'r2, standard (client certificate)',
  enhanced: 'r3, enhanced (client certificate, OrganizationBin)',
};

/** The summary printed at the start; scripts wait for its last line, which says that the sandbox is ready. */
export function summary(sandbox: Sandbox): string {
  const { apiPay, byFly, controlUrl, files, urls } = sandbox;
  const others = [
    ...(apiPay === null ? [] : [{ title: 'ApiPay (X-API-Key)', ...apiPay }]),
    ...(byFly === null ? [] : [{ title: 'ByFly (X-API-Token)', ...byFly }]),
  ];
  const opened = SCHEMES.flatMap((scheme) => {
    const url = urls[scheme];
    const config = files.configs[scheme];
    return url === undefined || config === undefined ? [] : [{ scheme, url, config }];
  });
  return [
    'Sauda sandbox: local stand-ins for payment services. No money moves here.',
    '',
    ...opened.map(({ scheme, url }) => `  ${TITLES[scheme].padEnd(52)}${url}`),
    ...others.map(({ title, url }) => `  ${title.padEnd(52)}${url}`),
    '',
    'Files:',
    `  trusted authorities   ${files.rootCa}, ${files.intermediateCa}`,
    ...(opened.length === 0 ? [] : filesOfKaspi(sandbox)),
    ...Object.entries(files.own).map(([bin, own]) => `  of organisation ${bin} alone   ${own.pfx}, ${own.passphrase}`),
    ...others.map(({ title, secretFile }) => `  secret of ${title.padEnd(22)}${secretFile}`),
    '',
    'Start a kiosk against it:',
    ...[...opened, ...others].map(
      ({ config }) => `  npm run kiosk -- --windowed --config ${config} --data-dir out/kiosk-data`,
    ),
    ...(opened.length === 0 ? [] : ['', 'Play the customer (QrPaymentId from the log below):']),
    ...opened
      .slice(0, 1)
      .flatMap(({ scheme, url }) =>
        ['scan', 'confirm'].map((action) => curl(sandbox, scheme, `${url}/test/payment/${action}`)),
      ),
    ...playedServices(sandbox),
    ...(controlUrl === null ? [] : ['', `Control: curl ${controlUrl}/ lists what can be set, looked at and played.`]),
    '',
    `sandbox ready ${JSON.stringify({ ...urls, ...(apiPay === null ? {} : { apiPay: apiPay.url }), ...(byFly === null ? {} : { byFly: byFly.url }) })}`,
  ].join('\n');
}

function filesOfKaspi({ files }: Sandbox): readonly string[] {
  return [
    `  client certificate    ${files.pfx} (or ${files.clientCertificate} + ${files.clientKey})`,
    `  its passphrase        ${files.passphrase}`,
    `  ApiKey of r1          ${files.apiKey}`,
  ];
}

/** The customers of ApiPay and ByFly, and of invoices: only the control interface plays them. */
function playedServices({ apiPay, byFly, controlUrl, urls }: Sandbox): readonly string[] {
  const played = [
    ...(urls.enhanced === undefined ? [] : [{ path: 'phone', body: '{"action":"pay","qrPaymentId":"ID"}' }]),
    ...(apiPay === null ? [] : [{ path: 'apipay/play', body: '{"id":"ID","action":"pay"}' }]),
    ...(byFly === null ? [] : [{ path: 'byfly/play', body: '{"id":"ID","action":"pay"}' }]),
  ];
  if (played.length === 0) return [];
  if (controlUrl === null)
    return ['', 'Invoices, and payments at ApiPay and ByFly, are paid by the control interface: add --port-control P.'];
  return [
    '',
    'Pay an invoice, or at ApiPay and ByFly (ID from the log below):',
    ...played.map(({ path, body }) => `  curl -H "Content-Type: application/json" -d '${body}' ${controlUrl}/${path}`),
  ];
}

function curl(sandbox: Sandbox, scheme: Scheme, url: string): string {
  const { files } = sandbox;
  const access =
    SCHEME_FACTS[scheme].access === 'api-key'
      ? `-H "Api-Key: $(cat ${files.apiKey})"`
      : `--cert ${files.clientCertificate} --key ${files.clientKey} --pass "$(cat ${files.passphrase})"`;
  return `  curl --cacert ${files.rootCa} ${access} -H "X-Request-ID: $(openssl rand -hex 16)" -H "Content-Type: application/json" -d '{"qrPaymentId":"ID"}' ${url}`;
}

/** One line per request. */
export function requestLine(entry: RequestEntry): string {
  const time = new Date(entry.atMs).toISOString().slice(11, 23);
  const outcome =
    entry.httpStatus === null
      ? 'no answer, the connection broke'
      : `${String(entry.httpStatus)} StatusCode ${String(entry.statusCode ?? '-')}`;
  const tls = `connection ${String(entry.connection)}${entry.tlsResumed ? ' (TLS resumed)' : ''}`;
  const who = entry.line === 'phone' ? 'phone' : entry.scheme;
  return `${time}  ${who.padEnd(8)}  ${entry.http.padEnd(4)} ${entry.path}  ${outcome}  ${String(Math.round(entry.durationMs))} ms  ${tls}${pollNote(entry)}`;
}

/** One line per request to another service. */
export function serviceLine(entry: ServiceEntry): string {
  const time = new Date(entry.atMs).toISOString().slice(11, 23);
  const outcome = entry.httpStatus === null ? 'no answer, the connection broke' : String(entry.httpStatus);
  return `${time}  ${entry.service.padEnd(8)}  ${entry.http.padEnd(4)} ${entry.path}  ${outcome}  ${String(Math.round(entry.durationMs))} ms`;
}

/** One line per rule of another service that was broken. */
export function serviceViolationLine({ message, operation, rule, service }: ServiceViolation): string {
  return `  violation ${rule}  ${service}  ${operation}  ${message}`;
}

/** One line per broken rule of the specification. */
export function violationLine({ message, method, refused, rule, scheme }: Violation): string {
  return `  violation ${rule} (${refused ? 'refused' : 'answered'})  ${scheme}  ${method ?? '-'}  ${message.replaceAll('\n', ' ')}`;
}

function pollNote({ poll }: RequestEntry): string {
  if (poll === null) return '';
  const since = poll.sinceLastMs === null ? '' : `, ${(poll.sinceLastMs / 1000).toFixed(1)} s after the last`;
  return `  poll ${String(poll.number)}${since}`;
}

/** Makes a function that returns a line for each purchase that is new or has changed since its last call. */
export function purchaseReporter(): (purchases: readonly PurchaseSnapshot[]) => string[] {
  let known = new Map<string, string>();
  return (purchases) => {
    const changed = purchases.filter(({ id, status }) => known.get(id) !== status);
    known = new Map(purchases.map(({ id, status }) => [id, status]));
    return changed.map(({ id, status, cause, amountTiyn }) => {
      const amount = `${(amountTiyn / 100).toFixed(2)} tenge`;
      return `  purchase ${id}  ${amount}  ${status}${cause === null ? '' : ` (${cause})`}`;
    });
  };
}
