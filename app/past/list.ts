import type { Now } from '../ports/clock.ts';
import type { PastPage } from './past.ts';
import { readSearch, type Search } from './search.ts';

/** The state of a list of past sales at a door. */
export interface ListState {
  /** As it was typed. */
  readonly text: string;
  readonly search: Search | null;
  /** Where each page begins, the present one last; null from the newest sale on. */
  readonly starts: readonly (number | null)[];
  /** Null until it is read for the first time. */
  readonly page: PastPage | null;
  /** The question that is awaited; an answer to an earlier one is dropped. */
  readonly asked: number | null;
  readonly notice: 'not-understood' | 'unreadable' | null;
}

/** What a list asks for. */
export interface ListQuestion {
  readonly token: number;
  readonly search: Search | null;
  readonly beforeSequence: number | null;
}

/** The list and the question that fills it. */
export interface ListStep {
  readonly list: ListState;
  readonly question: ListQuestion | null;
}

/** Differs from that of every earlier question, also of an earlier visit at the door. */
export function nextToken(last: number, { monoMs }: Now): number {
  return Math.max(last + 1, Math.floor(monoMs));
}

/** A list from the newest sale on. `token` numbers the question; it differs from that of every question before. */
export function newList(token: number): ListStep {
  return asking({ text: '', search: null, starts: [null], page: null, asked: null, notice: null }, token);
}

/** Looks for what was typed; nothing typed is everything. */
export function findInList(list: ListState, text: string, token: number, nowMs: number): ListStep {
  const typed = text.trim();
  const search = typed === '' ? null : readSearch(typed, nowMs);
  if (typed !== '' && search === null)
    return { list: { ...list, text: typed, notice: 'not-understood' }, question: null };
  return asking({ ...list, text: typed, search, starts: [null] }, token);
}

/** Turns the page; at the end of the list nothing happens. */
export function turnPage(list: ListState, to: 'next' | 'previous', token: number): ListStep {
  const last = list.page?.sales.at(-1);
  if (list.asked !== null) return { list, question: null };
  if (to === 'next' && last !== undefined && list.page?.hasMore === true)
    return asking({ ...list, starts: [...list.starts, last.sequence] }, token);
  if (to === 'previous' && list.starts.length > 1) return asking({ ...list, starts: list.starts.slice(0, -1) }, token);
  return { list, question: null };
}

/** Reads the present page again. */
export function readAgain(list: ListState, token: number): ListStep {
  return asking(list, token);
}

/** The answer to a question; null where nothing can be read. */
export function listRead(list: ListState, token: number, page: PastPage | null): ListState {
  if (token !== list.asked) return list;
  if (page === null) return { ...list, asked: null, notice: 'unreadable' };
  return { ...list, asked: null, page, notice: null };
}

function asking(list: ListState, token: number): ListStep {
  return {
    list: { ...list, asked: token, notice: null },
    question: { token, search: list.search, beforeSequence: list.starts.at(-1) ?? null },
  };
}

/** What the window shows of a list. */
export interface ListView {
  readonly text: string;
  readonly page: PastPage | null;
  /** From 1. */
  readonly number: number;
  readonly isReading: boolean;
  readonly notice: ListState['notice'];
}

export function viewOfList({ text, page, starts, asked, notice }: ListState): ListView {
  return { text, page, number: starts.length, isReading: asked !== null, notice };
}
