import type { LocalText } from '../../../language/language.ts';
import type { Problem } from '../../../problem.ts';
import type { ServiceAbout } from '../../../payment/provider.ts';
import type { Tiyn } from '../../../money/money.ts';
import type { DoorStep } from '../../state/access.ts';
import type { UpdateFacts } from '../system/types.ts';
import type { HomeAction, LookedFor } from './actions.ts';

/** The facts that main has at once. */
export interface HomeFacts {
  readonly version: string;
  /** When this run began, by the wall clock. */
  readonly sinceWallMs: number;
  /** This machine's clock now. */
  readonly wallMs: number;
  /** Null in the demo without a file. */
  readonly configFile: string | null;
  /** When the demonstration for training ends by itself; null where none is switched on. */
  readonly demoUntilMs: number | null;
  /** Null without a payment service in the configuration. */
  readonly service: ServiceFacts | null;
  /** Ports and drivers as configured; null for an absent device. */
  readonly ports: Readonly<Record<'relay' | 'sensor' | 'acceptor' | 'printer', string | null>>;
  /** Null before the acceptor's first report. */
  readonly acceptor: { readonly model: string; readonly firmware: string; readonly serialNumber: string } | null;
  /** IPv4 and IPv6, without the loopback. */
  readonly addresses: readonly string[];
  /** Of the disk that holds the journal; null where the system does not report it. */
  readonly diskFreeBytes: number | null;
  /** Versions that failed here; null where the program is not installed as a package. */
  readonly failedUpdates: FailedUpdates | null;
}

/** Of the installed program's updates. */
export type FailedUpdates = Pick<UpdateFacts, 'takenBack' | 'kept'>;

/** The payment service and our place at it. */
export interface ServiceFacts extends Omit<ServiceAbout, 'certificate'> {
  readonly hasCertificate: boolean;
  /** This machine's clock minus the service's; null where it is unknown. */
  readonly clockOffsetMs: number | null;
}

interface Sum {
  readonly count: number;
  readonly sumTiyn: Tiyn;
}

/** What the journal adds up to. */
export interface JournalFacts {
  readonly entries: number;
  readonly debts: Sum;
  /** Notes in doubt. */
  readonly doubts: Sum;
  /** Invoices whose answer was lost, by sale. */
  readonly invoices: Sum;
  /** What should be in the cassette, the largest note first. */
  readonly notes: readonly NoteCount[];
}

export interface NoteCount {
  readonly valueTiyn: Tiyn;
  readonly count: number;
}

export type ChainFacts =
  | { readonly kind: 'intact'; readonly since: number; readonly until: number }
  | { readonly kind: 'broken'; readonly sequence: number };

/** The certificate that counts. */
export interface CertificateFacts {
  readonly subject: string;
  readonly notAfterMs: number;
  readonly isInstalled: boolean;
}

/** How the machine is heard by its fleet. */
export interface FleetFacts {
  /** A file without which it cannot be heard. */
  readonly unreadable: string | null;
  /** The end of its fleet certificate; null where that cannot be read. */
  readonly notAfterMs: number | null;
  /** From when on somebody has to look after it; null where that cannot be read. */
  readonly overdueMs: number | null;
  /** When it was last connected; null: never. */
  readonly heardMs: number | null;
  /** Messages that the broker has not got. */
  readonly unsent: number;
}

/** What takes a moment to be found out. `waiting`: it is being found out; null: it cannot be read. */
export type Found<T> = { readonly kind: 'waiting' } | { readonly kind: 'found'; readonly value: T | null };

/** Something that is being looked for again, and when that is given up. */
export interface Look {
  readonly what: LookedFor;
  readonly untilMonoMs: number;
}

export interface HomeState {
  readonly facts: HomeFacts | null;
  readonly journal: Found<JournalFacts>;
  readonly chain: Found<ChainFacts>;
  readonly certificate: Found<CertificateFacts>;
  /** Absent where the machine belongs to no fleet; null where it cannot be read. */
  readonly fleet?: FleetFacts | null;
  readonly looks: readonly Look[];
  /** When each is read again; null while it is being read. */
  readonly factsDueMonoMs: number | null;
  readonly storedDueMonoMs: number | null;
}

/** In the order of the screen: what is worst comes first. `unknown`: still being found out. */
export const LEVELS = ['fault', 'attention', 'unknown', 'works', 'absent'] as const;
export type Level = (typeof LEVELS)[number];

