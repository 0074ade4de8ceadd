import { connect } from 'node:tls';
import { expect, it } from 'vitest';
import type { Violation } from '../../../../sandbox/api/violations.ts';
import { withHarness } from '../harness.ts';

let reported: (violation: Violation) => void = () => undefined;
const harness = withHarness({
  violated: (violation) => {
    reported(violation);
  },
});

it('records a client that does not offer TLS 1.2', async () => {
  const port = Number(new URL(harness().url('standard')).port);
  const violation = new Promise<Violation>((resolve) => {
    reported = resolve;
  });
  const socket = connect({
    port,
    host: '127.0.0.1',
    servername: 'localhost',
    ca: harness().tls.ca,
    minVersion: 'TLSv1.3',
  });
  socket.on('error', () => undefined);
  expect(await violation).toMatchObject({ rule: 'tls-version', scheme: 'standard', method: null, refused: true });
  socket.destroy();
});
