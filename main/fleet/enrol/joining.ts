import { randomBytes } from 'node:crypto';
import type { FleetSettings } from '../../../app/config/fleet.ts';
import type { EnrolmentStatus } from '../../../app/fleet/enrol/status.ts';
import type { Log } from '../../../app/log/events.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import type { Disk } from '../../certificate/disk.ts';
import { configuredPrint } from '../../fleet-identity/member.ts';
import { IdentityStore } from '../../fleet-identity/store.ts';
import { Newcomer } from './newcomer.ts';
import { openWire } from './wire.ts';

/** A machine's way into a fleet. */
export interface JoiningPorts {
  readonly settings: FleetSettings;
  readonly dataDirectory: string;
  readonly clock: Clock;
  /** The computer's own where it is absent. */
  readonly disk?: Disk;
  readonly log: Log;
  /** Each new status; the same as `status` afterwards. */
  readonly onStatus: (status: EnrolmentStatus) => void;
}

/** One code at a time; it goes on when the menu is left, for as long as it counts. */
export class Joining {
  readonly #ports: JoiningPorts;
  #newcomer: Newcomer | null = null;
  #status: EnrolmentStatus = { kind: 'none' };

  constructor(ports: JoiningPorts) {
    this.#ports = ports;
  }

  get status(): EnrolmentStatus {
    return this.#status;
  }

  /** Draws a code and waits for whoever types it; one that is open is given up. One whose certificate is being stored is not. */
  begin(): void {
    this.cancel();
    if (this.#newcomer !== null) return;
    const { settings, dataDirectory, clock, disk } = this.#ports;
    const { newcomers, caFiles } = settings;
    if (newcomers === undefined) return;
    try {
      this.#newcomer = new Newcomer({
        place: { newcomers, caFiles: caFiles ?? null },
        clock,
        random: randomBytes,
        openWire,
        install: (identity) => new IdentityStore(dataDirectory, disk).install(identity, configuredPrint(settings)),
        onStatus: (status) => {
          this.#tell(status);
        },
      });
    } catch (error) {
      this.#tell({ kind: 'ended', why: 'disk', detail: error instanceof Error ? error.message : String(error) });
    }
  }

  /** The open code counts no more, unless its certificate is being stored. */
  cancel(): void {
    if (this.#newcomer?.isStoring === true) return;
    this.#newcomer?.cancel();
    this.#newcomer = null;
  }

  #tell(status: EnrolmentStatus): void {
    const before = this.#status;
    this.#status = status;
    this.#note(before, status);
    this.#ports.onStatus(status);
  }

  /** Beginning, wrong codes and end are on record; the code itself never is. */
  #note(before: EnrolmentStatus, after: EnrolmentStatus): void {
    const { log } = this.#ports;
    if (after.kind === 'open') {
      const wrong = before.kind === 'open' ? before.wrong : 0;
      if (before.kind !== 'open') log.write('info', 'fleet-enrolment', { outcome: 'begun' });
      if (after.wrong > wrong) log.write('warning', 'fleet-enrolment', { outcome: 'wrong-code' });
    } else if (after.kind === 'ended')
      log.write('warning', 'fleet-enrolment', { outcome: after.why, detail: after.detail });
    else if (after.kind === 'enrolled')
      log.write('info', 'fleet-enrolment', { outcome: 'enrolled', kioskId: after.kioskId });
  }
}