/** What a line is about; its `data-fact`. */
export type HomeFact =
  | 'payment'
  /** A service beside the first one; its `data-fact` ends with the service's name. */
  | 'payment-other'
  | 'certificate'
  | 'acceptor'
  | 'cassette'
  | 'relay'
  | 'sensor'
  | 'printer'
  | 'stock'
  | 'debts'
  | 'doubts'
  | 'invoices'
  | 'disk'
  | 'clock'
  | 'network'
  /** Only where the machine belongs to one. */
  | 'fleet'
  | 'config'
  | 'journal'
  | 'version'
  /** Only while one has failed. */
  | 'update'
  | 'since';

/** One value of a line, without words; the screen writes it in its language. */
export type LineValue =
  | { readonly kind: 'tiyn'; readonly tiyn: Tiyn }
  | { readonly kind: 'time' | 'day'; readonly wallMs: number }
  | { readonly kind: 'bytes'; readonly bytes: number }
  | { readonly kind: 'notes'; readonly notes: readonly NoteCount[] }
  | { readonly kind: 'names'; readonly names: readonly LocalText[] }
  | string
  | number;

/** The sentence of a line: the key in the door's words, and its values. */
export interface LineText {
  readonly key: HomeTextKey;
  readonly values: Readonly<Record<string, LineValue | undefined>>;
}

/** Every sentence that a line may have. */
export type HomeTextKey =
  | `${HomeFact}.text`
  | 'payment.cash-only'
  | 'payment-other.settling'
  | 'certificate.none'
  | 'certificate.unreadable'
  | 'certificate.expired'
  | 'acceptor.pause'
  | 'stock.good'
  | 'debts.none'
  | 'doubts.none'
  | 'network.none'
  | 'fleet.unreadable'
  | 'fleet.expired'
  | 'fleet.soon'
  | 'fleet.silent'
  | 'fleet.unknown'
  | 'disk.unknown'
  | 'config.demo'
  | 'config.training'
  | 'journal.broken'
  | 'journal.unreadable'
  | 'update.kept'
  | 'printer.attention'
  | 'printer.paper-end'
  | 'printer.cover-open'
  | 'printer.cutter'
  | 'printer.head-hot'
  | 'looking';

/** What leads to the cure of a line: a door, or something that is looked for again. */
export type Cure =
  { readonly kind: 'door'; readonly step: DoorStep } | { readonly kind: 'look'; readonly what: LookedFor };

/** One line: a device or a duty, how it is, and where its cure is. */
export interface HomeLine {
  readonly fact: HomeFact;
  /** The payment service that the line is about, and what people call it; null for any other line. */
  readonly service: { readonly provider: string; readonly title: string } | null;
  readonly level: Level;
  /** The technician's sentence of the out-of-service screen. */
  readonly problem: Problem | null;
  readonly text: LineText | null;
  /** Null where there is nothing to cure, or not for this role. */
  readonly cure: Cure | null;
}

export interface HomeView {
  /** Why nothing can be sold after leaving; null where it can, or is not known yet. */
  readonly closed: { readonly problem: Problem; readonly cure: Cure | null } | null;
  readonly lines: readonly HomeLine[];
  /** What is being looked for again. */
  readonly looking: readonly LookedFor[];
}

export type HomeEffect =
  | { readonly kind: 'read-facts' }
  /** Journal, chain and certificate, each sent as soon as it is known. */
  | { readonly kind: 'read-stored' }
  | { readonly kind: 'look'; readonly what: 'relay' | 'sensor' | 'acceptor' | 'printer' };

export type HomeOutcome =
  | { readonly kind: 'facts-read'; readonly facts: HomeFacts }
  | { readonly kind: 'journal-read'; readonly journal: JournalFacts | null }
  | { readonly kind: 'certificate-read'; readonly certificate: CertificateFacts | null }
  | { readonly kind: 'fleet-read'; readonly fleet: FleetFacts | null }
  /** The last of what is stored: it takes longest. */
  | { readonly kind: 'chain-read'; readonly chain: ChainFacts | null };

/** The types of the door. */
export interface HomeDoor {
  readonly state: HomeState;
  readonly action: HomeAction;
  readonly effect: HomeEffect;
  readonly outcome: HomeOutcome;
  readonly view: HomeView;
}
