import { spawn } from 'node:child_process';
import type { BankPki } from './pki.ts';

/** A gateway that ends the handshake itself, with a TLS alert, when it does not know the client's CA. */
export interface AlertingServer {
  readonly baseUrl: string;
  close(): Promise<void>;
}

/** Starts openssl's own server, as strict as a bank's gateway; it never gets as far as HTTP. */
export function openAlertingServer(pki: BankPki): Promise<AlertingServer> {
  const args = [
    's_server',
    '-accept',
    '127.0.0.1:0',
    '-tls1_2',
    '-cert',
    pki.serverChain,
    '-cert_chain',
    pki.serverChain,
    '-key',
    pki.serverKey,
    '-CAfile',
    pki.rootCa,
    '-Verify',
    '3',
    '-verify_return_error',
    '-www',
  ];
  const server = spawn('openssl', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => {
      resolve();
    });
  });
  let said = '';
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', () => {
      reject(new Error(`openssl s_server ended: ${said}`));
    });
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const port = /^ACCEPT 127\.0\.0\.1:(\d+)/m.exec(said)?.[1];
      if (port === undefined) return;
      resolve({
        baseUrl: `https://127.0.0.1:${port}/r2/v01`,
        close(): Promise<void> {
          server.kill('SIGKILL');
          return ended;
        },
      });
    });
  });
}
