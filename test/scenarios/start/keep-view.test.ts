import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { problem } from '../../../app/problem.ts';
import type { View } from '../../../app/session/view/view.ts';
import { keepViews, type ViewKeeper } from '../../../main/first-view/keep-view.ts';
import type { EventLoop } from '../../../main/runtime/event-loop.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';

const OUT: View['screen'] = {
  name: 'out-of-service',
  problem: problem('relay-lost', { port: 'x', detail: 'gone' }),
  onlyService: null,
};
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sauda-keep-view-'));
  mkdirSync(join(folder, 'renderer'));
  writeFileSync(join(folder, 'renderer', 'index.html'), '');
  writeFileSync(join(folder, 'kiosk.yaml'), 'version: 1');
  writeFileSync(join(folder, 'first-view'), 'of the run before');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A run that shows what it is told, and what it keeps. */
class Run {
  readonly clock = new FakeClock();
  readonly keepView = vi.fn();
  readonly #kiosk = new CashHarness().ready();
  #settings = this.#kiosk.loop.state().settings;
  readonly keeper: ViewKeeper;

  constructor(configFile: string | null = join(folder, 'kiosk.yaml')) {
    const place = { dataDirectory: folder, rendererDirectory: join(folder, 'renderer'), words: [], configFile };
    this.keeper = keepViews(place);
    const state = (): ReturnType<EventLoop['state']> => ({ ...this.#kiosk.loop.state(), settings: this.#settings });
    const loop = { state, isSettled: () => true } as unknown as EventLoop;
    const folders = { pictures: null, artwork: null };
    this.keeper.follow(loop, { journal: { keepView: this.keepView }, clock: this.clock, folders });
  }

  async shows(screen?: View['screen']): Promise<void> {
    const { frame, screen: idle } = this.#kiosk.loop.view();
    this.keeper.shown({ frame, screen: screen ?? idle });
    await this.clock.advance(1_500);
  }

  changeSettings(): void {
    this.#settings = { ...this.#settings };
  }
}

test('the first view counts once: a run that ends before it is idle leaves none', () => {
  new Run();
  expect(existsSync(join(folder, 'first-view'))).toBe(false);
});

test('an ordinary run keeps its products, after a while and at its end', async () => {
  const run = new Run();
  await run.shows({ name: 'starting' });
  expect(run.keepView).not.toHaveBeenCalled();
  await run.shows();
  expect(run.keepView).toHaveBeenCalledTimes(1);
  await run.keeper.end();
  expect(run.keepView).toHaveBeenCalledTimes(2);
});

test.each<[string, (run: Run) => Promise<void>]>([
  ['was out of service before it sold', (run) => run.shows(OUT)],
  [
    'has other settings from the menu',
    (run) => {
      run.changeSettings();
      return Promise.resolve();
    },
  ],
])('a run that %s keeps none', async (_, before) => {
  const run = new Run();
  await before(run);
  await run.shows();
  await run.keeper.end();
  expect(run.keepView).not.toHaveBeenCalled();
});

test('a run that is no ordinary one keeps none', async () => {
  const run = new Run(null);
  await run.shows();
  await run.keeper.end();
  expect(run.keepView).not.toHaveBeenCalled();
});

test('an end does not wait for a journal that no longer answers', async () => {
  const run = new Run();
  await run.shows();
  run.keepView.mockReturnValue(new Promise(() => undefined));
  const ended = vi.fn();
  void run.keeper.end().then(ended);
  await run.clock.advance(2_000);
  expect(ended).toHaveBeenCalledTimes(1);
});
