import { claimCode } from '../../../app/claim-code.ts';
import { claimsOf } from '../../../app/claims/claim.ts';
import { heldIn, newCollections, noteCollections } from '../../../app/journal/collections.ts';
import type { RecordedEntry } from '../../../app/journal/entry.ts';
import { owedTiyn, replay } from '../../../app/journal/replay.ts';
import { problem } from '../../../app/problem.ts';
import type { CashFacts, Doubt } from '../../../app/service/doors/cash/facts.ts';
import { doorOutcome } from '../../../app/service/doors/joined.ts';
import type { DoorEffect, DoorEffectOf, DoorOutcome, DoorTypes } from '../../../app/service/doors/types.ts';
import type { DoorStep } from '../../../app/service/state/access.ts';
import type { TestPulse } from '../../../app/session/dispense/channel-test.ts';
import type { Decisions } from '../engine/decisions.ts';

/** What stands behind the doors in a simulation. */
export interface BehindDoors {
  readonly decisions: Decisions;
  entries(): readonly RecordedEntry[];
  /** Whether the relay answers now. */
  hasRelay(): boolean;
  /** The application ends, as requested at the door. */
  end(how: string): void;
}

type Answer<S extends DoorStep> = (
  effect: DoorTypes[S]['effect'],
  behind: BehindDoors,
) => readonly DoorTypes[S]['outcome'][];

/** How main answers each door. A door that is missing here is never answered, as by a main that hangs. */
const ANSWERS: { readonly [S in DoorStep]?: Answer<S> } = {
  checks: (effect, behind) => {
    if (effect.kind === 'pulse-channel')
      return [{ kind: 'pulse-ended', channel: effect.channel, pulse: testPulse(behind, effect.watchMs) }];
    if (effect.kind === 'ping') {
      const isUp = behind.decisions.chance('menu: the ping fails', 0.3);
      return [{ kind: 'pinged', ms: 30, problem: isUp ? null : problem('network-unreachable') }];
    }
    return [];
  },
  cash: ({ reading }, behind) => [{ kind: 'cash-read', reading, facts: cashFacts(behind.entries()) }],
  debts: (effect, behind) => {
    if (effect.kind === 'read-list') return [{ kind: 'list-read', token: effect.question.token, read: null }];
    if (effect.kind === 'read-around') return [{ kind: 'around-read', token: effect.token, sales: null }];
    const { token, saleId } = effect;
    const ofSale = behind.entries().filter(({ entry }) => 'saleId' in entry && entry.saleId === saleId);
    return [{ kind: 'claim-read', token, claim: claimsOf(ofSale)[0] ?? null, isUnreadable: false }];
  },
  system: (effect, behind) => {
    if (effect.kind === 'end') behind.end(effect.how);
    return [];
  },
};

/** The outcomes of an effect, in the order of their reports. */
export function answersOf(effect: DoorEffect, behind: BehindDoors): readonly DoorOutcome[] {
  const answered = <S extends DoorStep>({ step, role, effect: own }: DoorEffectOf<S>): readonly DoorOutcome[] =>
    (ANSWERS[step]?.(own, behind) ?? []).map((outcome) => doorOutcome({ kind: 'door-outcome', step, role, outcome }));
  return answered(effect);
}

function testPulse({ decisions, hasRelay }: BehindDoors, watchMs: number | null): TestPulse {
  if (!hasRelay()) return { kind: 'failed', certain: true, reason: 'closed' };
  const fault = decisions.fault('menu: test pulse', 0.3, 2);
  if (fault === 1) return { kind: 'failed', certain: decisions.chance('menu: nothing moved', 0.5), reason: 'io' };
  if (watchMs === null) return { kind: 'pulsed', drop: 'unwatched' };
  return { kind: 'pulsed', drop: fault === 2 ? 'not-seen' : 'seen' };
}

/** As the thread of past sales reads it. */
function cashFacts(entries: readonly RecordedEntry[]): CashFacts {
  const collections = newCollections();
  let last = 0;
  for (const recorded of entries) {
    noteCollections(collections, recorded);
    if (recorded.entry.kind === 'collection-started') last = recorded.entry.number;
  }
  const { cassettes, open, removal, past } = collections;
  const doubts = [...replay(entries).sales.values()].flatMap((sale): Doubt[] =>
    sale.bills.flatMap(({ status, billTiyn }) =>
      status !== 'doubtful'
        ? []
        : [
            {
              saleId: sale.saleId,
              billTiyn,
              claimCode: sale.claimCode ?? claimCode(sale.saleId),
              productName: sale.item.name,
              atMs: sale.startedAtMs,
              cassette:
                cassettes.taken === null || cassettes.inside.doubtful.some(({ saleId }) => saleId === sale.saleId)
                  ? 'inside'
                  : 'taken',
              isUnderWay:
                owedTiyn(sale) !== sale.debtTiyn ||
                [...sale.refunds, ...sale.purchases, ...sale.bills].some((one) =>
                  ['intended', 'asked', 'open'].includes(one.status),
                ),
            },
          ],
    ),
  );
  return { inside: heldIn(cassettes.inside), open, removal, past: [...past].reverse(), doubts, nextNumber: last + 1 };
}
