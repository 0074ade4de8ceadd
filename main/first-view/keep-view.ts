import type { CancelTimer, Clock } from '../../app/ports/clock.ts';
import { nextFirstView } from '../../app/session/view/first-view.ts';
import type { View } from '../../app/session/view/view.ts';
import type { KioskJournal } from '../journal/kiosk-journal.ts';
import type { EventLoop } from '../runtime/event-loop.ts';
import { within } from '../runtime/within.ts';
import { forgetKeptText } from '../journal/keeper/kept-text.ts';
import { circumstancesOf, type Circumstances, type FirstView, type KeptView } from './kept-view.ts';

/** After the last change of the screen; the journal is tidied meanwhile. */
const KEEP_AFTER_MS = 1_500;
/** An end does not wait longer for a disk that is slow or hangs: what follows it moves devices and books. */
export const KEEP_VIEW_LIMIT_MS = 2_000;

/** Where and for which start a view is kept. */
interface KeepingPlace {
  readonly dataDirectory: string;
  readonly rendererDirectory: string;
  readonly words: readonly string[];
  /** Null where this run is no ordinary one, and what it shows says nothing of the next. */
  readonly configFile: string | null;
}

/** Keeps what the next start may show. */
export interface ViewKeeper {
  /** From now on this loop's views are kept. */
  follow(loop: EventLoop, ports: KeeperPorts): void;
  /** The screen has changed. */
  shown(view: View): void;
  /** Keeps the last view of this run, before its journal is closed, unless the disk takes longer than an end may wait. */
  end(): Promise<void>;
}

interface KeeperPorts {
  readonly journal: Pick<KioskJournal, 'keepView'>;
  readonly clock: Clock;
  readonly folders: FirstView['folders'];
}

/**
 * Must be made before the configuration is read: if the file changes after that, the view that is kept belongs to a text
 * that no start will find.
 */
export function keepViews(place: KeepingPlace): ViewKeeper {
  return new Keeper(place);
}

class Keeper implements ViewKeeper {
  readonly #place: KeepingPlace;
  readonly #circumstances: Circumstances | null;
  #followed: { readonly loop: EventLoop; readonly settings: object; readonly ports: KeeperPorts } | null = null;
  #cancel: CancelTimer = () => undefined;
  /** Whether this run has shown what no start may begin with, and keeps nothing. */
  #isBarred: boolean;
  #hasBeenIdle = false;

  constructor(place: KeepingPlace) {
    this.#place = place;
    this.#circumstances = readCircumstances(place);
    this.#isBarred = this.#circumstances === null;
    // This start has had it; runs that end before they are idle leave none to the next one.
    forgetKeptText(place.dataDirectory);
  }

  follow(loop: EventLoop, ports: KeeperPorts): void {
    this.#followed = { loop, settings: loop.state().settings, ports };
  }

  shown({ screen }: View): void {
    this.#cancel();
    if (this.#isBarred || screen.name === 'starting') return;
    const isIdle = screen.name === 'idle' && screen.interrupted.length === 0;
    // What a start begins with would not be what it comes to.
    if (!isIdle && (!this.#hasBeenIdle || screen.name === 'idle')) this.#bar();
    if (screen.name === 'out-of-service') forgetKeptText(this.#place.dataDirectory);
    if (!isIdle) return;
    this.#hasBeenIdle = true;
    this.#cancel =
      this.#followed?.ports.clock.setTimer(KEEP_AFTER_MS, () => {
        void this.#keep();
      }) ?? this.#cancel;
  }

  async end(): Promise<void> {
    this.#cancel();
    if (this.#followed !== null) await within(KEEP_VIEW_LIMIT_MS, this.#keep(), this.#followed.ports.clock);
  }

  #bar(): void {
    this.#isBarred = true;
    forgetKeptText(this.#place.dataDirectory);
  }

  async #keep(): Promise<void> {
    if (this.#isBarred || this.#followed === null || this.#circumstances === null) return;
    const { loop, settings, ports } = this.#followed;
    const { journal, clock, folders } = ports;
    if (!loop.isSettled()) return;
    const state = loop.state();
    // The menu has changed them, and what was read of the file is no longer what is shown.
    if (state.settings !== settings) {
      this.#bar();
      return;
    }
    const keptWallMs = clock.wallMs();
    const view = nextFirstView(state, { wallMs: keptWallMs, monoMs: clock.monoMs() });
    if (view === null) return;
    const kept: KeptView = { circumstances: this.#circumstances, keptWallMs, view, folders };
    await journal.keepView?.(JSON.stringify(kept));
  }
}

function readCircumstances({ rendererDirectory, words, configFile }: KeepingPlace): Circumstances | null {
  try {
    return configFile === null ? null : circumstancesOf(rendererDirectory, words, configFile);
  } catch {
    return null;
  }
}
