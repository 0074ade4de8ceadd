import { drainMicrotasks } from './fakes/fake-clock.ts';

/** Waits for the world, not for a time: what real sockets bring about is looked for after every turn of the event loop. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await drainMicrotasks();
}
