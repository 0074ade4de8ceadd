import { describe, expect, test } from 'vitest';
import { transportFailure } from '../../../../main/payments/https/transport-failure.ts';

describe('a missing answer becomes a reason with a remedy', () => {
  test.each([
    ['ENOTFOUND', 'network-unreachable'],
    ['ECONNREFUSED', 'network-unreachable'],
    ['ECONNRESET', 'server-silent'],
    ['TIMEOUT', 'server-silent'],
    ['TOO_LONG', 'server-answer-invalid'],
    ['REQUEST', 'internal-error'],
    ['PROXY_REFUSED', 'proxy-refused'],
    ['PROXY_UNREACHABLE', 'proxy-unreachable'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'server-untrusted'],
    ['CERT_HAS_EXPIRED', 'server-untrusted'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'server-answer-invalid'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'server-answer-invalid'],
    ['HPE_INVALID_CONSTANT', 'server-answer-invalid'],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'client-certificate-refused'],
    ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'client-certificate-refused'],
    ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED', 'client-certificate-refused'],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'client-certificate-refused'],
    // Alerts that are about anything but our certificate.
    ['ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR', 'server-silent'],
    ['ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC', 'server-silent'],
  ])('%s: %s', (code, reason) => {
    expect(transportFailure('bank', { code, message: 'text', requestId: '1', warm: false })).toMatchObject({
      action: 'retry',
      code,
      problem: { reason, parameters: { host: 'bank', code, detail: 'text' } },
    });
  });

  test.each([
    [
      'write EPROTO 400DA23B927F0000:error:0A000418:SSL routines:ssl3_read_bytes:tlsv1 alert unknown ca:../deps/openssl/rec.c:1:SSL alert number 48\n',
      'client-certificate-refused',
      'tlsv1 alert unknown ca',
    ],
    [
      'write EPROTO 49615:error:10000418:SSL routines:OPENSSL_internal:TLSV1_ALERT_UNKNOWN_CA:../../third_party/boringssl/tls_record.cc:1:SSL alert number 48\n',
      'client-certificate-refused',
      'TLSV1_ALERT_UNKNOWN_CA',
    ],
    [
      'write EPROTO 400DA:error:0A00010B:SSL routines:tls_validate_record_header:wrong version number:../deps/rec.c:1:\n',
      'server-answer-invalid',
      'wrong version number',
    ],
    [
      'write EPROTO 49615:error:100000f7:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER:../../third_party/x.cc:1:\n',
      'server-answer-invalid',
      'WRONG_VERSION_NUMBER',
    ],
  ])('what only the engine’s message names: %s', (message, reason, detail) => {
    expect(transportFailure('bank', { code: 'EPROTO', message, requestId: '1', warm: false }).problem).toMatchObject({
      reason,
      parameters: { detail },
    });
  });

  test.each([
    [true, 'clock-wrong'],
    [false, 'server-untrusted'],
  ])('a date of the certificate, the clock known to be wrong: %s', (wrong, reason) => {
    const machineDate = { date: '2025-11-22', wrong };
    expect(
      transportFailure('bank', { code: 'CERT_NOT_YET_VALID', message: '', requestId: '1', warm: false, machineDate })
        .problem,
    ).toMatchObject({
      reason,
      parameters: { date: '2025-11-22' },
    });
  });
});
