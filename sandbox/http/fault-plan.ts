import { unreachable } from '../../app/result.ts';
import type { DateForm } from '../bank/kaspi-date.ts';
import type { Fault } from './fault.ts';
import type { LetterCase } from '../bank/letter-case.ts';

/** An answer that replaces the bank's. */
export type Substitute =
  | { readonly kind: 'page' }
  | {
      readonly kind: 'http';
      readonly httpStatus: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  | { readonly kind: 'status'; readonly statusCode: number; readonly message?: string; readonly httpStatus?: number };

/** A change to the bytes of the body. */
export type BodyDamage =
  | { readonly kind: 'garbage' | 'empty' }
  | { readonly kind: 'truncated'; readonly keepBytes: number | null; readonly announceAll: boolean };

/** The combined faults of one call. */
export interface FaultPlan {
  readonly waitBeforeMs: number;
  /** How often the request reaches the bank: 0, 1 or 2. */
  readonly runs: number;
  readonly answerSecond: boolean;
  readonly substitute: Substitute | null;
  readonly letterCase: LetterCase | null;
  readonly numbersAsText: boolean;
  readonly dateForm: DateForm | null;
  readonly purchaseStatus: string | null;
  readonly rewordings: readonly { readonly find: string; readonly put: string }[];
  readonly coding: 'gzip' | 'deflate' | 'br' | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly damage: BodyDamage | null;
  /** The number of blanks behind the body. */
  readonly paddingBytes: number;
  readonly waitAfterMs: number;
  readonly ending: 'answer' | 'reset' | 'silence';
  readonly closeAfter: boolean;
}

export const NO_FAULTS: FaultPlan = {
  waitBeforeMs: 0,
  runs: 1,
  answerSecond: false,
  substitute: null,
  letterCase: null,
  numbersAsText: false,
  dateForm: null,
  purchaseStatus: null,
  rewordings: [],
  coding: null,
  headers: {},
  damage: null,
  paddingBytes: 0,
  waitAfterMs: 0,
  ending: 'answer',
  closeAfter: false,
};

/** Combines faults: waits add up; of the others, one that keeps the request from the bank wins, otherwise the first. */
export function planFaults(faults: readonly Fault[]): FaultPlan {
  return faults.reduceRight(add, NO_FAULTS);
}

function add(plan: FaultPlan, fault: Fault): FaultPlan {
  switch (fault.kind) {
    case 'delay':
      return { ...plan, waitAfterMs: plan.waitAfterMs + fault.delayMs };
    case 'late':
      return { ...plan, waitBeforeMs: plan.waitBeforeMs + fault.delayMs };
    case 'reset':
    case 'silence':
      return { ...plan, ending: fault.kind, runs: runsAfter(plan, fault.work) };
    case 'html-502':
      return { ...plan, substitute: { kind: 'page' }, runs: runsAfter(plan, fault.work ?? 'undone') };
    case 'http':
    case 'status':
      return { ...plan, substitute: fault, runs: runsAfter(plan, fault.work ?? 'undone') };
    case 'duplicate':
      return { ...plan, runs: plan.runs * 2, answerSecond: fault.answer === 'second' };
    case 'garbage':
    case 'empty':
      return { ...plan, damage: { kind: fault.kind } };
    case 'truncated':
      return {
        ...plan,
        damage: { kind: 'truncated', keepBytes: fault.keepBytes ?? null, announceAll: fault.announce === 'all' },
      };
    case 'padded':
      return { ...plan, paddingBytes: plan.paddingBytes + fault.bytes };
    case 'letter-case':
      return { ...plan, letterCase: fault.letterCase };
    case 'numbers-as-text':
      return { ...plan, numbersAsText: true };
    case 'dates':
      return { ...plan, dateForm: fault.form };
    case 'purchase-status':
      return { ...plan, purchaseStatus: fault.status };
    case 'reworded':
      return { ...plan, rewordings: [fault, ...plan.rewordings] };
    case 'encoded':
      return { ...plan, coding: fault.coding };
    case 'headers':
      return { ...plan, headers: { ...plan.headers, ...fault.headers } };
    case 'close':
      return { ...plan, closeAfter: true };
    default:
      return unreachable(fault);
  }
}

function runsAfter(plan: FaultPlan, work: 'done' | 'undone'): number {
  return work === 'done' ? plan.runs : 0;
}
