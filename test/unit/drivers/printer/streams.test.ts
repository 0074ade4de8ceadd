import { describe, expect, test } from 'vitest';
import type { Clock } from '../../../../app/ports/clock.ts';
import { ok } from '../../../../app/result.ts';
import type { BytePort } from '../../../../drivers/port/byte-port.ts';
import { encodePaper } from '../../../../drivers/printer/escpos/encode.ts';
import { PrinterLine } from '../../../../drivers/printer/escpos/printer-line.ts';
import { askStatus, noKnownAnswers } from '../../../../drivers/printer/escpos/watch.ts';
import { Seeded } from '../../../support/seeded.ts';
import { directPrinter } from './printed.ts';

/** So small that some streams are too much for it. */
const BUFFER_BYTES = 64;
/** ESC, FS, GS, DLE. Line feeds come by chance: it is the drawing of lines that takes time, and commands that go wrong. */
const STARTS = [0x1b, 0x1c, 0x1d, 0x10];
const PAPER_QUESTION = Uint8Array.of(0x10, 0x04, 4);
const PAPER_THERE = 0x12;
const PAPER_OUT = 0x7e;

/** Time that runs as soon as everybody waits. */
function hurriedClock(): Clock {
  let now = 0;
  return {
    wallMs: () => now,
    monoMs: () => now,
    setTimer(delayMs, fire) {
      const dueMs = now + delayMs;
      let isCancelled = false;
      queueMicrotask(() => {
        if (isCancelled) return;
        now = Math.max(now, dueMs);
        fire();
      });
      return () => {
        isCancelled = true;
      };
    },
  };
}

function randomBytes(seeded: Seeded, length: number): Uint8Array {
  return Uint8Array.from({ length }, () =>
    seeded.chance(0.3) ? 0x12 | (seeded.below(256) & 0x6c) : seeded.below(256),
  );
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

describe('damaged streams', () => {
  test('200,000 random answers end every round of status requests, and never give a false status', async () => {
    const seeded = new Seeded(11);
    let hear: (bytes: Uint8Array) => void = () => undefined;
    const port: BytePort = {
      async write() {
        hear(randomBytes(seeded, seeded.below(9)));
        return ok(undefined);
      },
      close: async () => undefined,
      onBytes(listener) {
        hear = listener;
        return () => undefined;
      },
      onClosed: () => () => undefined,
    };
    const line = new PrinterLine(port, hurriedClock());
    const seen = new Set<string>();
    let invented = 0;
    let knownAnswers = noKnownAnswers();
    for (let answers = 0; answers < 200_000; answers += 5) {
      if (answers % 100 === 0) knownAnswers = noKnownAnswers();
      const round = await askStatus(line, knownAnswers, true);
      seen.add(round.kind);
      if (round.kind === 'status' && round.status.isAssumed) invented += 1;
    }
    expect(invented).toBe(0);
    expect([...seen].sort()).toEqual(['assumed', 'silent', 'status']);
  });

  test('20,000 random streams neither crash nor block the simulated printer', () => {
    const seeded = new Seeded(12);
    let overfull = 0;
    let stopped = 0;
    for (let stream = 0; stream < 20_000; stream += 1) {
      const { device, answers, send } = directPrinter({
        rollRows: 100,
        width: 384,
        bufferBytes: BUFFER_BYTES,
        hasPresenter: true,
      });
      const bytes = Uint8Array.from({ length: seeded.below(80) }, () =>
        seeded.chance(0.2) ? (STARTS[seeded.below(STARTS.length)] ?? 0) : seeded.below(256),
      );
      send(bytes);
      // A chunk is there before the printer takes the first byte of it: what is too much for the buffer is counted.
      const lostBytes = Math.max(0, bytes.length - BUFFER_BYTES);
      if (device.lostBytes !== lostBytes) expect(device.lostBytes, hexOf(bytes)).toBe(lostBytes);
      if (device.waitingBytes > BUFFER_BYTES)
        expect(device.waitingBytes, hexOf(bytes)).toBeLessThanOrEqual(BUFFER_BYTES);
      const { waitingBytes } = device;
      // Real-time questions are answered even then; whatever waits, waits for paper.
      const before = answers.length;
      send(PAPER_QUESTION);
      const paper = answers.slice(before).find((byte) => byte === PAPER_THERE || byte === PAPER_OUT);
      const wanted = waitingBytes > 0 ? PAPER_OUT : (paper ?? PAPER_THERE);
      if (paper !== wanted) expect(paper, hexOf(bytes)).toBe(wanted);
      if (lostBytes > 0) overfull += 1;
      if (waitingBytes > 0) stopped += 1;
    }
    expect(overfull).toBeGreaterThan(1_000);
    expect(stopped).toBeGreaterThan(100);
  });

  test('a stream of the driver with one damaged byte is read to its end', () => {
    const seeded = new Seeded(13);
    const { commands } = encodePaper(
      {
        lines: [
          { kind: 'pair', left: 'Қант', right: '100 ₸', isBold: true },
          { kind: 'qr', content: 'A' },
        ],
      },
      { cut: 'full', presenter: 'custom', model: 'epson-tm-t20iii', columns: 32 },
    );
    const whole = Buffer.concat(commands.map((command) => Buffer.from(command)));
    for (let trial = 0; trial < 500; trial += 1) {
      const { device, send } = directPrinter({ rollRows: 200_000, width: 384 });
      const damaged = Uint8Array.from(whole);
      damaged[seeded.below(damaged.length)] = seeded.below(256);
      send(damaged);
      expect(device.waitingBytes).toBe(0);
      expect(device.lostBytes).toBe(0);
    }
  });

  test('real-time requests are answered during a picture, and with paper out', () => {
    const { device, answers, send } = directPrinter();
    send(Uint8Array.of(0x1d, 0x76, 0x30, 0x00, 72, 0, 24, 0, 1, 2, 3));
    send(Uint8Array.of(0x10, 0x04, 0x01));
    expect(answers).toEqual([0x12]);
    device.setFault({ kind: 'paper-end' });
    for (const question of [1, 2, 3, 4]) send(Uint8Array.of(0x10, 0x04, question));
    expect(answers.slice(1)).toEqual([0x1a, 0x32, 0x12, 0x7e]);
  });
});
