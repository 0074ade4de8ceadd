import { describe, expect, it } from 'vitest';
import { tiyn } from '../../../../app/money/money.ts';
import {
  CcnetSimulator,
  type CcnetSimulatorSettings,
} from '../../../../drivers/bill-acceptor/ccnet/simulator/simulator.ts';
import type { BytePort } from '../../../../drivers/port/byte-port.ts';
import { createMemoryLine } from '../../../../drivers/port/memory-port.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';

/** The host's side by hand, in hexadecimal. */
async function createHost(settings: Omit<CcnetSimulatorSettings, 'clock'> = {}) {
  const clock = new FakeClock();
  const line = createMemoryLine('port', clock);
  const unit = new CcnetSimulator({ clock, ...settings });
  unit.attach(line.device);
  const opened = await line.opener.open({ path: 'port', baudRate: 9_600 });
  if (!opened.ok) throw new Error(opened.error.message);
  const port: BytePort = opened.value;
  let heard = '';
  port.onBytes((bytes) => {
    heard += Buffer.from(bytes).toString('hex').toUpperCase();
  });
  const send = async (text: string): Promise<string> => {
    heard = '';
    const written = port.write(Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex')));
    await clock.advance(1);
    expect((await written).ok).toBe(true);
    return heard;
  };
  const poll = async (): Promise<string> => {
    const answer = await send('02 03 06 33 DA 81');
    await send('02 03 06 00 C2 82');
    return answer.slice(6, -4);
  };
  /** RESET, and everything enabled with escrow. */
  const enable = async (): Promise<void> => {
    expect(await send('02 03 06 30 41 B3')).toBe('02030600C282');
    await clock.advance(4_000);
    expect(await send('02 03 0C 34 FF FF FF FF FF FF FE F7')).toBe('02030600C282');
  };
  return { clock, unit, send, poll, enable };
}

describe('the simulated unit answers like a real one', () => {
  it('reports 10, 13, 19 and then 14', async () => {
    const { clock, send, poll, enable } = await createHost();
    expect(await send('02 03 06 33 DA 81')).toBe('020306104392');
    await send('02 03 06 30 41 B3');
    expect(await poll()).toBe('13');
    await clock.advance(4_000);
    expect(await poll()).toBe('19');
    await enable();
    expect(await poll()).toBe('14');
  });

  it('gives its tables only while it is disabled, and the synthetic tenge table byte for byte', async () => {
    const { send, enable } = await createHost();
    const table = await send('02 03 06 41 4F D1');
    expect(table.slice(0, 16)).toBe('02037D024B5A5402');
    expect(table.slice(-4)).toBe('DE10');
    await enable();
    expect(await send('02 03 06 41 4F D1')).toBe('02030630' + '41B3');
    expect(await send('02 03 06 37 FE C7')).toBe('0203063041B3');
  });

  it('takes STACK only with a bill in escrow', async () => {
    const { clock, unit, send, poll, enable } = await createHost();
    await enable();
    expect(await send('02 03 06 35 EC E4')).toBe('0203063041B3');
    expect(unit.insert(tiyn(50_000)).ok).toBe(true);
    expect(await poll()).toBe('15');
    await clock.advance(1_300);
    expect(await poll()).toBe('8001');
    expect(await send('02 03 06 35 EC E4')).toBe('02030600C282');
    expect(await poll()).toBe('17');
    await clock.advance(2_000);
    expect(await poll()).toBe('8101');
    expect(await poll()).toBe('14');
  });

  it('repeats an event until it receives ACK, and any answer after NAK', async () => {
    const { clock, unit, send, enable } = await createHost();
    await enable();
    expect(unit.insert(tiyn(50_000)).ok).toBe(true);
    await clock.advance(1_300);
    await send('02 03 06 36 77 D6');
    await clock.advance(2_000);
    const returned = await send('02 03 06 33 DA 81');
    expect(returned.slice(6, 10)).toBe('8201');
    expect(await send('02 03 06 FF BA 8D')).toBe(returned);
    expect(await send('02 03 06 33 DA 81')).toBe(returned);
    await send('02 03 06 00 C2 82');
    expect(await send('02 03 06 33 DA 81')).toBe('0203061467D4');
  });

  it('returns a bill after ten seconds, and later with HOLD', async () => {
    const { clock, unit, send, poll, enable } = await createHost();
    await enable();
    expect(unit.insert(tiyn(50_000)).ok).toBe(true);
    await clock.advance(9_000);
    expect(await send('02 03 06 38 09 3F')).toBe('02030600C282');
    await clock.advance(9_000);
    expect(await poll()).toBe('1A');
    await clock.advance(1_100);
    expect(await poll()).toBe('18');
  });

  it('stacks by itself without an escrow bit', async () => {
    const { clock, unit, send, poll, enable } = await createHost();
    await enable();
    await send('02 03 0C 34 FF FF FF 00 00 00 B5 C1');
    expect(unit.insert(tiyn(50_000)).ok).toBe(true);
    await clock.advance(3_000);
    expect(await poll()).toBe('8101');
  });

  it('refuses damaged commands and survives garbage', async () => {
    const { send, poll } = await createHost();
    expect(await send('02 03 06 33 DA 80')).toBe('020306FFBA8D');
    await send('FF 02 03 06 00 99');
    expect(await send('02 03 06 50 40 B4')).toMatch(/^02030/);
    expect(await poll()).toBe('10');
  });

  it('does not answer without power, and reports 12 for a bill past the point of no return', async () => {
    const { clock, unit, send, poll, enable } = await createHost({ motion: { stackMs: 1_000 } });
    await enable();
    expect(unit.insert(tiyn(50_000)).ok).toBe(true);
    await clock.advance(1_300);
    await send('02 03 06 35 EC E4');
    await clock.advance(700);
    unit.powerCut();
    expect(await send('02 03 06 33 DA 81')).toBe('');
    unit.powerOn();
    expect(await poll()).toBe('12');
    expect(unit.insert(tiyn(50_000))).toEqual({ ok: false, error: 'busy' });
    await enable();
    expect(unit.totals()).toEqual({ insertedTiyn: 50_000, stackedTiyn: 50_000, returnedTiyn: 0 });
  });
});
