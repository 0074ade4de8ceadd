import type { Command, CommandKind } from '../../../app/fleet/wire/command.ts';
import type { Claim } from '../../../app/claims/claim.ts';
import type { ConfigChange } from '../../../app/config/change.ts';
import { tiyn, TIYN_PER_TENGE } from '../../../app/money/money.ts';
import type { Notice } from '../../../app/orders.ts';
import type { Result } from '../../../app/result.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import type { RemoteAct, RemoteDeed } from '../../../app/service/remote/deed.ts';
import { remoteChange, type RemoteRefusal } from '../../../app/service/remote/remote.ts';
import type { ConfigEditor } from '../../config/edit/config-editor.ts';
import { canAcceptMoney } from '../../../app/session/choose/can-accept-money.ts';
import type { ObservedStep } from '../../runtime/observers/observer.ts';
import type { EventLoop } from '../../runtime/event-loop.ts';
import { whenQuiet } from '../../runtime/when-quiet.ts';
import type { ServicePorts } from '../../service/port/service-ports.ts';
import type { Outcome } from '../commands/handler.ts';

/** What commands act on. */
export interface CarryOutPorts {
  readonly loop: EventLoop;
  readonly clock: Clock;
  /** What is on record of a sale; null where there is none with a code. Fails where the journal cannot be read. */
  readonly claimOf: (saleId: string) => Promise<Result<Claim | null, unknown>>;
  readonly settings: Pick<ServicePorts, 'editor' | 'settingsOf'> | null;
  /** Null where the program is not installed as a package. */
  readonly update: (() => Promise<Outcome>) | null;
  readonly end: (how: 'restart' | 'reboot') => void;
}

/** Commands that this machine can carry out; any other one is answered as unknown. */
export const CARRIED_OUT: readonly CommandKind[] = [
  'product-off',
  'product-on',
  'stock',
  'prices',
  'out-of-service',
  'back-in-service',
  'notice',
  'restart',
  'reboot',
  'update',
  'settle-debt',
  'refund',
  'journal',
  'log',
  'resend',
  'audit',
];

const UNKNOWN: Outcome = { outcome: 'unknown', detail: 'not-built' };

/** Carries out commands of the fleet by the ways of the service menu, and says what came of each. */
export class CommandRunner {
  readonly #ports: CarryOutPorts;
  /** Steps of the loop that are waited for, by the command. */
  readonly #waiting = new Map<string, (step: ObservedStep) => void>();
  /** Claims that are being read; `isOld` where an entry about the sale was written since. */
  readonly #reading = new Set<{ readonly saleId: string; isOld: boolean }>();
  #isEnding = false;

  constructor(ports: CarryOutPorts) {
    this.#ports = ports;
  }

  /** A step of the loop is over. */
  observe(step: ObservedStep): void {
    for (const one of this.#reading)
      if (step.entries.some((entry) => 'saleId' in entry && entry.saleId === one.saleId)) one.isOld = true;
    if (step.event.kind !== 'remote-act') return;
    const { id } = step.event;
    const taken = this.#waiting.get(id);
    this.#waiting.delete(id);
    taken?.(step);
  }

  /** Never rejects. */
  async run(id: string, command: Command, by: string): Promise<Outcome> {
    try {
      return await this.#run(command, { id, by });
    } catch (error) {
      return { outcome: 'failed', detail: error instanceof Error ? error.message : String(error) };
    }
  }

  #run(command: Command, who: Who): Promise<Outcome> | Outcome {
    switch (command.kind) {
      case 'product-off':
      case 'product-on':
        return this.#act({ kind: command.kind, productId: command.argument.productId }, who);
      case 'stock':
        return this.#act({ kind: 'stock', counts: command.argument.counts }, who);
      case 'out-of-service':
        return this.#close(who);
      case 'back-in-service':
        return this.#act({ kind: 'back-in-service' }, who);
      case 'notice':
        return this.#act({ kind: 'notice', notice: noticeOf(command.argument) }, who);
      case 'prices':
        return this.#prices(command.argument.prices, who);
      case 'restart':
      case 'reboot':
        return this.#end(command.kind, who);
      case 'update':
        return this.#update(who);
      case 'settle-debt':
      case 'refund':
        return this.#debt(command.kind, command.argument, who);
      default:
        return UNKNOWN;
    }
  }

