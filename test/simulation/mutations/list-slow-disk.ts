import type { Mutation } from './mutation.ts';

/** What goes wrong only while an entry is on its way to the disk. */
export const SLOW_DISK_MUTATIONS: readonly Mutation[] = [
  {
    name: 'event-taken-before-the-answer-of-the-disk',
    why: 'two steps from the same state: what the first one decided is lost',
    file: 'main/runtime/event-loop.ts',
    from: '    return this.#isWriting ? undefined : this.#queue.shift();',
    to: '    this.#isWriting = false;\n    return this.#queue.shift();',
    kind: 'slow-disk',
  },
  {
    name: 'effects-do-not-wait-for-the-disk',
    why: 'a power cut while the entry is on its way leaves a move that nobody knows of',
    file: 'main/runtime/event-loop.ts',
    from: '        this.#waitFor(written, hand);',
    to: '        for (const effect of step.effects) this.#ports.run(effect, event);\n        this.#waitFor(written, hand);',
    kind: 'slow-disk',
  },
  {
    name: 'pulse-after-its-time',
    why: 'the customer may have gone while the disk took its time for the intent',
    file: 'main/runtime/run-effect.ts',
    from: 'ports.clock.monoMs() >= untilMonoMs',
    to: 'ports.clock.monoMs() >= untilMonoMs && saleId.length === 0',
    kind: 'slow-disk',
  },
  {
    name: 'another-note-drawn-in',
    why: 'while the disk took its time the note may have gone back, and another one may lie there',
    file: 'main/peripherals/escrow-watch.ts',
    from: 'cause === this.#lastEscrowed ? acceptor.stack() : err(anotherNote)',
    to: 'cause !== null ? acceptor.stack() : err(anotherNote)',
    kind: 'slow-disk',
  },
  {
    name: 'old-note-remembered-in-escrow',
    why: 'what counts is the note that lies in escrow last',
    file: 'main/peripherals/escrow-watch.ts',
    from: "if (event.kind === 'bill-escrowed') this.#lastEscrowed = event;",
    to: "if (event.kind === 'bill-escrowed') this.#lastEscrowed ??= event;",
    kind: 'slow-disk',
  },
  {
    name: 'note-taken-while-the-last-is-not-on-disk',
    why: 'after a power cut the second note in the head passes for the first one, and that one is lost',
    file: 'app/session/cash/bills.ts',
    from: '  return bill !== null ? [] : billsFor(',
    to: '  return bill !== null && bill.doubtMonoMs !== null ? [] : billsFor(',
    kind: 'slow-disk',
  },
];
