import { expect, test } from 'vitest';
import { VERSION } from '../../../main/files/version.ts';
import type { Fault } from '../../../sandbox/http/fault.ts';
import { order, withNetwork } from '../../support/harness/network-harness.ts';

const harness = withNetwork();

function page(title: string): string {
  return `<html>\r\n<head><title>${title}</title></head><body><center><h1>${title}</h1></center></body></html>`;
}

function http(httpStatus: number, body = '', headers: Record<string, string> = {}): Fault {
  return { kind: 'http', httpStatus, body, headers };
}

const NO_CERTIFICATE = page('400 No required SSL certificate was sent');
const BAD_CERTIFICATE = page('400 The SSL certificate error');

test.each([
  ['400 without our certificate', http(400, NO_CERTIFICATE), 'client-certificate-refused'],
  ['400 over a certificate error', http(400, BAD_CERTIFICATE), 'client-certificate-refused'],
  ['403 over a certificate', http(403, 'Client certificate required'), 'client-certificate-refused'],
  ['403 over an invalid one', http(403, 'Invalid certificate'), 'client-certificate-refused'],
  ['400 over one that has expired', http(400, 'certificate has expired'), 'client-certificate-refused'],
  ['401 over one in JSON', http(401, '{"error":"unknown client cert"}'), 'client-certificate-refused'],
  ['400 by its standard', http(400, 'x509: signed by unknown authority'), 'client-certificate-refused'],
  ['403 by mTLS', http(403, page('mTLS required')), 'client-certificate-refused'],
  ['403 in Russian', http(403, page('Сертификат клиента не предъявлен')), 'client-certificate-refused'],
  ['400 in Kazakh', http(400, page('Клиенттік сертификат табылмады')), 'client-certificate-refused'],
  [
    '400 over one of our own making',
    http(400, 'self-signed certificate in certificate chain'),
    'client-certificate-refused',
  ],
  ['403 over its issuer', http(403, 'unable to get local issuer certificate'), 'client-certificate-refused'],
  ["400 in a library's words", http(400, 'CERTIFICATE_VERIFY_FAILED'), 'client-certificate-refused'],
  ["403 in TLS's own words", http(403, 'alert unknown ca'), 'client-certificate-refused'],
  ['495', http(495, page('495')), 'client-certificate-refused'],
  ['496', http(496), 'client-certificate-refused'],
  ['401', http(401, '', { 'WWW-Authenticate': 'Basic' }), 'access-refused'],
  ['401 in JSON', http(401, '{"error":"unauthorized"}'), 'access-refused'],
  ['403', http(403, page('403 Forbidden')), 'access-refused'],
  ["403 with a gateway's own code", http(403, '{"StatusCode":403,"Message":"Forbidden"}'), 'access-refused'],
  ['407', http(407), 'proxy-refused'],
  ['a redirect', http(302, '', { Location: 'http://login.example/' }), 'answered-by-another'],
  ['a redirect for ever', http(308, '', { Location: 'https://elsewhere.example/' }), 'answered-by-another'],
  ['the login page of a network', http(200, page('Welcome to WiFi')), 'answered-by-another'],
  ['a page that begins with a remark', http(200, `<!-- portal -->\n${page('Welcome')}`), 'answered-by-another'],
  ['a page in XML', http(200, `<?xml version="1.0"?>\n${page('Welcome')}`), 'answered-by-another'],
  ['451', http(451, page('Unavailable For Legal Reasons')), 'answered-by-another'],
  ['511', http(511, page('Network Authentication Required')), 'answered-by-another'],
  ['429', http(429), 'payments-unavailable'],
  ['408', http(408, page('408 Request Timeout')), 'payments-unavailable'],
  ['425', http(425), 'payments-unavailable'],
  ['508', http(508, page('508 Resource Limit Is Reached')), 'payments-unavailable'],
  ['599 of a proxy', http(599), 'payments-unavailable'],
  ['502', http(502, page('502 Bad Gateway')), 'payments-unavailable'],
  ['503', http(503, page('503')), 'payments-unavailable'],
  ['504', http(504), 'payments-unavailable'],
  ['500', http(500, page('500 Internal Server Error')), 'payments-unavailable'],
  ['500 without a word', http(500), 'payments-unavailable'],
  ['520 of a gateway', http(520, 'error code: 520'), 'payments-unavailable'],
  ['522 of a gateway', http(522, page('522: Connection timed out')), 'payments-unavailable'],
  ['525 of a gateway', http(525, page('525: SSL handshake failed')), 'payments-unavailable'],
  ['530 of a gateway', http(530), 'payments-unavailable'],
  ["500 with a gateway's own code", http(500, '{"StatusCode":500,"Message":"Oops"}'), 'payments-unavailable'],
  ['404', http(404, page('404 Not Found')), 'server-answer-invalid'],
  ['505', http(505), 'server-answer-invalid'],
  ['501', http(501, page('501 Not Implemented')), 'server-answer-invalid'],
] as const)('%s names its likely cause', async (_what, fault, reason) => {
  const provider = await harness.warmProvider();
  harness.sandbox.faults.next('health/ping', fault);
  expect(await provider.ping()).toMatchObject({ ok: false, error: { action: 'retry', problem: { reason } } });
  // The purchase may exist all the same: a page is never a no.
  harness.sandbox.faults.next('qr/create', fault);
  expect(await provider.createPurchase(order)).toMatchObject({ ok: false, error: { action: 'retry' } });
});

