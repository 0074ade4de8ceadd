import type { Mutation } from './mutation.ts';

/** Faulty programs for the customer's information about their money, on the screen or on paper. */
export const TOLD_MUTATIONS: readonly Mutation[] = [
  {
    name: 'refused-refund-not-told',
    why: 'whoever is owed something has to know the code',
    file: 'app/session/refund/refunds.ts',
    from: 'const told = running.isOwed ? rest : withRefusedRefund(rest, running, outcome.code, now);',
    to: 'const told = running.isOwed ? rest : now.monoMs < 0 ? withRefusedRefund(rest, running, outcome.code, now) : rest;',
    kind: 'core',
  },
  {
    name: 'interrupted-sale-not-told',
    why: 'whoever stands there after a power cut has money in the machine',
    file: 'app/session/recovery/interrupted-sale.ts',
    from: "record.delivered < record.quantity || moneyOf(record) !== 'not-charged'",
    to: "moneyOf(record) !== 'not-charged' && moneyOf(record) !== 'checking'",
    kind: 'core',
  },
  {
    name: 'slip-of-an-interrupted-sale-again',
    why: 'a second slip could be paid to a second person',
    file: 'app/session/recovery/interrupted-sale.ts',
    from: 'record.isSlipIntended ? null : codeOf(record)',
    to: 'codeOf(record)',
    kind: 'core',
  },
  {
    name: 'note-in-doubt-not-named',
    why: 'what may have come in is part of the word about it',
    file: 'app/journal/sale-record.ts',
    from: "const isOpen = ({ status }: BillRecord): boolean => status === 'doubtful' || status === 'intended';",
    to: "const isOpen = ({ status }: BillRecord): boolean => status === 'intended';",
    kind: 'core',
  },
  {
    name: 'rest-of-a-torn-paper-forgotten',
    why: 'a code is money for whoever holds it',
    file: 'drivers/printer/escpos/leftover.ts',
    from: '  get isUnfinished(): boolean {\n    return this.#isUnfinished;',
    to: '  get isUnfinished(): boolean {\n    return this.#isUnfinished && false;',
    kind: 'everything',
  },
  {
    name: 'torn-paper-not-cut-off',
    why: 'a code is money for whoever holds it',
    file: 'drivers/printer/escpos/session.ts',
    from: '    const printed = await this.#run(voidPaper);\n',
    to: '    const printed = ok(voidPaper);\n',
    kind: 'everything',
  },
  {
    name: 'question-behind-the-paper-taken-for-its-answer',
    why: 'a paper is out only when the printer has answered behind its last line',
    file: 'drivers/printer/escpos/printer-line.ts',
    from: '  get heardMarkers(): number {\n    return this.#heardMarkers;',
    to: '  get heardMarkers(): number {\n    return this.#askedMarkers;',
    kind: 'slow-disk',
  },
  {
    name: 'sent-taken-for-printed',
    why: 'what has left the computer may still be in the printer, or lost',
    file: 'drivers/printer/escpos/print-job.ts',
    from: '    if (!knownAnswers.hasAnswered) return null;',
    to: '    if (!knownAnswers.hasAnswered || knownAnswers.marker === "answers") return null;',
    kind: 'slow-disk',
  },
];
