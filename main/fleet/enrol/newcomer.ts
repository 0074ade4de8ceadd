import { codeOf, shownCode, CODE_LENGTH } from '../../../app/fleet/enrol/code.ts';
import type { EnrolmentStatus } from '../../../app/fleet/enrol/status.ts';
import { ENROL_LIMITS } from '../../../app/fleet/enrol/limits.ts';
import {
  memberSchema,
  MOST_REASON,
  offerSchema,
  operatorSchema,
  type NewcomerMessage,
  type OperatorMessage,
} from '../../../app/fleet/enrol/wire.ts';
import type { CancelTimer, Clock } from '../../../app/ports/clock.ts';
import { checkMember } from './check-member.ts';
import { openShare, type Seals, type Share } from './pake.ts';
import { makeKey } from './request.ts';
import type { NewcomersPlace, OpenWire, Wire } from './wire.ts';
import type { Identity } from '../../fleet-identity/store.ts';
import { jsonOf } from '../wire-json.ts';

/** What one code acts on. */
export interface NewcomerPorts {
  readonly place: NewcomersPlace;
  readonly clock: Clock;
  /** So many random bytes. */
  readonly random: (bytes: number) => Uint8Array;
  readonly openWire: OpenWire;
  /** Stores the place in the fleet. Rejects with disk errors. */
  readonly install: (identity: Identity) => Promise<void>;
  readonly onStatus: (status: EnrolmentStatus) => void;
}

const ID_BYTES = 16;
type Open = Extract<EnrolmentStatus, { readonly kind: 'open' }>;

/** An exchange whose other side knows the code. */
interface Run {
  readonly share: string;
  readonly seals: Seals;
  readonly kioskId: string;
  readonly keyPem: string;
  /** Sent again where the same offer comes again. */
  readonly request: NewcomerMessage;
}

/**
 * One code, from its first second to its end. Nothing of it is on the disk before the certificate is, and the key never
 * leaves the machine: after a restart another code begins anew.
 */
export class Newcomer {
  readonly #ports: NewcomerPorts;
  readonly #share: Share;
  /** Shares that were offered with another code. */
  readonly #wrong = new Set<string>();
  #wire: Wire | null = null;
  #status: Open;
  #run: Run | null = null;
  #isOver = false;
  #isStoring = false;
  /** One message after the other, though making a key takes a moment. */
  #work: Promise<void> = Promise.resolve();
  #cancelEnd: CancelTimer = () => undefined;
  #cancelHello: CancelTimer = () => undefined;

