import type { MachineEvent } from '../../../app/service/event.ts';
import type { EnrolmentStatus, FleetStanding } from '../../../app/fleet/enrol/status.ts';
import type { DemoFacts, UpdateFacts, UpdateLook } from '../../../app/service/doors/system/types.ts';
import type { UpdateOutcome } from '../../../app/update/status.ts';
import type { DoorType } from '../../../app/service/state/door.ts';
import type { Log } from '../../../app/log/events.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import type { KioskConfig } from '../../../app/config/config.ts';
import type { PaymentSettings } from '../../../app/config/payment.ts';
import type { Problem } from '../../../app/problem.ts';
import type { Result } from '../../../app/result.ts';
import type { ChangeableSettings } from '../../../app/session/state/settings.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import type { ConfigEditor } from '../../config/edit/config-editor.ts';
import type { Exporting } from '../../export/worker/export-thread.ts';
import type { RemovableMedia } from '../../exchange/stick-work.ts';
import type { CertificateFilesPort } from '../../setup/certificate-files.ts';
import type { PastSales } from '../../past/past-sales.ts';
import type { Dispenser } from '../../peripherals/dispenser.ts';
import type { KioskParts } from '../../runtime/kiosk-parts.ts';
import type { Reading } from '../reading/reading-thread.ts';

/** How the application can be ended from the menu. */
export type ServiceEnding = 'restart' | 'reboot' | 'shutdown';

/** Switches the demonstration for the next start. */
export interface TrainingSwitch {
  readonly facts: DemoFacts;
  /** Rejects where the disk refuses. */
  set(on: boolean): Promise<void>;
}

/** The updates of an installed program. */
export interface UpdatePort {
  facts(): Promise<UpdateFacts>;
  /** Rejects where the program that looks gives no answer. */
  look(how: UpdateLook): Promise<UpdateOutcome>;
}

/** The machine's place in a fleet, and its way there. */
export interface FleetPort {
  standing(): Promise<FleetStanding>;
  status(): EnrolmentStatus;
  /** Draws a code; one that is open counts no more. */
  begin(): Promise<void>;
  cancel(): void;
  /** From now on this listener alone hears of each new status. */
  watch(listener: (status: EnrolmentStatus) => void): void;
}

/** What the wizard writes. */
export interface SetupPorts {
  /** The configuration that is being written, or would be. */
  readonly file: string;
  /** Whether this run sets the machine up; otherwise the wizard is offered. */
  readonly isUnderWay: boolean;
}

/** What the menu acts on. */
export interface ServicePorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly dataDirectory: string;
  /** Null in the demo without a file. */
  readonly configFile: string | null;
  readonly version: string;
  /** When this run began, by the wall clock. */
  readonly sinceWallMs: number;
  /** Changes the configuration file; in the demo without a file what is changed counts until its end. */
  readonly editor: ConfigEditor;
  /** The wizard of a machine that is being set up, or could be; null on one that has its configuration. */
  readonly setup: SetupPorts | null;
  /** The sticks that are plugged in, and what is done with them in a thread of its own. */
  readonly media: RemovableMedia;
  /** The customer's page finds the operator's pictures in this folder from now on. */
  readonly servePictures: (folder: string) => void;
  readonly certificateFiles: CertificateFilesPort;
  /** Asks the payment service of settings that do not run yet, once. */
  readonly tryPayment: (payment: PaymentSettings) => Promise<Result<void, Problem>>;
  /** What of a changed configuration counts without a restart. */
  readonly settingsOf: (config: KioskConfig) => ChangeableSettings;
  /** The parts of the running kiosk: journal, payment service, devices, configuration. */
  readonly parts: Pick<
    KioskParts,
    | 'config'
    | 'demo'
    | 'journal'
    | 'payments'
    | 'capabilities'
    | 'otherServices'
    | 'relay'
    | 'commissioning'
    | 'sensor'
    | 'acceptor'
    | 'printer'
    | 'broken'
  >;
  /** Past sales, read in a thread of their own. */
  readonly past: PastSales;
  /** Reads journal, log and certificates in a thread of its own. */
  readonly reading: Reading;
  /** Writes files onto a stick in a thread of its own. */
  readonly exporting: Exporting;
  /** The same as for a sale: one product at a time. Null without a relay. */
  readonly dispenser: Pick<Dispenser, 'dispense'> | null;
  readonly dispatch: (event: MachineEvent) => void;
  readonly kiosk: () => KioskState;
  /** Null where the program is not installed as a package. */
  readonly updates: UpdatePort | null;
  /** Null where the configuration has no fleet. */
  readonly fleet: FleetPort | null;
  /** The demonstration for training. */
  readonly training: TrainingSwitch;
  /** Ends the application in order: what is under way comes to its end first. */
  readonly end: (how: ServiceEnding) => void;
}

/**
 * Carries out the effects of one door, away from the loop: slow work is awaited. `tell` sends an outcome, also several
 * for one effect. An exception is logged, and no outcome is sent.
 */
export type DoorRunner<T extends DoorType> = (
  effect: T['effect'],
  tell: (outcome: T['outcome']) => void,
) => void | Promise<void>;