test('the log has the text of the page and the target of a redirect', async () => {
  const provider = await harness.warmProvider();
  harness.sandbox.faults.next('health/ping', http(403, page('Blocked by ACME firewall')));
  expect(await provider.ping()).toMatchObject({
    error: { problem: { parameters: { code: 'HTTP 403', detail: 'Blocked by ACME firewall' } } },
  });
  harness.sandbox.faults.next('health/ping', http(302, '', { Location: 'http://login.example/' }));
  expect(await provider.ping()).toMatchObject({
    error: { problem: { parameters: { detail: '-> http://login.example/' } } },
  });
});

test.each([
  ['message', '{"message":"No API key found in request"}', 'No API key found in request'],
  ['error and its description', '{"error":"invalid_token","error_description":"expired"}', 'invalid_token: expired'],
  ['an error inside', '{"error":{"code":16,"message":"Not allowed"}}', 'Not allowed'],
  ['a title and a detail', '\uFEFF{"title":"Denied","status":401,"detail":"by policy 7"}', 'Denied: by policy 7'],
  ['characters that no screen shows', '{"Message":"Not\\u0007 \\r\\n\\u202Eallowed"}', 'Not allowed'],
  ['a thousand letters', `{"message":"${'x'.repeat(1_000)}"}`, 'x'.repeat(120)],
  ['no words', '{"message":{"a":1},"code":5}', 'the answer has no StatusCode'],
])("a gateway's refusal in JSON is quoted: %s", async (_what, body, detail) => {
  const provider = await harness.warmProvider();
  harness.sandbox.faults.next('health/ping', http(401, body));
  expect(await provider.ping()).toMatchObject({
    error: { problem: { reason: 'access-refused', parameters: { code: 'HTTP 401', detail } } },
  });
});

test("the bank's own codes count, whatever the HTTP status", async () => {
  const provider = await harness.warmProvider();
  harness.sandbox.faults.next('health/ping', { kind: 'status', statusCode: -10000, httpStatus: 403 });
  expect(await provider.ping()).toMatchObject({ error: { code: '-10000', action: 'payments-off' } });
});

test.each([401, 403])('%i in the lite scheme names the ApiKey', async (httpStatus) => {
  const provider = harness.provider(harness.settings('lite'));
  harness.sandbox.faults.next('partner/tradepoints', http(httpStatus, page('No')));
  expect(await provider.connect()).toMatchObject({ ok: false, error: { problem: { reason: 'api-key-refused' } } });
});

test('requests have a User-Agent', async () => {
  const provider = await harness.warmProvider();
  expect((await provider.ping()).ok).toBe(true);
  expect(harness.kioskRequests().at(-1)).toMatchObject({ userAgent: `Sauda/${VERSION}` });
});