  /** One step of the loop: done when its entries are on the disk. */
  #act(deed: RemoteDeed, { id, by }: Who): Promise<Outcome> {
    const act: RemoteAct = { kind: 'remote-act', id, by, deed };
    return new Promise((resolve) => {
      this.#waiting.set(id, ({ before, entries }) => {
        if (entries.length > 0) {
          resolve({ outcome: 'done' });
          return;
        }
        const { clock } = this.#ports;
        const refused = remoteChange(before, act, { wallMs: clock.wallMs(), monoMs: clock.monoMs() });
        const why: RemoteRefusal = refused.ok ? 'journal' : refused.error;
        resolve({ outcome: 'refused', detail: why });
      });
      this.#ports.loop.dispatch(act);
    });
  }

  /** The entry is on the disk, and nobody is in a sale: the answer leaves before the program does. */
  async #end(how: 'restart' | 'reboot', who: Who): Promise<Outcome> {
    if (this.#isEnding) return { outcome: 'refused', detail: 'ending' };
    const acted = await this.#act({ kind: how }, who);
    if (acted.outcome !== 'done') return acted;
    this.#isEnding = true;
    const { loop, clock, end } = this.#ports;
    whenQuiet(
      loop,
      clock,
      () => true,
      () => {
        end(how);
      },
    );
    return { outcome: 'waiting', detail: 'quiet-moment' };
  }

  /** Whoever is buying is served first; that no further sale begins is on the disk already. */
  async #close(who: Who): Promise<Outcome> {
    const acted = await this.#act({ kind: 'out-of-service' }, who);
    if (acted.outcome !== 'done') return acted;
    const isBuying = canAcceptMoney(this.#ports.loop.state()).kind === 'open';
    return isBuying ? { outcome: 'done', detail: 'after-sale' } : acted;
  }

  async #update(who: Who): Promise<Outcome> {
    const { update } = this.#ports;
    if (update === null) return { outcome: 'refused', detail: 'not-installed' };
    const acted = await this.#act({ kind: 'update' }, who);
    return acted.outcome === 'done' ? update() : acted;
  }

  async #debt(
    kind: 'settle-debt' | 'refund',
    { saleId, amountTiyn }: { readonly saleId: string; readonly amountTiyn: number },
    who: Who,
  ): Promise<Outcome> {
    const reading = { saleId, isOld: false };
    this.#reading.add(reading);
    let claim: Claim | null;
    try {
      const read = await this.#ports.claimOf(saleId);
      if (!read.ok) return { outcome: 'failed', detail: 'unreadable' };
      claim = read.value;
      // Nothing is between what is on record by then and the step that decides.
      while (!this.#ports.loop.isSettled()) await this.#ports.loop.settled();
    } finally {
      this.#reading.delete(reading);
    }
    if (claim === null) return { outcome: 'refused', detail: 'sale-unknown' };
    // Another command, or a person at the menu, may have paid it meanwhile.
    const refused: RemoteRefusal = 'debt-under-way';
    if (reading.isOld) return { outcome: 'refused', detail: refused };
    const acted = await this.#act({ kind, claim, amountTiyn }, who);
    // The service has been asked; the debt stays open until it has given the money back, which the books tell.
    return kind === 'refund' && acted.outcome === 'done' ? { outcome: 'done', detail: 'asked' } : acted;
  }

  /** The intent is on the disk before the file is touched, as at the menu. */
  async #prices(
    prices: readonly { readonly productId: string; readonly priceTiyn: number }[],
    who: Who,
  ): Promise<Outcome> {
    const { settings } = this.#ports;
    if (settings === null) return { outcome: 'refused', detail: 'no-configuration' };
    const { catalogue } = this.#ports.loop.state().settings;
    const isKnown = prices.every(({ productId }) => catalogue.some(({ id }) => id === productId));
    if (!isKnown) return { outcome: 'refused', detail: 'product-unknown' };
    const read = await settings.editor.read();
    if (!read.ok) return { outcome: 'refused', detail: read.error.kind };
    const before = new Map(read.value.config.catalogue.map(({ id, priceTiyn }) => [id, priceTiyn]));
    // Somebody may have taken a product out of the file that is still sold.
    if (!prices.every(({ productId }) => before.has(productId)))
      return { outcome: 'refused', detail: 'product-unknown' };
    const changes = prices.flatMap(({ productId, priceTiyn }): readonly ConfigChange[] => {
      const was = before.get(productId);
      if (was === undefined || was === priceTiyn) return [];
      const path = ['catalogue', { id: productId }, 'priceTenge'];
      const after = tiyn(priceTiyn) / TIYN_PER_TENGE;
      return [{ kind: 'set', path, before: was / TIYN_PER_TENGE, after }];
    });
    if (changes.length === 0) return { outcome: 'done', detail: 'already' };
    const checked = await settings.editor.check(changes);
    if (!checked.ok) return { outcome: 'refused', detail: checked.error.kind };
    return this.#write(changes, settings, who);
  }

  async #write(
    changes: readonly ConfigChange[],
    { editor, settingsOf }: { readonly editor: ConfigEditor; readonly settingsOf: ServicePorts['settingsOf'] },
    who: Who,
  ): Promise<Outcome> {
    const intended = await this.#act({ kind: 'settings-intended', changes }, who);
    if (intended.outcome !== 'done') return intended;
    const written = await editor.change(changes);
    if (!written.ok) {
      const { kind: reason } = written.error;
      await this.#act({ kind: 'settings-unchanged', changes, reason }, who);
      return { outcome: 'failed', detail: reason };
    }
    const settings = settingsOf(written.value.config);
    return this.#act({ kind: 'settings-changed', changes, settings }, who);
  }
}

interface Who {
  readonly id: string;
  readonly by: string;
}

function noticeOf(argument: Extract<Command, { kind: 'notice' }>['argument']): Notice | null {
  return argument.text === null ? null : { text: argument.text, untilMs: argument.until };
}
