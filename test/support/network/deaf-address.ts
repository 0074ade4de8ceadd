import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Listens, says where, and stops: nobody accepts, and the kernel drops every SYN once its short queue is full. */
const PROGRAM = `
const server = require('node:net').createServer().listen({ host: process.argv[1], port: 0, backlog: 1 }, () => {
  process.stdout.write(String(server.address().port) + '\\n', () => process.kill(process.pid, 'SIGSTOP'));
});`;
/** More than the queue holds. */
const FILLERS = 6;
/** A connection over the loopback that stands is there at once. */
const QUIET_MS = 20;

/** An address at which every SYN vanishes, as behind a router that has IPv6 and no way out. */
export class DeafAddress {
  readonly port: number;
  readonly #child: ChildProcess;
  readonly #fillers: Socket[] = [];

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  static async open(host: string): Promise<DeafAddress> {
    const child = spawn(process.execPath, ['-e', PROGRAM, host], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = await once(child.stdout, 'data');
    const deaf = new DeafAddress(child, Number(said));
    await deaf.#fill(host);
    return deaf;
  }

  async #fill(host: string): Promise<void> {
    for (let filler = 0; filler < FILLERS; filler += 1) {
      const socket = connect(this.port, host).on('error', () => undefined);
      this.#fillers.push(socket);
      await Promise.race([once(socket, 'connect'), new Promise((resolve) => setTimeout(resolve, QUIET_MS))]);
    }
  }

  close(): void {
    for (const socket of this.#fillers) socket.destroy();
    this.#child.kill('SIGKILL');
  }
}
