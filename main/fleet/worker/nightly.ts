import { newAudit, noteEntry, noteSale } from '../../../app/export/eva/audit.ts';
import { AUDIT_READ, noteRead, type AuditRead } from '../../../app/export/eva/reads.ts';
import { evaReport } from '../../../app/export/eva/report.ts';
import type { EvaMachine } from '../../../app/export/eva/settings.ts';
import type { FleetEvent } from '../../../app/fleet/wire/messages.ts';
import { dayOf, startOfDay } from '../../../app/journal/days.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import { DAY_MS, HOUR_MS } from '../../../app/units.ts';
import { inJournal } from '../../ledger/in-journal.ts';
import { totalsOf } from '../../ledger/read-ledger.ts';
import { saleHistories } from '../../ledger/sale-histories.ts';
import { eventDraft } from '../books/pump.ts';
import type { OutboxFile } from '../outbox/outbox-file.ts';

/** What the nightly work reads, and where it goes. */
export interface NightlyPorts {
  readonly dataDirectory: string;
  readonly machine: EvaMachine;
  readonly clock: Clock;
  readonly chance: () => number;
  readonly attempt: (act: () => void) => boolean;
  /** The same for something that is read; null where it failed. */
  readonly read: <T>(act: () => T) => T | null;
  readonly say: (audit: { readonly at: number; readonly fileName: string; readonly text: string }) => Promise<boolean>;
}

/** A fleet does not send at one moment. */
const SPREAD_MS = 2 * HOUR_MS;

/** After midnight in Kazakhstan: the sums of the day that ended, and the audit of EVA DTS. */
export class Nightly {
  readonly #ports: NightlyPorts;
  readonly #afterMs: number;
  #isAuditing = false;

  constructor(ports: NightlyPorts) {
    this.#ports = ports;
    this.#afterMs = Math.round(ports.chance() * SPREAD_MS);
  }

  /** Does what is due and was not done yet. */
  look(file: OutboxFile): void {
    const { clock, attempt } = this.#ports;
    const nowMs = clock.wallMs();
    const today = dayOf(nowMs);
    if (nowMs - startOfDay(today) < this.#afterMs) return;
    const ended = dayOf(startOfDay(today) - DAY_MS / 2);
    attempt(() => {
      const outbox = file.get();
      if (outbox.fact('day') === ended) return;
      const event = this.#day(ended);
      outbox.together(() => {
        if (event !== null) outbox.add(eventDraft(event, nowMs));
        outbox.setFact('day', ended);
      });
    });
    attempt(() => {
      if (this.#isAuditing || file.get().fact('audit') === today) return;
      this.#isAuditing = true;
      void this.audit().then((isTaken) => {
        this.#isAuditing = false;
        attempt(() => {
          if (isTaken) file.get().setFact('audit', today);
        });
      });
    });
  }

  /** Publishes the audit now; false where it could not be read, or nobody took it. */
  async audit(): Promise<boolean> {
    const { dataDirectory, machine, clock, say } = this.#ports;
    const text = this.#ports.read(() => {
      const read = inJournal(dataDirectory, (reading) => {
        const reads: AuditRead[] = [];
        for (const recorded of reading.acted(AUDIT_READ)) noteRead(reads, recorded);
        const audit = newAudit(reads.at(-1)?.upTo ?? 0);
        for (const history of saleHistories(reading, (recorded) => {
          noteEntry(audit, recorded);
        }))
          noteSale(audit, history);
        // Nobody takes it out of the machine: the counters since the last read go on.
        return evaReport(audit, machine, { terminal: 'COMMAND', isReset: false });
      });
      if (!read.ok) throw new Error(read.error);
      return read.value;
    });
    if (text === null) return false;
    const at = clock.wallMs();
    return say({ at, fileName: `${machine.assetNumber}-${dayOf(at)}.dts`, text });
  }

  #day(day: string): FleetEvent | null {
    const read = inJournal(this.#ports.dataDirectory, (reading) => totalsOf(reading, { from: day, to: day }).days);
    if (!read.ok) throw new Error(read.error);
    if (read.value.length === 0) return null;
    const methods = read.value.map(({ method, sales, soldTiyn, dispensedTiyn, refundedTiyn, owedTiyn }) => ({
      method,
      sales,
      soldTiyn,
      dispensedTiyn,
      refundedTiyn,
      owedTiyn,
    }));
    return { kind: 'day', day, methods };
  }
}
