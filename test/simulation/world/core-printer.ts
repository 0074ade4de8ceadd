import { problem } from '../../../app/problem.ts';
import type { Run } from './machine.ts';
import { count, type SimulationContext } from './simulation-context.ts';

const PREPARE_MS = 250;
const PRINT_MS = 4_000;
const AWAY_MS = [2_000, 20_000, 200_000] as const;

/** The printer of the kind `core`, without bytes: prints, or ends in the middle of it and is away for a while. */
export class CorePrinter {
  readonly #world: SimulationContext;
  #run: Run | null = null;
  #isUp = true;
  #papers = 0;

  constructor(world: SimulationContext) {
    this.#world = world;
  }

  start(run: Run): void {
    this.#run = run;
    run.clock.setTimer(PREPARE_MS, () => this.#report(run));
  }

  powerLost(): void {
    this.#run = null;
    this.#papers = 0;
  }

  print(number: number, run: Run): void {
    const { decisions, rates, scheduler } = this.#world;
    const fails = !this.#isUp || decisions.chance('printer: its paper ends', rates.relay / 2);
    count(this.#world, fails ? 'slip-failed' : 'slip-printed');
    this.#papers += 1;
    run.clock.setTimer(500 + decisions.below('printer: takes its time', PRINT_MS), () => {
      this.#papers -= 1;
      run.dispatch({ kind: fails ? 'print-failed' : 'print-done', number });
      if (!fails || !this.#isUp) return;
      this.#setUp(false);
      const awayMs = AWAY_MS[decisions.below('printer: how long it is away', AWAY_MS.length)] ?? 0;
      scheduler.after(awayMs, () => this.#setUp(true));
    });
  }

  #setUp(isUp: boolean): void {
    if (this.#isUp === isUp) return;
    this.#isUp = isUp;
    const run = this.#run;
    if (run !== null) this.#report(run);
  }

  #report(run: Run): void {
    run.dispatch(
      this.#isUp
        ? { kind: 'printer-ready', isPaperNearEnd: false }
        : { kind: 'printer-out', problem: problem('printer-out', { code: 'paper-end' }) },
    );
  }

  isBusy(): boolean {
    return this.#papers > 0;
  }

  calm(): void {
    this.#setUp(true);
  }
}