  /** Connects. Throws where a file of the configuration cannot be read. */
  constructor(ports: NewcomerPorts) {
    this.#ports = ports;
    const { clock, random, place } = ports;
    const code = codeOf(random(CODE_LENGTH));
    const id = `${code.naming}-${Buffer.from(random(ID_BYTES)).toString('hex')}`;
    this.#share = openShare(id, code, 'newcomer');
    this.#status = {
      kind: 'open',
      code: shownCode(code),
      untilWallMs: clock.wallMs() + ENROL_LIMITS.codeMs,
      at: 'connecting',
      wrong: 0,
      trouble: null,
    };
    this.#wire = ports.openWire(place, id, {
      onUp: () => {
        if (this.#run === null) this.#tell({ at: 'waiting', trouble: null });
        else this.#tell({ trouble: null });
        this.#hello();
      },
      onDown: (trouble) => {
        this.#cancelHello();
        this.#tell({ ...(this.#run === null ? { at: 'connecting' } : {}), trouble });
      },
      onMessage: (payload) => {
        this.#take(payload);
      },
    });
    this.#cancelEnd = clock.setTimer(ENROL_LIMITS.codeMs, () => {
      this.#end({ kind: 'ended', why: 'expired', detail: '' });
    });
    ports.onStatus(this.#status);
  }

  /** Its certificate has come and is being stored: nothing gives the code up now. */
  get isStoring(): boolean {
    return this.#isStoring && !this.#isOver;
  }

  /** The code counts no more, unless its certificate is being stored at this moment. */
  cancel(): void {
    if (!this.#isStoring) this.#end({ kind: 'none' });
  }

  #tell(change: Partial<Open>): void {
    if (this.#isOver) return;
    this.#status = { ...this.#status, ...change };
    this.#ports.onStatus(this.#status);
  }

  #end(status: EnrolmentStatus): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#cancelEnd();
    this.#cancelHello();
    this.#wire?.end();
    this.#ports.onStatus(status);
  }

  #say(message: NewcomerMessage): void {
    this.#wire?.say(JSON.stringify(message));
  }

  #hello(): void {
    this.#cancelHello();
    if (this.#isOver) return;
    this.#say({ kind: 'hello', share: this.#share.text });
    this.#cancelHello = this.#ports.clock.setTimer(ENROL_LIMITS.helloMs, () => {
      this.#hello();
    });
  }

  #take(payload: Uint8Array): void {
    if (payload.length > ENROL_LIMITS.mostBytes) return;
    const read = operatorSchema.safeParse(jsonOf(payload));
    if (!read.success) return;
    const { data } = read;
    this.#work = this.#work
      .then(() => (data.kind === 'offer' ? this.#offered(data) : this.#answered(data)))
      .catch((error: unknown) => {
        this.#end({ kind: 'ended', why: 'refused', detail: error instanceof Error ? error.message : String(error) });
      });
  }

  async #offered({ share, sealed }: OperatorMessage): Promise<void> {
    if (this.#isOver || this.#wrong.has(share)) return;
    if (share === this.#run?.share) {
      this.#say(this.#run.request);
      return;
    }
    const seals = this.#share.with(share);
    // Nobody who takes part in earnest offers such a share.
    if (!seals.ok) return;
    const offer = offerSchema.safeParse(seals.value.open('offer', sealed));
    if (!offer.success) {
      this.#refuse(share);
      return;
    }
    const { kioskId } = offer.data;
    const { keyPem, requestPem } = await makeKey(kioskId);
    const request = { kind: 'request', share, sealed: seals.value.seal('request', { request: requestPem }) } as const;
    this.#run = { share, seals: seals.value, kioskId, keyPem, request };
    this.#tell({ at: 'asked' });
    this.#say(request);
  }

  /** Each wrong code is a guess, and a code has only so many of them. */
  #refuse(share: string): void {
    this.#wrong.add(share);
    const wrong = this.#wrong.size;
    this.#say({ kind: 'wrong', share, left: ENROL_LIMITS.mostWrong - wrong });
    if (wrong < ENROL_LIMITS.mostWrong) this.#tell({ wrong });
    else this.#end({ kind: 'ended', why: 'wrong-codes', detail: '' });
  }

  async #answered({ share, sealed }: OperatorMessage): Promise<void> {
    const run = this.#run;
    if (this.#isOver || run === null || share !== run.share) return;
    const { seals, keyPem, kioskId } = run;
    const content = seals.open('answer', sealed);
    // Not from the holder of the code: as if it had never come.
    if (content === null) return;
    const done = (refused: string | null): void => {
      const reason = refused?.slice(0, MOST_REASON) ?? null;
      this.#say({ kind: 'done', share, sealed: seals.seal('done', { refused: reason }) });
    };
    const member = memberSchema.safeParse(content);
    const identity = member.success
      ? checkMember(member.data, keyPem, kioskId, this.#ports.clock.wallMs())
      : ({ ok: false, error: 'it is not complete' } as const);
    if (!identity.ok) {
      done(identity.error);
      this.#end({ kind: 'ended', why: 'refused', detail: identity.error });
      return;
    }
    this.#isStoring = true;
    this.#cancelEnd();
    try {
      await this.#ports.install(identity.value);
      done(null);
      this.#end({ kind: 'enrolled', kioskId });
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      done(detail);
      this.#end({ kind: 'ended', why: 'disk', detail });
    }
  }
}
